"""The Kai font of letters: which one there is, and how another stands in."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from inservice_docs.formats.pdf.fonts import (
    OWN_NAMES,
    STAND_INS,
    font_settings,
    is_stand_in,
    kai_font,
)


@pytest.mark.system
def test_a_kai_font_is_found() -> None:
    """This machine has 標楷體 or a font that stands in for it."""
    assert kai_font() in (*OWN_NAMES, *STAND_INS)


def test_only_free_fonts_stand_in() -> None:
    """標楷體 under any of its names stands in for nothing."""
    assert not any(is_stand_in(name) for name in OWN_NAMES)
    assert all(is_stand_in(name) for name in STAND_INS)


def test_every_name_of_the_font_leads_to_the_stand_in() -> None:
    """The settings are valid XML and cover 標楷體, DFKai-SB and BiauKai, rare characters too."""
    settings = ET.fromstring(font_settings("TW-Kai").split("?>", 1)[1].split(">", 1)[1])
    aliases = {alias.findtext("family"): alias for alias in settings.iter("alias")}
    assert set(aliases) == set(OWN_NAMES)
    for alias in aliases.values():
        accepted = [family.text for family in alias.iterfind("accept/family")]
        assert accepted == ["TW-Kai", "TW-Kai-Ext-B"]
