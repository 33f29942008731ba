"""Upload files that were made before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.issued import awarded
from tests.support.samples import id_number

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.fetch_upload import fetch_upload, held_uploads
from inservice_docs.workflow.issued_documents import remake_document
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.upload_hours import upload_hours


@pytest.fixture
def number(register: Register, tmp_path: Path) -> str:
    """A study whose upload files were made, and are nowhere but in the register."""
    number = awarded(register)
    upload_hours(register, number, ["csv", "txt"], tmp_path / "out")
    return number


def test_they_are_had_again_until_their_day(register: Register, number: str) -> None:
    """Whoever has them is in the trail; afterwards nobody has."""
    (held,) = held_uploads(register, number)
    assert held.files == (f"{number}-時數上傳.csv", f"{number}-時數上傳.txt")
    files = fetch_upload(register, number, held.id)
    assert id_number(1) in files[0].data.decode("utf-8-sig")
    with register.look() as work:
        assert work.trail.list()[0].action == "hours.fetch"
    later = replace(register, at=register.at + dt.timedelta(days=31))
    assert held.open_on(register.today)
    assert not held.open_on(later.today)
    with pytest.raises(UserError, match="期限"):
        fetch_upload(later, number, held.id)


def test_only_who_enters_the_hours_has_them(register: Register, number: str) -> None:
    """The reviewer, and 文書組 of a cross-school study, do not see the ID numbers."""
    (held,) = held_uploads(register, number)
    for role in (Role.REVIEWER, Role.RECORDS, Role.ADMINISTRATOR):
        other = replace(register, actor=Actor("other", frozenset({role})))
        with pytest.raises(UserError) as problem:
            fetch_upload(other, number, held.id)
        assert problem.value.findings[0].code == "role-missing"


def test_a_document_of_another_kind_or_study_is_none(register: Register, number: str) -> None:
    """The number in the address opens nothing by itself."""
    (held,) = held_uploads(register, number)
    other = awarded(register)
    assert held_uploads(register, other) == ()
    for plan, id in ((other, held.id), (number, 99999)):
        with pytest.raises(UserError):
            fetch_upload(register, plan, id)


def test_no_other_way_leads_to_them(register: Register, number: str) -> None:
    """Not as an issued document either."""
    (held,) = held_uploads(register, number)
    other = replace(register, actor=Actor("other", frozenset({Role.RECORDS})))
    with pytest.raises(UserError, match="不能下載"):
        remake_document(other, held.id)
    assert remake_document(register, held.id)
