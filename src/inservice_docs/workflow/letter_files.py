"""A letter as files: docx, txt, pdf and odt, from the school's own template where it has one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from inservice_docs.documents.letter_page import letter_page
from inservice_docs.documents.letters.items import number_items
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.templates import find_template
from inservice_docs.formats.txt import letter_bytes
from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.records.letter import Letter
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.workspace import Workspace

FORMATS = ("docx", "txt", "pdf", "odt")
BY_LIBREOFFICE = ("pdf", "odt")


def check_formats(wanted: Iterable[str], known: Sequence[str] = FORMATS) -> tuple[str, ...]:
    """Return the formats asked for, each once, in order. Raises UserError for an unknown one."""
    formats = tuple(dict.fromkeys(word.strip().lower() for word in wanted if word.strip()))
    unknown = [word for word in formats if word not in known]
    if unknown or not formats:
        named = f"不能產生「{unknown[0][:20]}」格式。" if unknown else "沒有指定輸出格式。"
        raise UserError(error("unknown-format", named, f"可用 {'、'.join(known)}。"))
    return formats


def letter_files(
    letters: Sequence[tuple[str, Letter]],
    formats: Sequence[str],
    workspace: Workspace,
    template: str = "",
) -> Outcome[tuple[Document, ...]]:
    """Return letters (file stem, letter) in every format; LibreOffice is called once a format.

    `template` names the Word template where the kind has one of its own.
    """
    numbered = [(stem, number_items(letter).value) for stem, letter in letters]
    words = {stem: _docx(letter, workspace, template) for stem, letter in numbered}
    documents: list[Document] = []
    findings: list[Finding] = []
    for kind in formats:
        if kind == "docx":
            documents += [Document(f"{stem}.docx", data) for stem, data in words.items()]
        elif kind == "txt":
            documents += [Document(f"{stem}.txt", letter_bytes(letter)) for stem, letter in letters]
        else:
            made = converted({f"{stem}.docx": data for stem, data in words.items()}, kind)
            documents += made.value
            findings += [found for found in made.findings if found not in findings]
    return Outcome(tuple(documents), tuple(findings))


def converted(files: dict[str, bytes], to: str) -> Outcome[tuple[Document, ...]]:
    """Return Word documents as pdf or odt, converted by one call of LibreOffice."""
    from inservice_docs.formats.pdf.libreoffice import convert

    made = convert(files, to)
    return Outcome(tuple(Document(name, data) for name, data in made.value.items()), made.findings)


def _docx(letter: Letter, workspace: Workspace, template: str) -> bytes:
    name = template or ("memo.docx" if letter.is_memo else "letter.docx")
    title = f"{letter.sender}{letter.kind}".strip() or "公文"
    return load_template(find_template(f"letters/{name}", workspace.folder)).render(
        letter_page(letter), Properties(title=title, author=letter.sender)
    )


def load_template(path: Path) -> Template:
    """Return a prepared Word template, prepared once as long as its file does not change."""
    return _prepared(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _prepared(path: Path, _changed: int) -> Template:
    return Template.read(path, path.name)
