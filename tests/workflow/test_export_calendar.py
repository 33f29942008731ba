"""Deadlines as a calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.studies import CROSS, IN_SCHOOL, study

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.export_calendar import after_working_days, export_calendar
from inservice_docs.workflow.purge_privacy import keep_until
from inservice_docs.workflow.register import Register


def lines(register: Register, **chosen: str) -> list[str]:
    """Return the content lines of the calendar."""
    text = export_calendar(register, **chosen).data.decode("utf-8")  # type: ignore[arg-type]
    return text.replace("\r\n ", "").split("\r\n")


def test_the_dates_of_a_study(register: Register) -> None:
    """Sign-up, reminder, sessions, hours, and the end of its personal data."""
    number = study(register)
    keep_until(register, number, dt.date(2012, 7, 31))
    with register.change() as work:
        work.approvals.request(number, ["臺中市政府"], number="x", date=dt.date(2010, 2, 26))
    found = lines(register)
    titles = [line.removeprefix("SUMMARY:").split("：")[0] for line in found if "SUMMARY" in line]
    assert titles == ["催辦核准（臺中市政府）", "報名截止", "研習", "研習", "核發時數", "刪除個資"]
    for line in (
        "DTSTART;VALUE=DATE:20100316",
        "DTSTART:20100323T051000Z",
        "DTEND:20100323T070000Z",
        "DTSTART;VALUE=DATE:20100324",
        f"UID:{number}-session-2@inservice-docs",
    ):
        assert line in found
    assert CROSS.contacts[0].name not in "".join(found)


def test_one_plan_or_one_office(register: Register) -> None:
    """And an unknown plan says so."""
    first = study(register)
    study(register, IN_SCHOOL.model_copy(update={"office": "輔導室"}))
    assert sum(line == "BEGIN:VEVENT" for line in lines(register)) == 7
    assert sum(line == "BEGIN:VEVENT" for line in lines(register, plan=first)) == 4
    assert sum(line == "BEGIN:VEVENT" for line in lines(register, office="輔導室")) == 3
    with pytest.raises(UserError):
        export_calendar(register, plan="99-999")


def test_working_days_leave_weekends_out() -> None:
    """Friday and one is Monday."""
    assert after_working_days(dt.date(2010, 3, 26), 1) == dt.date(2010, 3, 29)
    assert after_working_days(dt.date(2010, 3, 26), 0) == dt.date(2010, 3, 26)
