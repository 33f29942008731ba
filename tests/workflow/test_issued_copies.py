"""An issued letter is given in other formats too; a document of another plan is not found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.replies import BARE, REQUEST, asked_plan

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issued_copies import copy_document, find_document, issued_letter
from inservice_docs.workflow.register import Register

Change = Callable[..., Path]


@pytest.fixture
def plan(register: Register, change: Change) -> str:
    """The sample study; its request has gone out as a Word file."""
    return asked_plan(register, change(BARE))


def test_a_document_belongs_to_its_plan(plan: str, register: Register, folder: Path) -> None:
    """Asked for under another one it is as unknown as one that is not there."""
    other = add_plan(folder / "in_school.yaml", register).value.number
    assert find_document(register, 1, plan=plan).number == REQUEST
    for id, asked in ((1, other), (99, plan)):
        with pytest.raises(UserError) as refused:
            find_document(register, id, plan=asked)
        assert refused.value.findings[0].code == "document-unknown"


def test_the_letter_is_read_back_as_it_went_out(plan: str, register: Register) -> None:
    """With its number and its date."""
    letter = issued_letter(register, find_document(register, 1, plan=plan))
    assert letter is not None
    assert (letter.number, letter.date) == (REQUEST, register.today)


def test_a_letter_is_copied_as_text(plan: str, register: Register) -> None:
    """The words of the letter, with its number; an unknown format is refused."""
    issued = find_document(register, 1, plan=plan)
    copy = copy_document(register, issued, "txt").value
    assert copy.name == f"{plan}-approval-request.txt"
    assert REQUEST in copy.data.decode()
    with pytest.raises(UserError, match="exe"):
        copy_document(register, issued, "exe")


@pytest.mark.system
def test_a_letter_is_copied_as_pdf(plan: str, register: Register) -> None:
    """Made from the very Word file that went out."""
    issued = find_document(register, 1, plan=plan)
    assert copy_document(register, issued, "pdf").value.data.startswith(b"%PDF")
