"""Every form sent with nonsense (亂填的表單): a page says what is wrong, never a fault."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.support.hostile import Hostile, make_hostile
from tests.support.offices import sample_office
from tests.support.pages import DOOR, Visitor, served
from tests.web.test_every_route import ALL, Address

from inservice_docs import web

ROUNDS = 4
POSTS = [
    each
    for each in ALL
    if each.method == "POST" and each.path not in {"/logout", "/school/backup", "/school/doctor"}
]
SOURCES = "".join(path.read_text("utf-8") for path in Path(web.__file__).parent.rglob("*.py"))
NAMES = sorted(
    {*re.findall(r'form\.\w+\(\s*"([\w-]+)"', SOURCES), "mark-1", "was-1", "in-1", "out-1"}
    | {"sessions-1-date", "sessions-1-time", "contacts-1-name", "name", "scope", "q-0", "theirs"}
    | {"id_number", "shown", "website", "events", "_kind", "_part", "_row", "_cure", "x\0y"}
)
NONSENSE = [
    *("", "0", "-1", "1", "9" * 5000, "99999999999999999999", "1E+999999", "1e-999999", "NaN"),
    *("a" * 100_000, " " * 50_000, "\0", "a\0b", "\ud800", "\u202e", "１２３", "²", "٣", "中文"),
    *("115-09-31", "000-00-00", "13:00-99:99", "A123456789", "../../x", "{{7*7}}", "{% x %}"),
    *("\r\nSet-Cookie: x=1", "add sessions", "drop sessions-99999999999", "pass-1", "pass-" * 9),
    *("[" * 50_000, '{"sent":"2026-01-01","events":[1]}', "all", "on", "send", "usual", "try"),
]
FILES = [
    *(b"", b"PK\x03\x04no archive", b"%PDF-1.4 no pages", b"\x89PNG\r\n\x1a\n", b"a,b\n1,2\n"),
    *(b"\0" * 500, b"<x>" * 500, b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', b"\xd0\xcf\x11\xe0"),
]
SUFFIXES = ["csv", "xlsx", "docx", "pdf", "png", "di", "xml", "html", "mdb", "ods", "yaml", ""]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Visitor, Hostile]]:
    """A served register with something in it, and its own user."""
    home = tmp_path_factory.mktemp("random")
    office = sample_office(home)
    with office.open() as register:
        held = make_hostile(register, home / "made", "範例")
        with served(office.folder, office.environment) as base:
            visitor = Visitor(base)
            visitor.get("/enter", key=DOOR)
            yield visitor, held


@pytest.mark.parametrize("each", POSTS, ids=str)
def test_nonsense_is_told_and_no_fault(made: tuple[Visitor, Hostile], each: Address) -> None:
    """Random fields and files, the same ones every time; the server answers on."""
    visitor, held = made
    lot = random.Random(str(each))
    fills = {
        "number": [held.issued, held.open, held.today, held.fresh], "token": [held.own, "x"],
        "slug": [held.door if each.path.startswith("/c/") else held.sign_up], "id": ["1", "2"],
        "row": ["1", "999"], "kind": ["reminder", "invitation", "x"], "login": ["evil"],
    }  # fmt: skip
    for _ in range(ROUNDS):
        path = re.sub(r"\{(\w+):\w+\}", lambda hole: lot.choice(fills[hole[1]]), each.path)
        names = lot.sample(NAMES, lot.randint(1, 12))
        fields = [(name, lot.choice(NONSENSE).encode("utf-8", "surrogatepass")) for name in names]
        headers = {"x-csrftoken": visitor.client.cookies["csrf"]}
        if lot.random() < 0.5:
            body, headers["content-type"] = parts(lot, fields), "multipart/form-data; boundary=cut"
        else:
            body = urlencode(fields).encode()
            headers["content-type"] = "application/x-www-form-urlencoded"
        answer = visitor.client.post(path, content=body, headers=headers, follow_redirects=False)
        assert answer.status_code < 500, (path, fields, answer.text[-500:])
    assert visitor.get("/enter", key=DOOR).path == "/"


def parts(lot: random.Random, fields: list[tuple[str, bytes]]) -> bytes:
    """The fields as a form with a file."""
    body = b""
    for name, value in fields:
        plain = name.replace("\0", "")
        body += f'--cut\r\nContent-Disposition: form-data; name="{plain}"\r\n\r\n'.encode()
        body += value + b"\r\n"
    file = f'name="{lot.choice(["file", "photo"])}"; filename="../x.{lot.choice(SUFFIXES)}"'
    body += f"--cut\r\nContent-Disposition: form-data; {file}\r\n\r\n".encode()
    return body + lot.choice(FILES) + b"\r\n--cut--\r\n"
