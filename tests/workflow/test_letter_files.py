"""A letter comes out in every format, and a school's own template is used where it has one."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.formats.templates import find_template
from inservice_docs.records.finding import UserError
from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.workflow.letter_files import Look, check_formats, letter_files, load_template
from inservice_docs.workflow.workspace import Workspace, open_workspace


def embedded(font: Any) -> bool:
    """Tell whether a font of a PDF travels with it."""
    if "/DescendantFonts" in font:
        font = font["/DescendantFonts"][0].get_object()
    return any(key.startswith("/FontFile") for key in font["/FontDescriptor"].get_object())


LETTER = Letter(kind="函", sender="臺中市私立範例高級中學", subject="檢送堃喆峯綉𠮷名冊，請查照。")


def test_formats_are_tidied_and_each_made_once() -> None:
    """Case, spaces and repetition do not matter."""
    assert check_formats([" PDF", "docx", "pdf "]) == ("pdf", "docx")


@pytest.mark.parametrize("wanted", [[], [" "], ["docx", "doc"]])
def test_an_unknown_or_no_format_is_refused(wanted: list[str]) -> None:
    """The formats that can be had are named."""
    with pytest.raises(UserError) as problem:
        check_formats(wanted)
    assert "docx" in problem.value.findings[0].fix


@pytest.mark.system
def test_a_letter_comes_out_in_every_format(workspace: Workspace) -> None:
    """docx, txt, pdf and odt hold the same words; the PDF embeds its fonts."""
    outcome = letter_files([("a", LETTER)], ("docx", "txt", "pdf", "odt"), workspace)
    made = {document.name: document.data for document in outcome.value}
    assert set(made) == {"a.docx", "a.txt", "a.pdf", "a.odt"}
    assert f"主旨：{LETTER.subject}" in read_text(made["a.docx"])
    assert LETTER.subject in made["a.txt"].decode("utf-8-sig")
    pdf = PdfReader(io.BytesIO(made["a.pdf"]))
    text = "".join(page.extract_text() for page in pdf.pages)
    assert all(char in text for char in LETTER.subject)
    assert all(embedded(font.get_object()) for font in pdf.pages[0]["/Resources"]["/Font"].values())


def test_items_without_a_number_get_theirs_in_every_format(workspace: Workspace) -> None:
    """What the Word document numbers is numbered in the plain text as well."""
    paragraph = Paragraph(label="說明", items=(Item(text="甲。"), Item(text="乙。")))
    letter = LETTER.model_copy(update={"paragraphs": (paragraph,)})
    word, text = letter_files([("a", letter)], ("docx", "txt"), workspace).value
    assert "二、乙。" in read_text(word.data)
    assert "二、乙。" in text.data.decode("utf-8-sig")


def test_a_schools_own_template_takes_the_place_of_the_built_in(folder: Path) -> None:
    """What lies in the workspace's templates comes first."""
    own = folder / "templates" / "letters" / "letter.docx"
    own.parent.mkdir(parents=True)
    shutil.copy(find_template("letters/memo.docx"), own)
    outcome = letter_files([("a", LETTER)], ("docx",), open_workspace(folder))
    lines = read_text(outcome.value[0].data)
    assert not any(line.startswith("受文者") for line in lines)


def test_a_changed_template_is_read_again(folder: Path) -> None:
    """A template that is prepared once is prepared anew when its file changes."""
    path = folder / "letter.docx"
    shutil.copy(find_template("letters/letter.docx"), path)
    first = load_template(path)
    assert load_template(path) is first
    shutil.copy(find_template("letters/memo.docx"), path)
    assert load_template(path) is not first


def header_lines(data: bytes) -> list[str]:
    """The lines of a Word document's page headers."""
    sections = docx.Document(io.BytesIO(data)).sections
    headers = [head for each in sections for head in (each.first_page_header, each.header)]
    return [line.text for head in headers for line in head.paragraphs if line.text.strip()]


def test_a_draft_says_so_on_every_page(workspace: Workspace) -> None:
    """草稿 stands in the header of the first and of every further page; a final letter has none."""
    (draft,) = letter_files([("a", LETTER)], ("docx",), workspace, Look(draft=True)).value
    assert header_lines(draft.data) == ["草　稿", "草　稿"]
    (final,) = letter_files([("a", LETTER)], ("docx",), workspace).value
    assert header_lines(final.data) == []


def test_the_binding_line_stands_in_the_margin_where_it_is_wanted(workspace: Workspace) -> None:
    """裝訂線 comes in a frame of its own, so that the text stays where it is."""
    look = Look(binding_line=True)
    (bound,) = letter_files([("a", LETTER)], ("docx",), workspace, look).value
    lines = header_lines(bound.data)
    assert len(lines) == 2
    assert "".join(char for char in lines[0] if char in "裝訂線") == "裝訂線"
    (plain,) = letter_files([("a", LETTER)], ("docx",), workspace).value
    assert read_text(bound.data) == read_text(plain.data)


@pytest.mark.system
def test_marks_in_the_margin_do_not_move_the_text(workspace: Workspace) -> None:
    """With both marks the letter still takes one page."""
    look = Look(draft=True, binding_line=True)
    (made,) = letter_files([("a", LETTER)], ("pdf",), workspace, look).value
    assert len(PdfReader(io.BytesIO(made.data)).pages) == 1
