"""Entries of the trail."""

from __future__ import annotations

from inservice_docs.records.trail import TrailCheck


def test_a_trail_is_intact_until_an_entry_is_broken() -> None:
    """An empty one is intact."""
    assert TrailCheck().intact
    assert not TrailCheck(entries=3, broken=4, reason="內容與封緘不符。").intact
