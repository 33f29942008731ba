"""Verifying certificates on the public page."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from tests.support.issued import awarded, issued
from tests.support.pages import Visitor
from tests.web.conftest import SignIn

from inservice_docs.formats.qr.write import qr_png
from inservice_docs.records.certificate import IssuedCertificate
from inservice_docs.web.routes import verify
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.revoke_certificate import revoke_certificate

HERE = "/verify"


@pytest.fixture
def visitor(people: SignIn) -> Visitor:
    """Somebody without an account."""
    return people()


@pytest.fixture
def paper(register: Register, tmp_path: Path) -> tuple[IssuedCertificate, bytes]:
    """A certificate and its file."""
    done = issued(register, awarded(register), tmp_path / "out", date=None)
    file = next(each for each in done.files if each.name.endswith("_0001.docx"))
    return done.certificates[0], file.read_bytes()


def verdict(answer: object) -> str:
    """The heading of the verdict."""
    page = answer.page  # type: ignore[attr-defined]
    return str(page.cssselect(".verdict h2")[0].text_content())


def test_a_true_one_is_told_with_what_it_says(
    visitor: Visitor, paper: tuple[IssuedCertificate, bytes]
) -> None:
    """By its file, by a picture of its code, by the code's text; the name stays masked."""
    held, data = paper
    for fields, files in (
        ({}, {"file": ("證明.docx", data)}),
        ({}, {"file": ("照片.png", qr_png(held.code))}),
        ({"text": held.code}, None),
        ({"text": f"https://www.example.edu.tw/verify#{held.code}"}, None),
    ):
        answer = visitor.submit(HERE, HERE, fields, files)
        assert verdict(answer) == "這張證明是真的"
        assert held.number in answer.text
        assert "王範例1" not in answer.text
        assert str(answer.response.url).endswith(HERE)


def test_one_that_was_changed_is_told(
    visitor: Visitor, paper: tuple[IssuedCertificate, bytes]
) -> None:
    """With what is sealed, to compare."""
    document = docx.Document(io.BytesIO(paper[1]))
    for text in document.element.body.iter(f"{{{document.element.nsmap['w']}}}t"):
        text.text = (text.text or "").replace("王範例1", "王範例2")
    changed = io.BytesIO()
    document.save(changed)
    answer = visitor.submit(HERE, HERE, {}, {"file": ("x.docx", changed.getvalue())})
    assert verdict(answer) == "這張證明被改過"
    assert "姓名" in answer.text


def test_a_revoked_one_is_told(
    visitor: Visitor, register: Register, paper: tuple[IssuedCertificate, bytes]
) -> None:
    """Its reason stays with the office."""
    revoke_certificate(register, paper[0].number, reason="內部的原因")
    answer = visitor.submit(HERE, HERE, {"text": paper[0].code})
    assert verdict(answer) == "這張證明已經撤銷"
    assert "內部的原因" not in answer.text


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 100, b"%PDF-1.4 broken", b"PK\x03\x04 broken", b"GIF89a", b"<svg/>"]
)
def test_what_cannot_be_read_is_told(visitor: Visitor, data: bytes) -> None:
    """In words; nothing breaks, and nothing is kept."""
    answer = visitor.submit(HERE, HERE, {}, {"file": ("../../x.pdf", data)})
    assert answer.status in {200, 422}
    assert "真的" not in answer.text


def test_texts_that_are_no_code_are_told(visitor: Visitor) -> None:
    """Script in the field comes back as nothing."""
    answer = visitor.submit(HERE, HERE, {"text": "<script>alert(1)</script>"})
    assert verdict(answer) == "讀不到驗證碼"
    assert "<script>alert" not in answer.response.text
    assert visitor.submit(HERE, HERE, {}).status == 422
    assert visitor.submit(HERE, HERE, {"text": "x" * 6000}).page.cssselect("#wrong-text")


def test_large_files_are_refused(visitor: Visitor) -> None:
    """Ten megabytes before they are read; far larger ones before they are sent (guard.bodies)."""
    large = visitor.submit(HERE, HERE, {}, {"file": ("x.pdf", b"x" * (verify.MOST_BYTES + 1))})
    assert large.page.cssselect("#wrong-file")


def test_robots_are_kept_out(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """After many from one address."""
    monkeypatch.setattr(verify, "MOST_TRIES", 2)
    for _ in range(2):
        visitor.submit(HERE, HERE, {"text": "x"})
    assert "次數太多" in visitor.submit(HERE, HERE, {"text": "x"}).text


def test_the_keys_are_published(visitor: Visitor, paper: tuple[IssuedCertificate, bytes]) -> None:
    """As the list that the command line takes."""
    (key,) = json.loads(visitor.get(f"{HERE}/keys").data)["keys"]
    assert key["id"] == paper[0].key
    assert key["id"] in visitor.get(HERE).text


def test_nothing_is_remembered(
    visitor: Visitor, register: Register, paper: tuple[IssuedCertificate, bytes]
) -> None:
    """What somebody shows stands neither in the trail nor anywhere else."""
    with register.look() as work:
        before = work.trail.list(limit=1)
    visitor.submit(HERE, HERE, {}, {"file": ("證明.docx", paper[1])})
    with register.look() as work:
        assert work.trail.list(limit=1) == before
