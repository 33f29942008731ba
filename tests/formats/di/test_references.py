"""References are put right, or go; none is replaced."""

from __future__ import annotations

import pytest

from inservice_docs.formats.di.prolog import Prolog
from inservice_docs.formats.di.references import repair_references


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("<a>甲乙</a>", "<a>甲乙</a>"),
        (
            "<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x81FA;</a>",
            "<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x81FA;</a>",
        ),
        ("<a>R&D & &nbsp; &;</a>", "<a>R&amp;D &amp; &amp;nbsp; &amp;;</a>"),
        ("<a>&#0;&#11;&#xFFFF;&#xD800;&#xFDD0;&#9999999;</a>", "<a></a>"),
        ("<a>前&bomb;後</a>", "<a>前後</a>"),
        ("<a><![CDATA[R&D]]>&<!-- & --></a>", "<a><![CDATA[R&D]]>&amp;<!-- & --></a>"),
        ("<a>&<![CDATA[R&D", "<a>&amp;<![CDATA[R&D"),
    ],
)
def test_references_are_put_right(text: str, repaired: str) -> None:
    """A bare & becomes text; references to what nobody may hold or define go."""
    body, _ = repair_references(Prolog(text, parsed=frozenset({"bomb"})), "x.di")
    assert body == repaired


def test_a_bare_ampersand_is_a_hint_at_its_line() -> None:
    """The first of them is named."""
    _, findings = repair_references(Prolog("<a>\nR&D & Q</a>"), "x.di")
    assert [(each.code, each.place.line) for each in findings] == [("di-ampersand", 2)]


def test_many_openings_without_an_end_take_no_time() -> None:
    """What never ends is gone through once only."""
    body, _ = repair_references(Prolog("&<!--" * 200_000), "x.di")
    assert body.startswith("&amp;<!--&<!--")
