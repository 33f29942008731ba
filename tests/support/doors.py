"""Studies whose door is open now, for tests of the pages that stand beside a running server."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.support.studies import CROSS, attended
from tests.web.moments import now

from inservice_docs.awards.timetable import TAIWAN
from inservice_docs.records.plan import Plan
from inservice_docs.workflow.door import badges
from inservice_docs.workflow.mark_attendance import attendance_sheet
from inservice_docs.workflow.register import Register

if TYPE_CHECKING:
    from playwright.sync_api import Page


def study_today(register: Register, people: int = 3) -> tuple[str, list[int]]:
    """A study that is on all of this day in two sessions, its roster printed; its participants."""
    today = now().astimezone(TAIWAN).date().isoformat()
    sessions = [
        {"date": today, "time": "00:00-23:58", "venue": "會議廳"},
        {"date": today, "time": "23:58-23:59", "venue": "會議廳"},
    ]
    plan = Plan.model_validate({**CROSS.model_dump(), "sessions": sessions})
    signup = plan.signup.model_copy(  # type: ignore[union-attr]
        update={"deadline": now().date() - dt.timedelta(days=3)}
    )
    return attended(register, plan.model_copy(update={"signup": signup}), people)


@pytest.fixture
def number(register: Register) -> str:
    """A study that is on now, with three people."""
    return study_today(register)[0]


@pytest.fixture
def codes(register: Register, number: str) -> list[str]:
    """The codes on their badges."""
    return [each.code for each in badges(register, number)]


def present(register: Register, number: str) -> set[int]:
    """Who came to the first session."""
    seen = attendance_sheet(register, number).seen
    return {who for (who, session), each in seen.items() if session == 1 and each.present}


def entries(register: Register) -> int:
    """How many passages of the door the trail tells of."""
    with register.look() as work:
        return sum(each.action == "attendance.door" for each in work.trail.list(limit=200))


def kept_for_later(page: Page) -> None:
    """Wait until the device keeps all that the page of the door needs without a network."""
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")
