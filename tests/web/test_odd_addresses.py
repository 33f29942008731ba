"""Addresses, referers and numbers as nobody types them: a plain page, never a fault, never away."""

from __future__ import annotations

import pytest
from tests.support.pages import DOOR, Visitor
from tests.support.studies import CROSS, study

from inservice_docs.records.finding import error
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.register import Register


@pytest.mark.parametrize(
    "path",
    ["//elsewhere.example/", "/\\elsewhere.example", "/a\\b", "http://[", "x", "/login\t//x"],
)
def test_the_way_back_never_leads_to_another_site(clerk: Visitor, path: str) -> None:
    """`//elsewhere` is a path of ours for a parser of addresses, and another site for a browser."""
    headers = {"referer": clerk.base + path if path[0] == "/" else path}
    headers["x-csrftoken"] = clerk.client.cookies["csrf"]
    where = clerk.client.post("/preferences", headers=headers, follow_redirects=False)
    assert where.headers["location"] in {"/", "/a%5Cb", "/login//x"}
    assert "\\" not in where.headers["location"]
    shown = clerk.client.get("/studies/115-999", headers=headers)
    assert 'href="//' not in shown.text
    assert "elsewhere" not in shown.text


@pytest.mark.parametrize("number", ["中文", "%0d%0aSet-Cookie:%20a=b", "%ff", "%00", "x" * 3000])
def test_a_number_that_was_sent_is_quoted_in_the_answer(clerk: Visitor, number: str) -> None:
    """It can neither break the answer nor add a header to it."""
    headers = {"x-csrftoken": clerk.client.cookies["csrf"]}
    to = f"/studies/{number}/applicants"
    answer = clerk.client.post(to, headers=headers, follow_redirects=False)
    assert answer.status_code in {303, 404, 409}
    assert "a" not in answer.cookies
    assert answer.headers.get("location", "/").isascii()


@pytest.mark.parametrize(
    "path",
    [
        "/documents/99999999999999999999",
        "/certificates/99999999999999999999",
        "/?text=a%00b",
        "/?text=%ED%A0%80",
        "/numbers?word=%00",
        "/school/trail?subject=%00",
        "/enter?key=中文",
    ],
)
def test_what_no_register_can_look_up_is_not_there(clerk: Visitor, path: str) -> None:
    """On every database: too large a number, a character that no text holds."""
    assert 200 <= clerk.client.get(path).status_code < 500


@pytest.mark.parametrize("amount", ["1e999999", "1e-999999", "9" * 5000, "NaN", "-1", "1" * 30])
def test_a_number_that_would_take_hours_to_write_is_refused(
    clerk: Visitor, register: Register, amount: str
) -> None:
    """Where whole numbers go, where amounts go, and where rows are ticked."""
    number = study(register, CROSS)
    answer = clerk.submit("/numbers", "/numbers", {"word": "範中教", "count": amount})
    assert (answer.status, "應填" in answer.text) == (422, True)
    token = {"x-csrftoken": clerk.client.cookies["csrf"]}
    for place, name in (("participants/one", "hours"), ("participants/remove", "id")):
        fields = {name: amount, "id_number": "A123456789", "name": "王小範"}
        sent = clerk.client.post(f"/studies/{number}/{place}", data=fields, headers=token)
        assert sent.status_code < 500, place


def test_many_remarks_travel_in_one_cookie(clerk: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies refuse requests with long cookies, and the browser would be locked out for hours."""
    found = [error("x", "說明" * 100, "解法" * 100)] * 12
    real = View.to
    monkeypatch.setattr(View, "to", lambda self, path, notice="": real(self, path, notice, found))
    answer = clerk.client.get("/enter", params={"key": DOOR}, follow_redirects=False)
    assert len(answer.headers.get_list("set-cookie")) == 1
    assert len(answer.headers["set-cookie"]) < 4096
