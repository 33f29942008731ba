"""What failures look like: in words, with a cure and a way back; never a trace or a secret."""

from __future__ import annotations

import pytest
from tests.support.pages import Visitor

from inservice_docs.web.office import Office


def test_a_page_that_is_not_there_is_told(clerk: Visitor) -> None:
    """With the way to the first page."""
    answer = clerk.get("/nowhere")
    assert answer.status == 404
    assert "沒有這一頁" in answer.text
    assert answer.link("回首頁") == "/"


def test_a_stale_form_is_told_and_its_token_is_renewed(clerk: Visitor) -> None:
    """The next page brings a fresh one."""
    clerk.client.cookies.set("csrf", "of an earlier server", domain="127.0.0.1")
    answer = clerk.post("/preferences", {"theme": "dark"})
    assert answer.status == 403
    assert "已經失效" in answer.text


def test_a_fault_of_the_program_tells_where_and_never_what(
    clerk: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it worked on may hold anything."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("B210000016 陳小範")

    monkeypatch.setattr(Office, "register", fail)
    answer = clerk.get("/")
    assert answer.status == 500
    assert "RuntimeError" in answer.text
    assert "不是您的操作問題" in answer.text
    assert "B210000016" not in answer.response.text
    assert "陳小範" not in answer.response.text


def test_a_part_of_a_page_gets_a_part(clerk: Visitor) -> None:
    """A remark in its place, not a page within the page."""
    headers = {"hx-request": "true"}
    answer = clerk.client.get("/?after=115-999", headers=headers)
    assert answer.status_code == 404
    assert "<html" not in answer.text
    assert "note error" in answer.text
