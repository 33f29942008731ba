"""Making pages: files under their names, notices once, tokens for every form."""

from __future__ import annotations

import pytest
from tests.support.pages import Visitor
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.web.pages.view import new_token


def test_every_form_has_tokens_of_its_own(clerk: Visitor) -> None:
    """None comes twice."""
    assert len({new_token() for _ in range(1000)}) == 1000


def test_a_notice_is_shown_once(people: SignIn) -> None:
    """On the page after the change."""
    visitor = people(Role.OFFICER)
    assert "已經登出" in visitor.submit("/", "/logout").text
    assert "已經登出" not in visitor.get("/login").text


def test_what_was_searched_for_is_shown_as_text(clerk: Visitor) -> None:
    """Never as a part of the page."""
    answer = clerk.get("/", text="<script>alert(1)</script>\"'")
    assert "<script>alert" not in answer.response.text
    assert answer.page.get_element_by_id("f-text").get("value") == "<script>alert(1)</script>\"'"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/nowhere", "text/html; charset=utf-8"),
        ("/school/calendar.ics", "text/calendar; charset=utf-8"),
        ("/static/look.css", "text/css; charset=utf-8"),
    ],
)
def test_an_answer_names_its_kind_and_charset_once(clerk: Visitor, path: str, kind: str) -> None:
    """As the server sends it, for pages, refusals and files."""
    assert clerk.client.get(path).headers["content-type"] == kind
