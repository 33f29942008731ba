"""The letter on its sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import escape

from inservice_docs.documents.letter_page import letter_page
from inservice_docs.documents.letters.layout import LAYOUTS
from inservice_docs.records.gap import fill_gaps
from inservice_docs.web.pages.letter_sheet import Mark, gap_link, layout_class, sheet_of
from inservice_docs.web.pages.look import environment
from inservice_docs.web.static_files import FOLDER
from inservice_docs.workflow.sample_plans import sample_plans
from inservice_docs.workflow.typed_letter import typed_letters
from inservice_docs.workflow.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    """The sample school's workspace."""
    return open_workspace(folder)


@pytest.mark.parametrize("kind", ["approval-request", "invitation", "in-school-memo"])
def test_the_sheet_has_every_word_of_the_letter_in_its_order(
    kind: str, workspace: Workspace
) -> None:
    """And no other: the words are those of the page that letter.docx is filled in with."""
    cross, *_, in_school = sample_plans()
    plan = in_school if kind == "in-school-memo" else cross
    for typed in typed_letters(kind, plan, workspace).value:
        page, sheet = letter_page(typed.letter), sheet_of(typed.letter)
        lines = [line.text for line in sheet.lines]
        body = [line["序號"] + line["文字"] for line in page["本文"]]
        wanted = [fill_gaps(text) for text in (f"主旨：{page['主旨']}", *body)]
        start = lines.index(wanted[0])
        assert lines[start : start + len(wanted)] == wanted
        head = ("單位",) if sheet.memo else ("發文機關", "機關地址", "受文者", "正本", "副本")
        for name in (*head, "署名", "敬陳"):
            assert not page[name] or fill_gaps(page[name]) in "".join(lines), name


def test_every_layout_of_the_templates_has_its_indents() -> None:
    """The style sheet and the layouts of letter.docx agree."""
    look = (FOLDER / "look.css").read_text("utf-8")
    for level, (start, widths) in LAYOUTS.items():
        for width in widths:
            style = layout_class(f"條列{level}-{width:g}字")
            rule = re.search(
                rf"\.l-{style} \{{ padding-left:([\d.]+)em; text-indent:-([\d.]+)em", look
            )
            assert rule is not None, style
            assert (float(rule[1]), float(rule[2])) == (start + width, width)


def test_gaps_lead_to_where_they_are_filled_in() -> None:
    """A field of the form, the school's page, or nowhere."""
    assert gap_link("時數") == "#f-hours"
    assert gap_link("首長") == "/school"
    assert gap_link("發文字號") == ""


def test_marks_stand_at_their_place_and_text_is_never_markup(workspace: Workspace) -> None:
    """Two that overlap are one; script in a name is shown as it was typed."""
    script = "<script>alert(1)</script>"
    plan = sample_plans()[0].model_copy(update={"name": script})
    letter = typed_letters("approval-request", plan, workspace).value[0].letter
    at = letter.subject.index(script)
    marks = [
        Mark(("subject",), at, at + len(script), "error", "甲", "1"),
        Mark(("subject",), at + 2, at + 4, "hint", "乙", "2"),
    ]
    sheet = sheet_of(letter, marks)
    subject = next(line for line in sheet.lines if line.style == "subject")
    assert [piece.text for piece in subject.pieces if piece.mark] == [script]
    assert subject.text == fill_gaps(f"主旨：{letter.subject}")
    paper = environment().get_template("parts/letter_sheet.html").module
    html = str(paper.sheet(sheet))  # type: ignore[attr-defined]
    assert script not in html
    assert str(escape(script)) in html
