"""The request for a business account: about no study, for a person who stands in no address."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.pages import Visitor
from tests.support.requests import unasked
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.register import Register

PAGE = "/letters/account-request"
WHO = {"office": "輔導室", "person": "陳小範"}


def test_it_is_previewed_and_issued(clerk: Visitor, register: Register) -> None:
    """With the next number; what went out is shown on its sheet."""
    seen = clerk.submit(PAGE, PAGE, WHO, button="預覽")
    assert "本校輔導室因辦理教師研習業務" in seen.text
    assert "%" not in str(seen.response.url)
    done = clerk.submit(seen, PAGE, {**WHO, "date": "99-02-26"}, button="完成並發文")
    assert done.path == "/documents/1"
    assert "曉中宗字第0990000001號" in done.text
    assert clerk.get("/documents/1/files/1").data.startswith(b"PK")


def test_its_draft_is_downloaded(clerk: Visitor, register: Register) -> None:
    """Nothing is recorded."""
    draft = clerk.submit(PAGE, PAGE, WHO, button="純文字")
    assert "輔導室" in draft.data.decode()
    with register.look() as work:
        assert work.documents.list() == ()


def test_missing_facts_keep_it_back(clerk: Visitor, register: Register) -> None:
    """Office and person must be told; a day that is none is said beside its field."""
    refused = clerk.submit(PAGE, PAGE, {"office": "輔導室"}, button="完成並發文")
    assert refused.status == 422
    wrong = clerk.submit(PAGE, PAGE, {**WHO, "date": "昨天"}, button="完成並發文")
    assert wrong.page.get_element_by_id("wrong-date") is not None
    with register.look() as work:
        assert work.documents.list() == ()


def test_a_study_has_no_such_letter(clerk: Visitor, register: Register, folder: Path) -> None:
    """Its address leads to this page."""
    plan = unasked(register, folder)
    assert clerk.get(f"/studies/{plan}/letters/account-request").path == PAGE


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/draft"])
def test_it_is_for_the_office(people: SignIn, path: str) -> None:
    """Not for a reviewer."""
    reviewer = people(Role.REVIEWER)
    token = reviewer.get("/").page.cssselect("[name=_csrf_token]")[0].get("value")
    assert reviewer.get(PAGE).status == 403
    assert reviewer.post(path, {"_csrf_token": token, **WHO}).status == 403
