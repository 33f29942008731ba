"""The form of issuing a letter (發文表單): its fields, its order, and its files as one download."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from inservice_docs.records.finding import Finding
from inservice_docs.records.letter import Letter
from inservice_docs.web.pages.field_links import with_links
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.hidden_contacts import cover_while
from inservice_docs.web.pages.letter_sheet import Mark, Sheet, sheet_of
from inservice_docs.web.pages.remarks import hit_mark
from inservice_docs.workflow.issue_letter import IssueOrder
from inservice_docs.workflow.preview_letter import LetterPreview
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.signup_notices import archive_of

FORMATS = [
    ("docx", "Word"),
    ("di", "電子交換 di"),
    ("pdf", "PDF"),
    ("odt", "ODT"),
    ("txt", "純文字"),
]
FIELDS = {
    "date-unreadable": "date",
    "number-count": "typed",
    "number-taken": "typed",
    "number-void": "typed",
    "number-impossible": "typed",
    "number-differs": "typed",
    "word-missing": "typed",
    "unknown-format": "formats",
    "pdf-unavailable": "formats",
    "reason-missing": "reason",
    "document-issued": "reason",
    "reminder-recipient": "to",
}
"""The fields beside which the findings of issuing stand."""


def order_of(form: Form, kind: str, plan: str = "", *, file: Path | None = None) -> IssueOrder:
    """Return the order that a form asks for; `file` is a letter that was edited in Word."""
    prefix = "edited_" if file is not None else ""
    typed = form.text("typed") if form.text("way") == "typed" else ""
    reason = form.text(f"{prefix}reason")
    return IssueOrder(
        kind,
        plan,
        number=typed if file is None else "",
        word=form.text("word") if form.text("way") == "series" and file is None else "",
        date=form.text("date") or None,
        file=file,
        formats=form.texts(f"{prefix}formats") or ("docx",),
        office=form.text("office"),
        person=form.text("person"),
        again=bool(reason),
        reason=reason,
        to=form.texts("to"),
    )


def formats_of(letters: Sequence[Letter]) -> list[tuple[str, str]]:
    """Return the formats that letters may go out in; a 簽 is never exchanged."""
    memo = any(letter.is_memo for letter in letters)
    return [(key, words) for key, words in FORMATS if not memo or key != "di"]


def sheets_of(
    letters: Sequence[Letter], number: str = "", marks: Sequence[Sequence[Mark]] = ()
) -> list[Sheet]:
    """Return letters on their sheets; gaps lead to the plan's form from whatever page."""
    return [
        _from_elsewhere(sheet_of(letter, marks[at] if at < len(marks) else ()), number)
        for at, letter in enumerate(letters)
    ]


def shown_letters(preview: LetterPreview, *, hiding: bool = False) -> dict[str, Any]:
    """Return the sheets of a preview with their marks, and its findings with the way to each.

    `hiding` covers the plan's contacts.
    """
    number = preview.facts.entry.number if preview.facts.entry is not None else ""
    marks: list[list[Mark]] = []
    known: dict[Finding, str] = {}
    for hits in preview.hits:
        marks.append([hit_mark(hit, len(known) + at) for at, hit in enumerate(hits, 1)])
        known |= {hit.finding(): mark.id for hit, mark in zip(hits, marks[-1], strict=True)}
    sheets = sheets_of(preview.letters, number, marks)
    lines = [line for sheet in sheets for line in sheet.lines]
    drawn = {piece.mark.id for line in lines for piece in line.pieces if piece.mark}
    shown = {found: id for found, id in known.items() if id in drawn}
    notes = with_links(preview.findings, number, shown)
    cover = cover_while(hiding, preview.facts.plan)
    covered = [(cover.finding(found), to, words) for found, to, words in notes]
    return {"preview": preview, "sheets": cover.sheets(sheets), "notes": covered}


def _from_elsewhere(sheet: Sheet, number: str) -> Sheet:
    base = f"/studies/{number}" if number else ""
    lines = []
    for line in sheet.lines:
        pieces = tuple(
            replace(piece, link=f"{base}{piece.link}" if base else "")
            if piece.link.startswith("#")
            else piece
            for piece in line.pieces
        )
        lines.append(replace(line, pieces=pieces))
    return replace(sheet, lines=tuple(lines))


def one_file(files: Iterable[Document], archive: str) -> Document:
    """Return the only file of several, else all of them as one ZIP."""
    found = tuple(files)
    return found[0] if len(found) == 1 else Document(archive, archive_of(found))


def archive_name(number: str, kind: str, what: str) -> str:
    """Return the name of a ZIP."""
    return f"{number}-{kind}-{what}.zip"
