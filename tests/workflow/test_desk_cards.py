"""What wants attention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.replies import REQUEST

from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.desk_cards import desk_cards, term_of
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.register import Register


def test_cards_tell_what_waits_and_how_long(
    register: Register, change: Callable[..., Path]
) -> None:
    """Working days since the letter went out; the week of the study; an office sees its own."""
    number = add_plan(change({"申請文號": None, "核准文號": None}), register).value.number
    issue_letter(IssueOrder("approval-request", number, number=REQUEST), register)
    later = replace(register, at=register.at + dt.timedelta(days=25))
    cards = desk_cards(later)
    assert (cards.waiting, cards.longest, cards.this_week) == (1, 17, 1)
    assert (cards.to_award, cards.awarded, cards.term) == (0, 0, "98 學年度第 2 學期")
    other = desk_cards(later, office="教務處")
    assert (other.waiting, other.longest, other.this_week) == (0, 0, 0)


@pytest.mark.parametrize(
    ("day", "months", "term"),
    [
        (dt.date(2026, 8, 1), ("2026-08", "2027-01"), "115 學年度第 1 學期"),
        (dt.date(2027, 1, 31), ("2026-08", "2027-01"), "115 學年度第 1 學期"),
        (dt.date(2027, 2, 1), ("2027-02", "2027-07"), "115 學年度第 2 學期"),
        (dt.date(2027, 7, 31), ("2027-02", "2027-07"), "115 學年度第 2 學期"),
    ],
)
def test_a_term_goes_from_august_or_from_february(
    day: dt.date, months: tuple[str, str], term: str
) -> None:
    """Six months each."""
    found, words = term_of(day)
    assert (min(found), max(found), len(found), words) == (*months, 6, term)
