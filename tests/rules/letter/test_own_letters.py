"""The letters that the program composes itself keep the rules."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.letter_cases import (
    KINDS,
    ROSTER,
    THREE_SESSIONS,
    composed,
    in_school,
    plan_with,
    sample_plan,
    sample_school,
)

from inservice_docs.records.finding import Severity
from inservice_docs.rules.letter.check import check_letter

DATE = dt.date(2010, 3, 2)


def _weighty(letter, plan):
    found = check_letter(letter, plan=plan, school=sample_school())
    return [one for one in found if one.severity is not Severity.HINT]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_quiet(kind):
    """A letter of each kind, from the sample plan, gives no error and no warning."""
    plan = in_school() if kind.endswith("memo") else sample_plan()
    date = dt.date(2010, 3, 29) if kind == "hours-memo" else DATE
    options = {"roster": ROSTER} if kind == "hours-memo" else {}
    for letter in composed(kind, plan, date=date, **options).value:
        assert not _weighty(letter, None if kind == "account-request" else plan)


def test_several_sessions_are_quiet():
    """Three sessions on two days fit the hours that the letter asks for."""
    plan = plan_with(sessions=THREE_SESSIONS, hours="12", authorities=["南投縣政府"], signup=None)
    for letter in composed("approval-request", plan, date=dt.date(2026, 8, 5)).value:
        assert not _weighty(letter, plan)


def test_an_invitation_without_approval_is_not():
    """An invitation that claims approval while none is on record is an error."""
    plan = plan_with(approvals=[])
    (letter,) = composed("invitation", plan, date=DATE).value
    found = check_letter(letter, plan=plan, school=sample_school(), approvals_known=True)
    errors = {one.code for one in found if one.severity is Severity.ERROR}
    assert errors == {"approval-claimed-unrecorded"}
