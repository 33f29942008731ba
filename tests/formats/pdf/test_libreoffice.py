"""LibreOffice turns many documents into PDF or ODT in one call, and every failure is plain."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from inservice_docs.formats.pdf import libreoffice
from inservice_docs.formats.pdf.libreoffice import convert, find_libreoffice
from inservice_docs.records.finding import UserError


def document(text: str) -> bytes:
    made = docx.Document()
    made.add_paragraph(text)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


@pytest.mark.system
def test_many_documents_become_pdf_in_one_call() -> None:
    """Each comes back under its own name with its own text."""
    made = convert({"甲.docx": document("第一份"), "b.docx": document("第二份")}, "pdf").value
    assert set(made) == {"甲.pdf", "b.pdf"}
    assert "第一份" in PdfReader(io.BytesIO(made["甲.pdf"])).pages[0].extract_text()
    assert "第二份" in PdfReader(io.BytesIO(made["b.pdf"])).pages[0].extract_text()


@pytest.mark.system
def test_odt_is_an_open_document() -> None:
    """ODF is what agencies ask for."""
    made = convert({"a.docx": document("內容")}, "odt").value["a.odt"]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        assert "內容" in archive.read("content.xml").decode("utf-8")


@pytest.fixture
def no_cache() -> object:
    find_libreoffice.cache_clear()
    yield
    find_libreoffice.cache_clear()


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program called soffice on the PATH."""
    place = folder / "soffice"
    place.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    place.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@pytest.mark.usefixtures("no_cache")
def test_a_machine_without_libreoffice_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The message names the cure and the way around."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    with pytest.raises(UserError) as problem:
        convert({"a.docx": b""}, "pdf")
    found = problem.value.findings[0]
    assert found.code == "libreoffice-missing"
    assert "docx" in found.fix


@pytest.mark.usefixtures("no_cache")
@pytest.mark.parametrize(("script", "words"), [("exit 3", "代碼 3"), ("exit 0", "沒有產生")])
def test_a_failing_libreoffice_is_not_taken_for_success(
    script: str, words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An exit code, or a document that did not come out, is an error."""
    program(tmp_path, monkeypatch, script)
    with pytest.raises(UserError, match=words):
        convert({"a.docx": b""}, "pdf")


@pytest.mark.usefixtures("no_cache")
def test_a_hanging_libreoffice_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The call ends at its time limit."""
    program(tmp_path, monkeypatch, "exec sleep 60")
    monkeypatch.setattr(libreoffice, "SECONDS", 0.2)
    monkeypatch.setattr(libreoffice, "SECONDS_PER_FILE", 0)
    with pytest.raises(UserError, match="沒有完成"):
        convert({"a.docx": b""}, "pdf")
