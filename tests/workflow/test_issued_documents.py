"""Issued documents are found again, and made again byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.issued_documents import (
    document_json,
    list_documents,
    remake_document,
)
from inservice_docs.workflow.register import Register


def test_a_document_is_made_again_as_it_went_out(register: Register, folder: Path) -> None:
    """Even when the template and the plan have changed since."""
    number = add_plan(folder / "plan.yaml", register).value.number
    issued = issue_letter(IssueOrder("invitation", number), register).value
    own = folder / "templates" / "letters" / "letter.docx"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"no template any more")
    assert remake_document(register, issued.documents[0].id) == issued.files
    assert hashlib.sha256(issued.files[0].data).hexdigest() == issued.documents[0].sha256


def test_documents_are_found_by_plan_number_and_kind(register: Register, folder: Path) -> None:
    """Each with who issued it and when."""
    number = add_plan(folder / "plan.yaml", register).value.number
    issue_letter(IssueOrder("invitation", number), register)
    order = IssueOrder("account-request", office="輔導室", person="王小範")
    issue_letter(order, register)
    assert len(list_documents(register)) == 2
    found = list_documents(register, plan=number)
    assert [each.kind for each in found] == ["invitation"]
    assert list_documents(register, number=found[0].number) == found
    assert list_documents(register, kind="account-request")[0].plan == ""
    answer = document_json(found[0])
    assert {"id", "kind", "plan", "number", "sha256", "issued_at", "by"} <= set(answer)
    assert answer["by"] == "陳小範"
    assert answer["files"][0] == f"{number}-invitation.docx"


def test_an_unknown_document_says_so(register: Register) -> None:
    """The cure is the list."""
    with pytest.raises(UserError) as problem:
        remake_document(register, 7)
    assert problem.value.findings[0].code == "document-unknown"
