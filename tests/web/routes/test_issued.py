"""All issued certificates on the pages."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from tests.support.issued import awarded, issued
from tests.support.pages import Visitor
from tests.support.samples import id_number
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.list_certificates import list_certificates
from inservice_docs.workflow.register import Register

HERE = "/certificates"


@pytest.fixture
def number(register: Register, tmp_path: Path) -> str:
    """A study whose certificates were issued."""
    number = awarded(register, 30)
    issued(register, number, tmp_path / "out", date=None)
    return number


def test_they_are_found_by_what_one_knows(clerk: Visitor, register: Register, number: str) -> None:
    """Number, study, full name, ID number; what was typed stands in no address."""
    page = clerk.get(HERE)
    assert len(page.page.cssselect("tbody tr")) == 25
    older = clerk.submit(page, HERE, button="較早的")
    assert len(older.page.cssselect("tbody tr")) == 5
    first = list_certificates(register, number)[-1]
    for text, rows in (
        (first.number, 1),
        (number, 25),
        ("王範例7", 1),
        (id_number(7), 1),
        ("王範例999", 0),
        ("(99)曉中宗字第9999號", 0),
        ("<script>", 0),
    ):
        found = clerk.submit(HERE, HERE, {"text": text}, button="搜尋")
        assert len(found.page.cssselect("tbody tr")) == rows, text
        assert str(found.response.url).endswith(HERE)
    clerk.client.cookies.set("hide", "1")
    assert "王範例" not in clerk.get(HERE).text


def test_one_is_handed_over_copied_and_revoked(
    clerk: Visitor, register: Register, number: str
) -> None:
    """Each with a reason; the study then has somebody to issue to again."""
    held = list_certificates(register, number)[0]
    here = f"{HERE}/{held.id}"
    same = clerk.get(f"{here}/file/docx")
    assert held.number in words(same.data)
    wrong = clerk.submit(here, "/copy", {"copy_reason": ""}, button="Word")
    assert wrong.status == 422
    copy = clerk.submit(here, "/copy", {"copy_reason": "本人遺失"}, button="Word")
    assert "補發" in words(copy.data)
    assert "補發1" in copy.response.headers["content-disposition"] or copy.status == 200
    assert clerk.submit(here, "/revoke", {"revoke_reason": ""}).status == 422
    done = clerk.submit(here, "/revoke", {"revoke_reason": "時數更正"})
    assert "已撤銷" in done.notes[0]
    assert "時數更正" in done.text
    assert clerk.get(f"{here}/file/docx").status == 409
    assert clerk.get(f"/studies/{number}/certificates").page.cssselect("#issue")


def test_who_may_not_sees_counts_and_keys_alone(people: SignIn, number: str) -> None:
    """No name, no number."""
    reviewer = people(Role.REVIEWER)
    page = reviewer.get(HERE)
    assert page.status == 200
    assert "30" in page.text
    assert "王範例" not in page.text
    assert number not in page.text
    assert reviewer.get(f"{HERE}/1").status == 403
    assert reviewer.get(f"{HERE}/1/file/docx").status == 403


def test_one_that_is_not_there_is_told(clerk: Visitor) -> None:
    """With whatever is asked for."""
    assert clerk.get(f"{HERE}/999").status == 404
    assert clerk.get(f"{HERE}/999/file/docx").status == 404
    assert clerk.get(f"{HERE}/x").status == 404


def words(data: bytes) -> str:
    """The text of a Word file."""
    return "".join(docx.Document(io.BytesIO(data)).element.body.itertext())
