"""Issued documents are found, and handed over byte for byte; never by another study's address."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.support.issued import awarded
from tests.support.pages import Answer, Visitor
from tests.support.replies import REQUEST
from tests.support.requests import DAY, unasked
from tests.support.studies import IN_SCHOOL, attended, person
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.issued_documents import remake_document
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take
from inservice_docs.workflow.upload_hours import upload_hours


@pytest.fixture
def plan(register: Register, folder: Path) -> str:
    """The sample study; its request has gone out as docx, txt and di: document 1."""
    number = unasked(register, folder)
    formats = ("docx", "txt", "di")
    issue_letter(
        IssueOrder("approval-request", number, number=REQUEST, date=DAY, formats=formats), register
    )
    return number


def test_a_document_is_found_by_number_and_by_study(clerk: Visitor, plan: str) -> None:
    """And shown on its sheet."""
    for query in ({"typed": REQUEST}, {"plan": plan}, {"kind": "approval-request"}, {}):
        assert REQUEST in clerk.get("/documents", **query).text
    assert "沒有符合的文件" in clerk.get("/documents", typed="曉中宗字第0990001234號").text
    page = clerk.get(clerk.get("/documents").link("申請核定研習時數"))
    assert page.path == f"/studies/{plan}/documents/1"
    assert "主旨：" in page.text


def test_every_file_comes_back_byte_for_byte(clerk: Visitor, register: Register, plan: str) -> None:
    """One by one, and all in one ZIP."""
    stored = {each.name: each.data for each in remake_document(register, 1)}
    base = f"/studies/{plan}/documents/1/files"
    for at, data in enumerate(stored.values(), 1):
        assert clerk.get(f"{base}/{at}").data == data
    archive = zipfile.ZipFile(io.BytesIO(clerk.get(base).data))
    assert {name: archive.read(name) for name in archive.namelist()} == stored
    for wrong in ("0", "99"):
        assert clerk.get(f"{base}/{wrong}").status == 404


def test_another_studys_document_is_not_found(
    clerk: Visitor, register: Register, folder: Path, plan: str
) -> None:
    """Neither its page nor its files nor a copy; nor under no study at all."""
    other = add_plan(folder / "in_school.yaml", register).value.number
    for base in (f"/studies/{other}/documents/1", f"/studies/{plan}/documents/77"):
        for rest in ("", "/files", "/files/1", "/copy?to=txt"):
            answer = clerk.get(base + rest)
            assert answer.status == 404
            assert REQUEST not in answer.text
    for rest in ("/files", "/files/1", "/copy"):
        assert clerk.get(f"/documents/1{rest}").status == 404


@pytest.mark.system
def test_it_is_copied_into_other_formats(clerk: Visitor, plan: str) -> None:
    """From the very file that went out."""
    page = clerk.get(f"/studies/{plan}/documents/1")
    assert clerk.get(page.link("PDF")).data.startswith(b"%PDF")
    assert clerk.get(f"{page.path}/copy", to="exe").status == 409


def test_documents_about_a_person_are_found_without_naming_them_in_an_address(
    clerk: Visitor, register: Register
) -> None:
    """By the full name or the ID number, sent as a form."""
    number, _ = attended(register, IN_SCHOOL, 2)
    with register.change() as work:
        take(work, register, work.plans.get(number), Move.RECORD_ATTENDANCE)
    issue_letter(IssueOrder("hours-memo", number, date=DAY), register)
    for who in (person(1).name, person(1).id_number):
        page = _search(clerk, who)
        assert "研習時數登錄簽" in page.text
        assert who not in str(page.response.url)
    assert "沒有符合的文件" in _search(clerk, "查無此人").text


def _search(clerk: Visitor, who: str) -> Answer:
    page = clerk.get("/documents")
    token = page.page.cssselect("[name=_csrf_token]")[0].get("value")
    return clerk.post("/documents", {"_csrf_token": token, "person": who})


def test_upload_files_are_not_had_here(clerk: Visitor, register: Register, tmp_path: Path) -> None:
    """They hold ID numbers in full; the page of the hours hands them over, on record."""
    number = awarded(register)
    upload_hours(register, number, ["xlsx"], tmp_path)
    base = f"/studies/{number}/documents"
    link = clerk.get(base).link("時數上傳檔")
    assert clerk.get(base).link("到時數下載") == f"/studies/{number}/hours"
    assert clerk.get(link).link("到時數下載") == f"/studies/{number}/hours"
    for rest in ("/files", "/files/1", "/copy?to=pdf"):
        answer = clerk.get(link + rest)
        assert answer.status == 409
        assert "時數" in answer.text


def test_only_the_office_sees_documents(people: SignIn, plan: str) -> None:
    """They may name people."""
    reviewer = people(Role.REVIEWER)
    base = f"/studies/{plan}/documents"
    for path in ("/documents", base, f"{base}/1", f"{base}/1/files", f"{base}/1/files/1"):
        assert reviewer.get(path).status == 403
    assert people(Role.RECORDS).get(f"{base}/1").status == 200
