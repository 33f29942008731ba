"""Many documents by one conversion come out as each would alone: pages, numbers, headers, look."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from tests.support.docx_fields import field
from tests.support.docx_parts import build

from inservice_docs.documents.placeholders import sample_of
from inservice_docs.documents.sheet_placeholders import CERTIFICATE
from inservice_docs.formats.docx.apart import bookmark
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.pdf.libreoffice import convert
from inservice_docs.formats.pdf.merged import convert_merged, cut
from inservice_docs.formats.templates import find_template
from inservice_docs.records.finding import UserError


def both_ways(template: Template, contexts: list[dict[str, Any]]) -> tuple[list[bytes], ...]:
    """Return the PDFs of one merged conversion, and of one call with a file for each."""
    document = template.render_apart(contexts)
    marks = [bookmark(n) for n in range(len(contexts))]
    whole, parts = convert_merged(document.document, marks, document.frame).value
    alone = convert(
        {f"{n}.docx": data for n, data in enumerate(template.render_each(contexts))}, "pdf"
    ).value
    assert len(PdfReader(io.BytesIO(whole)).pages) == sum(len(pages(part)) for part in parts)
    return parts, [alone[f"{n}.pdf"] for n in range(len(contexts))]


def pages(data: bytes) -> list[str]:
    """Return what each page says, without the white space, which is a reader's guess."""
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def pictures(data: bytes, folder: Path) -> list[bytes]:
    """Return each page as a picture."""
    folder.mkdir()
    (folder / "a.pdf").write_bytes(data)
    program = shutil.which("pdftoppm") or "pdftoppm"
    command = [program, "-r", "50", "-png", "a.pdf", "p"]
    subprocess.run(command, cwd=folder, check=True)
    return [path.read_bytes() for path in sorted(folder.glob("p*.png"))]


@pytest.mark.system
def test_the_certificate_looks_the_same_both_ways(tmp_path: Path) -> None:
    """Its frame, drawn once and laid under each page, gives the very same picture."""
    template = Template.read(find_template("certificates/hours_certificate.docx"))
    sample = sample_of(CERTIFICATE)
    people = [
        {**sample, "姓名": name, "長文": name == "乙"} for name in ("林宜範", "乙", "歐陽家範")
    ]
    merged, alone = both_ways(template, people)
    for number, (one, other) in enumerate(zip(merged, alone, strict=True)):
        assert pages(one) == pages(other)
        assert pictures(one, tmp_path / f"a{number}") == pictures(other, tmp_path / f"b{number}")


@pytest.mark.system
def test_pages_are_numbered_in_each_document() -> None:
    """Records of one, three and two pages keep header, footer and numbers of their own."""

    def write(d: Any) -> None:
        d.sections[0].header.paragraphs[0].text = "範例國小"
        footer = d.sections[0].footer.paragraphs[0]
        footer.add_run("第")
        field(footer, " PAGE ")
        footer.add_run("頁")
        d.add_paragraph("{{ 名 }}")
        d.add_paragraph("{%p for 行 in 各行 %}")
        d.add_paragraph("{{ 行 }}")
        d.add_paragraph("{%p endfor %}")
        d.add_paragraph("完")

    template = Template.read(build(write), "範本.docx")
    contexts = [
        {"名": f"甲{n}", "各行": [f"第{line}行" for line in range(lines)]}
        for n, lines in enumerate((3, 80, 45, 1))
    ]
    merged, alone = both_ways(template, contexts)
    counts = [len(pages(part)) for part in merged]
    assert (counts[0], counts[1] > counts[2] > 1, counts[3]) == (1, True, 1)
    assert [pages(part) for part in merged] == [pages(part) for part in alone]
    assert ["第3頁" in text for text in pages(merged[1])][:3] == [False, False, True]


def numbered(count: int, **marks: int) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(100, 100)
    for name, page in marks.items():
        writer.add_named_destination(name, page)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_pdf_is_cut_at_its_marks() -> None:
    """Each part reaches up to the next mark, the last to the end."""
    parts = cut(numbered(6, a=0, b=1, c=4), ["a", "b", "c"])
    assert [len(PdfReader(io.BytesIO(part)).pages) for part in parts] == [1, 3, 2]


@pytest.mark.parametrize("marks", [{"a": 0}, {"a": 1, "b": 2}, {"a": 0, "b": 0}, {"b": 0, "a": 2}])
def test_marks_that_do_not_fit_are_no_guess(marks: dict[str, int]) -> None:
    """A missing, shared or reversed mark stops the work: nobody gets another's page."""
    with pytest.raises(UserError) as problem:
        cut(numbered(3, **marks), ["a", "b"])
    assert problem.value.findings[0].code == "pdf-not-cut"
