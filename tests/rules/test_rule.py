"""A rule makes findings with its code, its weight and a cure."""

from __future__ import annotations

from inservice_docs.records.finding import Finding, Place, Severity
from inservice_docs.rules.rule import HINT, Rule

RULE = Rule("hours-odd", HINT, "登錄欄位", "時數要合理。", "改正時數。")


def test_found() -> None:
    """Without a cure of its own a finding has the rule's."""
    place = Place(field="時數")
    assert RULE.found("時數很怪。", place) == Finding(
        "hours-odd", Severity.HINT, "時數很怪。", "改正時數。", place
    )
    assert RULE.found("時數很怪。", place, "改成 3。").fix == "改成 3。"
