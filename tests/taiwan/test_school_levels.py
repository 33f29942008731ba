"""The level of a school by its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.school_levels import LEVELS, levels_of


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("臺中市北區健行國民小學", "國小"),
        ("彰化縣 縣立範例國小", "國小"),
        ("國立臺中教育大學附設實驗國民小學", "國小"),
        ("臺中市立範例國民中學", "國中"),
        ("南投縣立範例國民中小學", "國中 國小"),
        ("臺中市立範例國中小", "國中 國小"),
        ("臺中市私立曉明女子高級中學", "高中"),
        ("臺中一中", "高中"),
        ("國立彰化師範大學附屬高級工業職業學校", "高職"),
        ("臺中市立臺中家商", "高職"),
        ("國立範例高級中等學校", "高中 高職"),
        ("臺北市立完全中學", "高中 國中"),
        ("臺中市私立範例高級中學附設國中部", "國中"),
        ("臺中市立範例高級中學高中部", "高中"),
        ("臺中市健行國民小學附設幼兒園", "幼稚園"),
        ("國立臺中啟聰學校", "特殊教育學校"),
        ("臺中市立臺中特殊教育學校", "特殊教育學校"),
        ("國立高雄師範大學", ""),
        ("臺中市華德福實驗學校", ""),
        ("", ""),
    ],
)
def test_levels(name: str, levels: str) -> None:
    """Several where the name says so; none where it says nothing."""
    assert levels_of(name) == frozenset(levels.split())


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever the text, the levels are those of 參加對象."""
    assert levels_of(text) <= set(LEVELS)
