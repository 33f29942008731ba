"""Two versions of a plan side by side."""

from __future__ import annotations

import datetime as dt

from inservice_docs.records.plan import Contact, Plan, Session
from inservice_docs.web.pages.differences import differences, taken_over
from inservice_docs.web.pages.plan_fields import plan_typed, plan_values

DAY = dt.date(2026, 3, 24)
THEIRS = Plan(name="甲", sessions=(Session(date=DAY, venue="圖書館"),), authorities=("乙", "丙"))
MINE = Plan(name="甲", sessions=(Session(date=DAY),), contacts=(Contact(name="丁"),))


def test_only_what_differs_is_told_in_words() -> None:
    """Each field once, whatever it holds."""
    found = {each.label: (each.theirs, each.mine) for each in differences(THEIRS, MINE)}
    assert found == {
        "承辦人": ("（空白）", "丁"),
        "場次": ("115-03-24；圖書館", "115-03-24"),
        "主管機關": ("乙、丙", "（空白）"),
    }
    assert differences(THEIRS, THEIRS) == ()


def test_a_field_is_taken_over_as_a_whole() -> None:
    """With all its rows; the others stay as they were typed."""
    merged = plan_typed(taken_over(THEIRS, plan_values(MINE), ("sessions",))).plan
    assert merged == MINE.model_copy(update={"sessions": THEIRS.sessions})
