"""The door of a study: its link, its badges, who may be looked up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.support.studies import CROSS, attended, listed, person, study

from inservice_docs.awards.timetable import TAIWAN
from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Plan
from inservice_docs.workflow.door import (
    badges,
    door_at,
    door_link,
    look_up,
    open_door,
    participant_of_badge,
)
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.steps.machine import Move


def test_a_door_opens_once_the_roster_is_printed(register: Register) -> None:
    """Before that attendance cannot be recorded at all."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS)
    with pytest.raises(UserError) as problem:
        open_door(register, number)
    assert problem.value.findings[0].code == "step-impossible"
    assert door_link(register, number) is None
    printed, _ = attended(register)
    slug = open_door(register, printed)
    assert door_link(register, printed) == slug
    assert door_at(register, slug).entry.number == printed


def test_sessions_without_times_have_no_door(register: Register) -> None:
    """Nobody could tell when it is open."""
    plan = Plan.model_validate({**CROSS.model_dump(), "sessions": [{"date": "99-03-23"}]})
    number, _ = attended(register, plan)
    with pytest.raises(UserError) as problem:
        open_door(register, number)
    assert problem.value.findings[0].code == "session-times-missing"


def test_the_session_is_the_one_that_is_on(register: Register) -> None:
    """Else the next of the day, else its last; none at night."""
    number, _ = attended(register)
    door = door_at(register, open_door(register, number))
    day = dt.datetime(2010, 3, 23, tzinfo=TAIWAN)
    found = {
        hour: session.number if (session := door.session(day.replace(hour=hour))) else None
        for hour in (9, 12, 14, 15, 17, 20)
    }
    assert found == {9: None, 12: 1, 14: 1, 15: 1, 17: 2, 20: None}


def test_a_badge_tells_nothing_but_its_number(register: Register) -> None:
    """And opens nothing in another study, or when a letter of it is changed."""
    number, ids = attended(register)
    cards = badges(register, number)
    assert [participant_of_badge(register, number, each.code) for each in cards] == ids
    assert [each.number for each in cards] == [1, 2, 3]
    code = cards[0].code
    assert "範例" not in code
    assert participant_of_badge(register, number, f" {code.upper()} ") == ids[0]
    other, _ = attended(register)
    for wrong, at in ((code, other), (f"2{code[1:]}", number), (code[:-1] + "?", number)):
        with pytest.raises(UserError):
            participant_of_badge(register, at, wrong)


def test_people_are_found_by_a_part_of_their_name_and_shown_hidden(register: Register) -> None:
    """At most a dozen of them; nobody for nothing."""
    number, _ = attended(register)
    listed(register, number, [person(serial) for serial in range(4, 30)])
    slug = open_door(register, number)
    found = look_up(register, slug, " 範例7 ")
    assert [(each.name, each.school) for each in found] == [("王○○7", "臺中市立範例國民小學")]
    assert len(look_up(register, slug, "範例")) == 12
    assert look_up(register, slug, " ") == ()


def test_only_officers_open_doors_and_print_badges(register: Register) -> None:
    """Anybody else is refused."""
    number, _ = attended(register)
    nobody = replace(register, actor=Actor("別人"))
    for act in (open_door, badges):
        with pytest.raises(UserError) as problem:
            act(nobody, number)
        assert problem.value.findings[0].code == "role-missing"
