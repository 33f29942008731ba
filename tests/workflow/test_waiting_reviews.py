"""The 審課單位 sees what waits for it, courses and lists, longest waiting first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.support.studies import CROSS, study

from inservice_docs.records.account import Role
from inservice_docs.records.course import ReviewKind
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.set_course_status import decide_course
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.statuses import PlanStatus
from inservice_docs.workflow.steps.take import put_back, take
from inservice_docs.workflow.waiting_reviews import review_kind, waiting_reviews


def waits(register: Register) -> str:
    """A study whose course waits to be reviewed since today."""
    number = study(register, CROSS)
    with register.change() as work:
        put_back(work, register, work.plans.get(number), PlanStatus.UNCONFIRMED, reason="測試")
    return number


def listed(register: Register) -> str:
    """A study whose list waits to be reviewed since today."""
    moves = (Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS, Move.PRINT_ROSTER, Move.RECORD_ATTENDANCE)
    number = study(register, CROSS, *moves, Move.AWARD)
    with register.change() as work:
        take(work, register, work.plans.get(number), Move.SUBMIT)
    return number


def test_what_waits_longest_comes_first(register: Register) -> None:
    """Courses and lists in one line, or one kind alone."""
    later = replace(register, at=register.at + dt.timedelta(days=4))
    list_first = listed(register)
    course_later = waits(later)
    found = waiting_reviews(later)
    assert [(one.kind, one.listing.line.number) for one in found] == [
        (ReviewKind.LIST, list_first),
        (ReviewKind.COURSE, course_later),
    ]
    assert found[0].listing.waited > found[1].listing.waited
    only = waiting_reviews(later, kind=ReviewKind.COURSE)
    assert [one.listing.line.number for one in only] == [course_later]


def test_what_was_decided_waits_no_more(register: Register) -> None:
    """Passed or returned."""
    number = waits(register)
    decide_course(register, number, "returned", reason="時數不符")
    assert waiting_reviews(register) == ()


def test_each_status_tells_what_is_to_be_reviewed() -> None:
    """Of others nothing is."""
    assert review_kind("課程未確認") is ReviewKind.COURSE
    assert review_kind("資料上傳結束") is ReviewKind.LIST
    assert review_kind("已核准") is None
    assert review_kind("") is None


def test_it_is_for_reviewers(register: Register) -> None:
    """An officer sees it on the study's own page."""
    officer = replace(register, actor=Actor("承辦", frozenset({Role.OFFICER})))
    with pytest.raises(UserError, match="審課單位"):
        waiting_reviews(officer)
