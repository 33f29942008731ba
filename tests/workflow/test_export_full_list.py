"""The list with full ID numbers is had by whoever enters the hours, and the trail knows."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from tests.support.samples import id_number
from tests.support.studies import CROSS, IN_SCHOOL, attended, study

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.export_full_list import EXPORTED, export_full_list
from inservice_docs.workflow.register import Actor, Register


def notes(register: Register) -> list[tuple[str, str]]:
    """What the trail says of lists that were handed over."""
    with register.look() as work:
        found = [each for each in work.trail.list() if each.action == EXPORTED]
    return [(each.subject, each.detail) for each in found]


def test_it_holds_full_numbers_and_is_noted(register: Register) -> None:
    """With the warning that goes with them; the trail names nobody of the list."""
    number, _ = attended(register)
    made = export_full_list(register, number)
    assert {each.code for each in made.findings} == {"full-ids-written"}
    book = openpyxl.load_workbook(io.BytesIO(made.value.data))
    assert id_number(1) in str([[cell.value for cell in row] for row in book["研習名單"].rows])
    assert notes(register) == [(number, "含完整證號，3 人")]


def test_only_who_enters_the_hours_has_it(register: Register) -> None:
    """承辦人 of a cross-school study, 文書組 of one in school; refusals leave no note."""
    for plan, right in ((CROSS, Role.OFFICER), (IN_SCHOOL, Role.RECORDS)):
        number, _ = attended(register, plan)
        for role in Role:
            other = replace(register, actor=Actor("other", frozenset({role})))
            if role is right:
                export_full_list(other, number)
                continue
            with pytest.raises(UserError) as problem:
                export_full_list(other, number)
            assert problem.value.findings[0].code == "role-missing"
    assert len(notes(register)) == 2


def test_an_empty_list_is_none(register: Register) -> None:
    """Nothing is handed over, and nothing noted."""
    with pytest.raises(UserError) as problem:
        export_full_list(register, study(register, CROSS))
    assert problem.value.findings[0].code == "participants-none"
    assert notes(register) == []
