"""Accepting a list: who can be taken goes in, the others wait on."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.support.studies import CROSS, person, roster, study

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.accept_list import Accepted, accept_list
from inservice_docs.workflow.edit_participants import list_participants
from inservice_docs.workflow.keep_list import PARTICIPANTS, TEACHERS, keep_list, kept_list
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move


def test_nobody_is_lost(register: Register, tmp_path: Path) -> None:
    """A second time nothing more comes in."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    file = roster(tmp_path, [person(1), person(2, id_number="A123456788")])
    keep_list(register, PARTICIPANTS, number, file)
    done = accept_list(register, PARTICIPANTS, number).value
    assert done == Accepted(1, 0, 0, 1)
    assert done.words == "加入 1 人，還在等待更正 1 人。"
    with pytest.raises(UserError) as problem:
        accept_list(register, PARTICIPANTS, number)
    assert problem.value.findings[0].code == "list-none-ready"
    assert len(list_participants(register, number)) == 1


def test_what_the_verb_behind_refuses_stays_on_the_list(register: Register, tmp_path: Path) -> None:
    """Hours above those of the course, a study that is not so far."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    keep_list(register, PARTICIPANTS, number, roster(tmp_path, [person(1, hours=Decimal(9))]))
    with pytest.raises(UserError):
        accept_list(register, PARTICIPANTS, number)
    assert kept_list(register, PARTICIPANTS, number) is not None
    early = study(register)
    keep_list(register, PARTICIPANTS, early, roster(tmp_path, [person(1)]))
    with pytest.raises(UserError) as problem:
        accept_list(register, PARTICIPANTS, early)
    assert problem.value.findings[0].code == "step-impossible"


def test_people_are_added_and_leave_the_list_in_one_step(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the list cannot be shortened, for whatever reason, nobody was added."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    keep_list(register, PARTICIPANTS, number, roster(tmp_path, [person(1)]))

    def cut_off(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("inservice_docs.workflow.accept_list.without_rows", cut_off)
    with pytest.raises(KeyboardInterrupt):
        accept_list(register, PARTICIPANTS, number)
    assert list_participants(register, number) == ()
    assert kept_list(register, PARTICIPANTS, number) is not None


def test_teachers_are_brought_up_to_date(register: Register, tmp_path: Path) -> None:
    """New, changed, unchanged; without a list there is nothing to accept."""
    keep_list(register, TEACHERS, "", roster(tmp_path, [person(1), person(2)]))
    assert accept_list(register, TEACHERS).value == Accepted(2, 0, 0, 0)
    again = [person(1), person(2, position="主任"), person(3)]
    keep_list(register, TEACHERS, "", roster(tmp_path, again))
    assert accept_list(register, TEACHERS).value.added == 1
    with pytest.raises(UserError) as problem:
        accept_list(register, TEACHERS)
    assert problem.value.findings[0].code == "list-gone"
    assert Accepted(0, 0, 0, 0).words == "名單沒有變動。"
