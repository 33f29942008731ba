"""Script in every text field (惡意文字): pages and files show it as text, nothing runs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html
from tests.support.hostile import FORMULA, LINK, SCRIPT, Hostile, make_hostile
from tests.support.offices import sample_office
from tests.support.pages import DOOR, Visitor, served
from tests.web.test_every_route import ALL, Address

from inservice_docs.workflow.register import Register

OWN_SCRIPT = re.compile(r"/static/[\w./-]+\.js\?v=[0-9a-f]{12}")
GETS = [each for each in ALL if each.method == "GET" and not each.path.startswith("/static")]
KINDS = ("approval-request", "invitation", "in-school-memo", "hours-memo", "reminder",
         "change-notice", "account-request")  # fmt: skip


@dataclass(frozen=True)
class Walk:
    """A served register full of hostile texts, and its own user."""

    visitor: Visitor
    made: Hostile

    def addresses(self, each: Address) -> Iterator[str]:
        """The address with what there is in every blank."""
        made = self.made
        fills = {
            "number": [made.issued, made.open, made.today, made.fresh], "kind": [*KINDS, "svg"],
            "slug": [made.door if each.path.startswith("/c/") else made.sign_up],
            "token": [made.own], "login": ["evil"], "id": ["1", "2"], "position": ["1"],
            "what": ["export", "list", "pending"], "document": ["1"],
            "part": ["0"], "row": ["1"], "name": ["office"],
        }  # fmt: skip
        found = [each.path]
        for name in re.findall(r"\{(\w+):\w+\}", each.path):
            holes = re.compile(rf"\{{{name}:\w+\}}")
            found = [holes.sub(word, path) for path in found for word in fills[name]]
        yield from found


def _walk(home: Path, text: str) -> Iterator[Walk]:
    office = sample_office(home)
    with office.open() as register:
        made = make_hostile(register, home / "made", text)
        with served(office.folder, office.environment) as base:
            visitor = Visitor(base)
            visitor.get("/enter", key=DOOR)
            _drop_lists(visitor, register, made, text)
            yield Walk(visitor, made)


def _drop_lists(visitor: Visitor, register: Register, made: Hostile, text: str) -> None:
    """Lists that wait, with hostile people in them, under a hostile name."""
    cell = '"' + text.replace('"', '""') + '"'
    name = f'{cell[:-1]}乙3"'
    data = f"服務學校,職位類別,教師姓名,電子郵件\n{cell},{cell},{name},{cell}\n".encode("utf-8-sig")
    file = "名單<img src=x onerror=alert(4)>.csv"
    for page in (f"/studies/{made.today}/participants", f"/studies/{made.open}/applicants"):
        visitor.submit(page, f"{page}/list", files={"file": (file, data)})
    del register


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """One server for the whole walk."""
    yield from _walk(tmp_path_factory.mktemp("hostile"), SCRIPT)


@pytest.fixture(
    scope="module", params=[FORMULA, LINK, "+1+cmd|' /C calc'!A0"], ids=["=", "js", "+"]
)
def other(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """The same with texts that a spreadsheet or a link would bring to life."""
    yield from _walk(tmp_path_factory.mktemp("hostile"), request.param)


def look_at_page(text: str, where: str) -> None:
    """Nothing in a page runs, loads or leads where a text says."""
    assert "<script>alert" not in text, where
    assert "1337" not in text, where
    page = html.fromstring(text)
    for each in page.iter("script"):
        assert OWN_SCRIPT.fullmatch(each.get("src") or ""), where
        assert not (each.text or "").strip(), where
    for each in page.iter():
        if not isinstance(each.tag, str):
            continue
        for name, value in each.attrib.items():
            assert not name.startswith(("on", "style")), (where, each.tag, name)
            if name in {"href", "src", "action", "formaction", "hx-get", "hx-post", "data-to"}:
                at = value.strip().lower()
                assert not at.startswith(("javascript:", "vbscript:", "//")), (where, value[:80])
                assert not at.startswith("data:") or at.startswith("data:image/png"), where
        assert not (each.tag == "img" and each.get("src") == "x"), where


def look_at_file(name: str, data: bytes, where: str) -> None:
    """No cell of a table comes to life, no picture runs, and the archives hold the same."""
    kind = name.rpartition(".")[2]
    if kind in {"zip"}:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            for each in held.namelist():
                assert not each.startswith("/"), where
                assert ".." not in each, where
                look_at_file(each, held.read(each), where)
    elif kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
        texts = (SCRIPT[:5], FORMULA[:5], "+1+cmd")
        live = [c for c in cells if c.data_type == "f" and str(c.value).startswith(texts)]
        assert not live, where
        assert not [c for c in cells if c.hyperlink is not None], where
    elif kind == "csv":
        for line in data.decode("utf-8-sig", "replace").splitlines():
            for cell in line.split(","):
                assert not cell.strip('"').startswith(("=", "+1+", "@")), (where, line)
    elif kind == "svg":
        assert b"<script" not in data, where
    elif kind == "eml":
        head = data.partition(b"\r\n\r\n")[0] if b"\r\n\r\n" in data else data
        assert b"<script>" not in head, where


def visit(walk: Walk, path: str) -> None:
    """Look at one address."""
    answer = walk.visitor.client.get(path)
    assert answer.status_code < 500, (path, answer.text[-400:])
    said = answer.headers.get("content-disposition", "")
    kind = answer.headers.get("content-type", "")
    assert "\n" not in said
    if said.startswith("attachment"):
        from urllib.parse import unquote

        look_at_file(unquote(said.rpartition("''")[2]), answer.content, path)
    elif kind.startswith("text/html"):
        look_at_page(answer.text, path)
    else:
        assert kind.startswith(("application/json", "text/javascript", "image/", "text/plain")), (
            path
        )


@pytest.mark.parametrize("each", GETS, ids=str)
def test_no_page_runs_what_somebody_typed(walk: Walk, each: Address) -> None:
    """Whatever the address: pages, parts of pages, and files to be downloaded."""
    for path in walk.addresses(each):
        visit(walk, path)


def test_hidden_means_hidden(walk: Walk) -> None:
    """With personal data hidden no page shows a whole name of anybody on a list."""
    walk.visitor.client.cookies.set("hide", "1")
    try:
        for each in GETS:
            for path in walk.addresses(each):
                answer = walk.visitor.client.get(path)
                if answer.headers.get("content-type", "").startswith("text/html"):
                    shown = [f"乙{serial}" for serial in (1, 2, 3) if f"乙{serial}" in answer.text]
                    assert not shown, path
    finally:
        walk.visitor.client.cookies.delete("hide")


def test_the_walk_meets_hostile_texts(walk: Walk) -> None:
    """They are there to be met: on most pages of these studies."""
    made, met = walk.made, []
    for number, places in {
        made.issued: "hours participants certificates attendance",
        made.open: "signup applicants applicants/list letters/invitation course more",
        made.today: "participants participants/list sign-in badges checkin letters/reminder",
        made.fresh: "approvals",
    }.items():
        for place in places.split():
            text = walk.visitor.get(f"/studies/{number}/{place}").response.text
            met.append(("&lt;script&gt;alert(1)" in text, number, place))
    for path in ("/", "/numbers", "/school", "/school/accounts", f"/s/{made.sign_up}"):
        met.append(("&lt;script&gt;alert(1)" in walk.visitor.get(path).response.text, path))
    assert [each for each in met if not each[0]] == []


@pytest.mark.parametrize("place", ["export", "list", "pending"])
def test_no_cell_comes_to_life(other: Walk, place: str) -> None:
    """A text that looks like a formula stays a text in every list."""
    for number in (other.made.issued, other.made.today):
        visit(other, f"/studies/{number}/participants/files/{place}")
        for kind in ("xlsx", "docx"):
            visit(other, f"/studies/{number}/hours/list/{kind}")
    visit(other, f"/studies/{other.made.issued}/hours/statistics.xlsx")
    visit(other, "/courses/file")
    for page in (f"/studies/{other.made.open}", f"/studies/{other.made.today}/applicants", "/"):
        visit(other, page)
