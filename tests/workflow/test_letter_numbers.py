"""Document numbers are taken in a series, voided with a reason, and listed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.records.issued import NumberState
from inservice_docs.records.school import School
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.letter_numbers import (
    list_numbers,
    next_numbers,
    series_word,
    void_number,
)
from inservice_docs.workflow.register import Register


def texts(register: Register, **chosen: object) -> list[str]:
    """The numbers that are taken."""
    return [entry.number for entry in next_numbers(register, **chosen)]  # type: ignore[arg-type]


def test_numbers_follow_one_another_in_each_series(register: Register) -> None:
    """The school's own 字 and this ROC year, unless others are given."""
    assert texts(register) == ["曉中宗字第0990000001號"]
    assert texts(register, count=2) == ["曉中宗字第0990000002號", "曉中宗字第0990000003號"]
    assert texts(register, word="曉中教") == ["曉中教字第0990000001號"]
    assert texts(register, year=100) == ["曉中宗字第1000000001號"]


def test_a_series_goes_on_from_the_document_system(register: Register) -> None:
    """It begins where the other ended, and never goes back."""
    assert texts(register, start=6001) == ["曉中宗字第0990006001號"]
    assert texts(register) == ["曉中宗字第0990006002號"]
    with pytest.raises(UserError) as problem:
        next_numbers(register, start=10)
    assert problem.value.findings[0].code == "number-started"


def test_a_voided_number_stays_with_its_reason(register: Register) -> None:
    """And no letter may use it."""
    number = texts(register)[0]
    with pytest.raises(UserError):
        void_number(register, number, reason="")
    assert void_number(register, number, reason="重複取號").state is NumberState.VOID
    assert texts(register) == ["曉中宗字第0990000002號"]
    found = [(entry.serial, entry.reason) for entry in list_numbers(register)]
    assert found == [(2, ""), (1, "重複取號")]


def test_the_number_of_a_letter_that_went_out_is_not_voided(
    register: Register, folder: Path
) -> None:
    """Letters keep the number they were issued with."""
    number = add_plan(folder / "plan.yaml", register).value.number
    issued = issue_letter(IssueOrder("invitation", number), register).value.documents[0]
    with pytest.raises(UserError) as problem:
        void_number(register, issued.number, reason="寫錯")
    assert problem.value.findings[0].code == "number-issued"
    assert list_numbers(register, plan=number)[0].state is NumberState.TAKEN


def test_numbers_are_listed_by_series_and_page(register: Register) -> None:
    """Last taken first."""
    texts(register, count=3)
    texts(register, word="曉中教")
    assert len(list_numbers(register, "曉中宗")) == 3
    page = list_numbers(register, "曉中宗", limit=2)
    rest = list_numbers(register, "曉中宗", after=page[-1].number)
    assert [entry.serial for entry in (*page, *rest)] == [3, 2, 1]
    assert list_numbers(register, year=98) == ()


def test_without_any_word_the_cure_is_named(register: Register) -> None:
    """The option or the setting."""
    nameless = replace(register, workspace=replace(register.workspace, school=School()))
    with pytest.raises(UserError) as problem:
        series_word(nameless, "")
    assert problem.value.findings[0].code == "word-missing"
