"""Certificates: one for each who earned one, and nothing personal in a file name."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader
from tests.support.docx_fields import field
from tests.support.issued import Counter

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.formats.pdf import libreoffice
from inservice_docs.formats.templates import find_template
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.certificate_files import ONE_FILE
from inservice_docs.workflow.draft_certificates import (
    CertificateOrder,
    draft_certificates,
)
from inservice_docs.workflow.workspace import Workspace


def order(folder: Path, **more: Any) -> CertificateOrder:
    given = {"plan": folder / "plan.yaml", "roster": folder / "roster.csv", "out": folder / "out"}
    return CertificateOrder(**{**given, **more})


def test_everyone_gets_one_and_all_stand_in_one_file(folder: Path, workspace: Workspace) -> None:
    """Ten people: ten documents and one with ten pages, told to the progress bar."""
    bar = Counter()
    paths = draft_certificates(order(folder, date="99-03-24"), workspace, bar).value
    assert [path.name for path in paths] == [
        *(f"研習證明_{serial:04}.docx" for serial in range(1, 11)),
        "研習證明_全部.docx",
    ]
    assert (bar.total, bar.steps) == (10, 10)
    one = "".join(read_text(paths[0].read_bytes()))
    for fact in ("林宜範", "B21000****", "十二年一貫生命教育分享日", "3小時", "王範例"):
        assert fact in one
    assert "B210000016" not in one
    assert "".join(read_text(paths[-1].read_bytes())).count("特此證明") == 10


def test_no_file_name_holds_a_name_or_an_id(folder: Path, workspace: Workspace) -> None:
    """File names travel: they hold the serial number only."""
    target = folder / "all.zip"
    outcome = draft_certificates(order(folder, zip_file=target), workspace, Counter())
    assert outcome.value == (target,)
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert len(names) == 11
    assert not any("林宜範" in name or "B2" in name for name in names)


def test_hours_of_their_own_stand_on_the_certificate(folder: Path, workspace: Workspace) -> None:
    """Who left early gets the actual hours; who was absent gets no certificate."""
    (folder / "short.csv").write_text(
        "教師姓名,身分證字號,研習時數\n甲範一,A123456789,3\n乙範二,,1.5\n丙範三,,0\n",
        encoding="utf-8-sig",
    )
    outcome = draft_certificates(order(folder, roster=folder / "short.csv"), workspace, Counter())
    texts = ["".join(read_text(path.read_bytes())) for path in outcome.value]
    assert len(texts) == 3
    assert "研習時數3小時" in texts[0]
    assert "研習時數1.5小時" in texts[1]
    assert "丙範三" not in "".join(texts)
    assert any("1人" in found.message for found in outcome.findings)


def test_final_certificates_need_their_date(folder: Path, workspace: Workspace) -> None:
    """A missing date is red in a draft and stops a final one; nothing is written."""
    assert draft_certificates(order(folder), workspace, Counter()).value
    with pytest.raises(UserError):
        draft_certificates(order(folder, final=True, out=folder / "final"), workspace, Counter())
    assert not (folder / "final").exists()
    final = order(folder, final=True, date="99-03-24", out=folder / "final")
    assert len(draft_certificates(final, workspace, Counter()).value) == 11


@pytest.mark.parametrize("date", [None, "99-03-24"])
def test_several_processes_make_the_same_bytes(
    folder: Path, workspace: Workspace, date: str | None
) -> None:
    """Two processes or one: the same ZIP, with the same gaps where a fact is missing."""
    made = []
    for processes in (1, 2):
        target = folder / f"{processes}.zip"
        asked = order(folder, zip_file=target, processes=processes, date=date)
        draft_certificates(asked, workspace, Counter())
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_a_template_that_cannot_be_merged_gives_single_files(
    folder: Path, workspace: Workspace
) -> None:
    """A school's own template with footnotes: each has a file, and a hint says why not one."""
    own = folder / "templates" / CERTIFICATE
    own.parent.mkdir(parents=True)
    document = docx.Document(str(find_template(CERTIFICATE)))
    document.add_section()
    document.save(str(own))
    bar = Counter()
    outcome = draft_certificates(order(folder, date="99-03-24"), workspace, bar)
    assert len(outcome.value) == 10
    assert "template-not-mergeable" in {found.code for found in outcome.findings}


def test_many_certificates_come_in_volumes(folder: Path, workspace: Workspace) -> None:
    """A file that holds all has at most so many pages that Word opens it in good time."""
    people = "".join(f"甲範一,,{n}\n" for n in range(1, ONE_FILE + 2))
    (folder / "many.csv").write_text("教師姓名,身分證字號,研習時數\n" + people, "utf-8-sig")
    target = folder / "many.zip"
    asked = order(folder, roster=folder / "many.csv", zip_file=target)
    draft_certificates(asked, workspace, Counter())
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
    assert len(names) == ONE_FILE + 3
    assert names[-2:] == ["研習證明_全部_1.docx", "研習證明_全部_2.docx"]


def test_without_libreoffice_nothing_is_begun(
    folder: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Word files are not written first when the PDFs cannot follow."""
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)
    with pytest.raises(UserError) as problem:
        draft_certificates(order(folder, formats=("docx", "pdf")), workspace, Counter())
    assert problem.value.findings[0].code == "libreoffice-missing"
    assert not (folder / "out").exists()


@pytest.mark.system
def test_certificates_come_out_as_pdf(folder: Path, workspace: Workspace) -> None:
    """One conversion for all of them, cut apart: each has one page, its own."""
    outcome = draft_certificates(order(folder, formats=("pdf",)), workspace, Counter())
    assert [path.name for path in outcome.value] == [
        *(f"研習證明_{serial:04}.pdf" for serial in range(1, 11)),
        "研習證明_全部.pdf",
    ]
    assert "pdf-one-by-one" not in {found.code for found in outcome.findings}
    readers = [PdfReader(path) for path in outcome.value]
    assert [len(reader.pages) for reader in readers] == [1] * 10 + [10]
    for serial, reader in enumerate(readers[:10], 1):
        assert f"第{serial:04}號" in reader.pages[0].extract_text()


@pytest.mark.system
def test_a_template_that_cannot_be_cut_apart_is_converted_file_by_file(
    folder: Path, workspace: Workspace
) -> None:
    """A school's footer that counts all pages: the PDFs come out right, and a hint says how."""
    own = folder / "templates" / CERTIFICATE
    own.parent.mkdir(parents=True)
    document = docx.Document(str(find_template(CERTIFICATE)))
    field(document.sections[0].footer.paragraphs[0], " NUMPAGES ")
    document.save(str(own))
    people = "教師姓名\n甲範一\n乙範二\n"
    (folder / "two.csv").write_text(people, "utf-8-sig")
    asked = order(folder, roster=folder / "two.csv", formats=("pdf",))
    outcome = draft_certificates(asked, workspace, Counter())
    assert [path.name for path in outcome.value] == [
        "研習證明_0001.pdf", "研習證明_0002.pdf", "研習證明_全部.pdf",
    ]  # fmt: skip
    assert [len(PdfReader(path).pages) for path in outcome.value] == [1, 1, 2]
    told = [found for found in outcome.findings if found.code == "pdf-one-by-one"]
    assert len(told) == 1
    assert "NUMPAGES" in told[0].message
