"""Charts as SVG: bars in proportion, everything escaped."""

from __future__ import annotations

from lxml import etree

from inservice_docs.web.pages.charts import MOST, bars


def widths(svg: str) -> list[float]:
    """How long the bars are."""
    return [float(each.get("width")) for each in etree.fromstring(svg).iter("rect")]


def test_bars_are_in_proportion() -> None:
    """The largest fills the room."""
    longest, half, none = widths(bars([("甲", 10), ("乙", 5), ("丙", 0)]))
    assert abs(longest - 2 * half) < 0.2
    assert none == 1


def test_labels_are_escaped_and_long_ones_cut() -> None:
    """They come from what people typed."""
    svg = bars([("<script>alert(1)</script>", 1), ("&", 2)])
    assert "<script" not in svg
    labels = [each.text for each in etree.fromstring(svg).iter("text")]
    assert "&" in labels
    assert "<script>…" in labels


def test_nothing_is_drawn_of_nothing_and_only_so_many_of_much() -> None:
    """An empty year has no chart."""
    assert bars([]) == ""
    assert len(widths(bars([(str(n), n) for n in range(50)]))) == MOST
