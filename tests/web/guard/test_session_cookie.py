"""The session's cookie: an answer that changes nothing in it leaves it alone."""

from __future__ import annotations

import httpx
import pytest
from tests.support.pages import Visitor
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.web.guard import session_cookie
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import play_samples

SET = "set-cookie"


def test_an_answer_that_comes_late_takes_no_notice_away(clerk: Visitor, register: Register) -> None:
    """Nor does it bring one back: a preview is asked for, the study is stored, both answer."""
    number = play_samples(register)[0].number
    path = f"/studies/{number}"
    seen = clerk.get(path)
    before = dict(clerk.client.cookies)
    clerk.client.follow_redirects = False
    assert clerk.submit(seen, path, {"office": "教務處"}).status == 303
    clerk.client.follow_redirects = True
    pending = dict(clerk.client.cookies)
    assert pending != before
    for cookies in (before, pending):
        late = httpx.get(
            f"{clerk.base}/studies/presence?number={number}",
            headers={"hx-request": "true", "cookie": "; ".join(map("=".join, cookies.items()))},
        )
        assert late.status_code == 200
        assert SET not in late.headers
    assert "已儲存" in clerk.get(path).text
    assert "已儲存" not in clerk.get(path).text


def test_a_page_sets_it_only_to_change_it(clerk: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """But one in use is sent anew in time, so that nobody is signed out at work."""
    assert SET not in clerk.get("/").response.headers
    monkeypatch.setattr(session_cookie, "RENEWED", -1)
    renewed = clerk.get("/").response.headers.get_list(SET)
    assert [each.partition("=")[0] for each in renewed] == ["inservice"]
    assert f"Max-Age={12 * 3600}" in renewed[0]
    assert clerk.get("/").status == 200
    monkeypatch.undo()
    assert SET not in clerk.get("/").response.headers


def test_who_leaves_takes_it_along(people: SignIn) -> None:
    """Signing out clears it."""
    clerk = people(Role.OFFICER)
    assert "inservice" in clerk.client.cookies
    clerk.submit("/", "/logout")
    assert "inservice" not in clerk.client.cookies
