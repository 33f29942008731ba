"""A list on its way into the register: kept sealed, corrected, given up."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.samples import id_number
from tests.support.studies import CROSS, person, roster, study

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.keep_list import (
    KEPT,
    PARTICIPANTS,
    TEACHERS,
    correct_row,
    forget_list,
    keep_list,
    kept_list,
    settle_row,
    without_rows,
)
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.steps.machine import Move


@pytest.fixture
def number(register: Register) -> str:
    """A study that takes participants."""
    return study(register, CROSS, Move.OPEN_SIGN_UP)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list of three, the second with a wrong ID number."""
    return roster(tmp_path, [person(1), person(2, id_number="A123456788"), person(3)])


def test_a_list_is_kept_sealed_for_who_dropped_it(
    register: Register, number: str, file: Path
) -> None:
    """Each study has one; the database holds no name of it in clear."""
    kept = keep_list(register, PARTICIPANTS, number, file)
    assert ([each.row for each in kept.rows], [each.row for each in kept.waiting]) == (
        [2, 3, 4],
        [3],
    )
    assert kept_list(register, PARTICIPANTS, number) == kept
    other = replace(register, actor=Actor("別人", register.actor.roles))
    assert kept_list(other, PARTICIPANTS, number) is None
    assert kept_list(register, PARTICIPANTS, study(register)) is None
    assert kept_list(register, TEACHERS) is None
    assert register.workspace.folder is not None
    with sqlite3.connect(register.workspace.folder / "registry.sqlite") as connection:
        rows = connection.execute("SELECT * FROM drafts").fetchall()
    connection.close()
    assert len(rows) == 1
    assert "王範例1".encode() not in b"".join(str(each).encode() for each in rows)


def test_rows_are_corrected_taken_and_left_out(register: Register, number: str, file: Path) -> None:
    """Only one state is kept of it."""
    keep_list(register, PARTICIPANTS, number, file)
    wrong = correct_row(register, PARTICIPANTS, number, 3, {"hours": "三點", "name": "王更正"})
    (row,) = wrong.waiting
    assert (row.unread, row.person.name) == ({"hours": "三點"}, "王更正")
    assert {each.place.field for each in row.found} == {"hours", "id_number"}
    settled = settle_row(register, PARTICIPANTS, number, 3, take=True)
    assert settled is not None
    assert [each.row for each in settled.waiting] == [3]  # hours that cannot be read
    right = correct_row(
        register, PARTICIPANTS, number, 3, {"hours": "1.5", "id_number": id_number(2)}
    )
    assert not right.waiting
    left = settle_row(register, PARTICIPANTS, number, 4, take=False)
    assert left is not None
    assert [each.row for each in left.rows] == [2, 3]
    assert without_rows(register, PARTICIPANTS, number, [2, 3]) is None
    assert kept_list(register, PARTICIPANTS, number) is None
    with pytest.raises(UserError) as problem:
        correct_row(register, PARTICIPANTS, number, 3, {})
    assert problem.value.findings[0].code == "list-row-gone"


def test_a_list_is_gone_when_it_is_given_up_or_a_week_old(
    register: Register, number: str, file: Path
) -> None:
    """Nothing of it stays."""
    keep_list(register, PARTICIPANTS, number, file)
    other = replace(register, actor=Actor("別人", register.actor.roles))
    keep_list(other, TEACHERS, "", file)
    later = replace(register, at=register.at + KEPT * 2)
    assert kept_list(later, PARTICIPANTS, number) is None
    assert kept_list(other, TEACHERS) is None
    assert kept_list(register, PARTICIPANTS, number) is None
    keep_list(register, TEACHERS, "", file)
    forget_list(register, TEACHERS)
    assert kept_list(register, TEACHERS) is None


def test_only_officers_drop_lists(register: Register, number: str, file: Path) -> None:
    """Anybody else is refused before the file is read."""
    with pytest.raises(UserError):
        keep_list(replace(register, actor=Actor("訪客")), PARTICIPANTS, number, file)
