"""Figures for charts follow the plans."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.edit_plan import cancel_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.show_figures import show_figures


def test_studies_count_by_month_audience_and_status(register: Register, folder: Path) -> None:
    """A cancelled one was never held: it stays among the statuses alone."""
    add_plan(folder / "plan.yaml", register)
    add_plan(folder / "in_school.yaml", register)
    cancel_plan("99-002", register, reason="重複登記")
    found = show_figures(register).as_json()
    assert (found["plans"], found["people"]) == (2, 0)
    assert found["months"] == [{"month": "2010-03", "studies": 1, "people": 0, "hours": 0.0}]
    assert found["audiences"] == [{"audience": "國小", "studies": 1, "people": 0}]
    assert {each["status"] for each in found["statuses"]} == {"已核准", "已取消"}


def test_waits_are_working_days_from_our_letter_to_the_answer(
    register: Register, folder: Path
) -> None:
    """By authority, with their average; holidays are no working days."""
    add_plan(folder / "plan.yaml", register)
    found = show_figures(register, school_year=98).as_json()["approval_waits"]
    assert len(found) == 4
    assert found[0]["answers"] == 1
    assert found[0]["average"] == found[0]["working_days"] > 0
    assert show_figures(register, office="學務處").as_json()["approval_waits"] == []
