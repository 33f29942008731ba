"""Forms as strangers send them: odd ones are refused with a page, and none is remembered."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from litestar import _parsers
from tests.support.pages import Answer, Visitor

from inservice_docs.web.guard.sent_forms import MOST_FIELDS, MOST_TEXT

TYPED = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=cut"


def token(visitor: Visitor) -> str:
    """The token of the forms of a visitor."""
    found = re.search('name="_csrf_token" value="([0-9a-f]+)"', visitor.get("/help").response.text)
    return found.group(1) if found else visitor.client.cookies["csrf"]


def send(visitor: Visitor, kind: str, body: bytes, path: str = "/verify") -> Answer:
    """Send bytes as a form, with a token that holds."""
    headers = {"content-type": kind, "x-csrftoken": token(visitor)}
    return Answer(visitor.client.post(path, content=body, headers=headers))


def part(name: str, value: bytes, more: str = "", kind: str = "") -> bytes:
    """One part of a form with files."""
    head = f'--cut\r\nContent-Disposition: form-data; name="{name}"{more}\r\n'
    return f"{head}{kind}\r\n".encode() + value + b"\r\n"


END = b"--cut--\r\n"


def test_what_was_typed_is_not_kept_in_memory(clerk: Visitor) -> None:
    """The framework keeps the last thousand bodies; those of the pages are not among them."""
    before = _parsers.parse_url_encoded_form_data.cache_info()
    clerk.submit("/verify", "/verify", {"text": "一段很私密的文字"})
    assert _parsers.parse_url_encoded_form_data.cache_info() == before


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        (TYPED, b"a=1&" * (MOST_FIELDS + 1), 413),
        (TYPED, b"text=" + b"a" * MOST_TEXT, 413),
        (TYPED, b"text=%ff%fe", 400),
        (TYPED, b"text=\xff", 400),
        (PARTS, part("a", b"1") * (MOST_FIELDS + 1) + END, 413),
        (PARTS, part("text", b"a" * MOST_TEXT) + END, 413),
        (PARTS, part("text", b"\xff") + END, 400),
        (PARTS, part("text", b"a"), 400),
        (PARTS, b"no part at all", 400),
        ("multipart/form-data", part("text", b"a") + END, 400),
        (PARTS, b"--cut\r\n" + b"a: b\r\n" * 100 + b"\r\n\r\n" + END, 413),
    ],
    ids=lambda held: str(held)[:30] if isinstance(held, bytes | str) else "",
)
def test_an_odd_form_is_refused_with_a_page(
    clerk: Visitor, kind: str, body: bytes, status: int
) -> None:
    """Too many fields, too long a text, bytes that are no text, parts that never end."""
    answer = send(clerk, kind, body)
    assert (answer.status, "回首頁" in answer.text) == (status, True)


@pytest.mark.parametrize("charset", ["punycode", "utf-16", "unicode_escape", "nothing-like-it"])
def test_the_sender_does_not_choose_the_decoder(clerk: Visitor, charset: str) -> None:
    """Some decoders take hours; whatever a part says, it is read as UTF-8."""
    kind = f"Content-Type: text/plain; charset={charset}\r\n"
    answer = send(clerk, PARTS, part("text", b"abc-" * 100_000, kind=kind) + END)
    assert "文字太長" in answer.text


@pytest.mark.parametrize(
    "forged", ["中" * 80, quote("中" * 30), "\xe9" * 80], ids=["plain", "quoted", "latin"]
)
@pytest.mark.parametrize("where", ["field", "file", "header", "cookie"])
def test_a_token_of_odd_letters_is_a_wrong_token(clerk: Visitor, where: str, forged: str) -> None:
    """In the form, as a file, in the header, in the cookie: refused as any other is."""
    headers: dict[str, str | bytes] = {"content-type": TYPED}
    body = b"x=1"
    if where == "field":
        body = f"_csrf_token={quote(forged)}".encode()
    elif where == "file":
        headers["content-type"] = PARTS
        body = part("_csrf_token", forged.encode(), '; filename="a"') + END
    elif where == "header":
        headers["x-csrftoken"] = forged.encode()
    else:
        headers["x-csrftoken"] = token(clerk)
        headers["cookie"] = f"csrf={quote(forged)}"
    sent = [
        (name.encode(), v if isinstance(v, bytes) else v.encode()) for name, v in headers.items()
    ]
    answer = clerk.client.post("/verify", content=body, headers=sent)
    assert answer.status_code == 403


def test_fields_that_no_page_has_are_left_out(clerk: Visitor) -> None:
    """A name with a control character, or a whole text as a name, is the name of nothing."""
    body = "a%00b=1&" + "x" * 500 + "=1&text=abc"
    assert "讀不到驗證碼" in send(clerk, TYPED, body.encode()).text


@pytest.mark.parametrize("token", ["%00", "%ED%A0%80", "a%00b", "x" * 500, "中文"])
def test_an_odd_once_token_is_none(clerk: Visitor, token: str) -> None:
    """The form is answered, not a fault."""
    assert send(clerk, TYPED, f"_once={token}&text=abc".encode()).status in {200, 400, 422}
