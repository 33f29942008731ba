"""A letter as files: docx, txt, pdf and odt, from the school's own template where it has one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from inservice_docs.workflow.load_agencies import load_agencies
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.workspace import Workspace

FORMATS = ("docx", "txt", "pdf", "odt", "di")


@dataclass(frozen=True, slots=True)
class Look:
    """How a letter stands on paper: its template (none: that of its 文別), 草稿 mark, 裝訂線."""

    template: str = ""
    draft: bool = False
    binding_line: bool = False


PLAIN = Look()


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
    look: Look = PLAIN,
    enclosures: Mapping[str, bytes] | None = None,
) -> Outcome[tuple[Document, ...]]:
    """Return letters (file stem, letter) in every format; LibreOffice is called once a format.

    `enclosures` are the attachments by file name, which only a DI package holds. A DI package is a
    folder of its own.
    """
    numbered = [(stem, number_items(letter).value) for stem, letter in letters]
    words: dict[str, bytes] = {}
    if set(formats) - {"txt", "di"}:
        words = {f"{stem}.docx": _docx(each, workspace, look) for stem, each in numbered}
    documents: list[Document] = []
    findings: list[Finding] = []
    for kind in formats:
        if kind == "docx":
            documents += [Document(name, data) for name, data in words.items()]
        elif kind == "txt":
            documents += [Document(f"{stem}.txt", letter_bytes(each)) for stem, each in numbered]
        else:
            made = (
                _packages(numbered, workspace, enclosures or {})
                if kind == "di"
                else converted(words, kind)
            )
            documents += made.value
            findings += [found for found in made.findings if found not in findings]
    return Outcome(tuple(documents), tuple(findings))


def _packages(
    letters: Sequence[tuple[str, Letter]], workspace: Workspace, enclosures: Mapping[str, bytes]
) -> Outcome[tuple[Document, ...]]:
    """Return each letter as the files of a DI package, in a folder of its own."""
    from inservice_docs.formats.di.write import write_di

    agencies = load_agencies(workspace)
    documents: list[Document] = []
    findings = list(agencies.findings)
    for stem, letter in letters:
        package = write_di(letter, agencies=agencies.value, attachments=enclosures)
        findings += package.findings
        documents += [
            Document(f"{stem}-di/{name}", data) for name, data in package.value.files.items()
        ]
    return Outcome(tuple(documents), tuple(findings))


def converted(files: dict[str, bytes], to: str) -> Outcome[tuple[Document, ...]]:
    """Return Word documents as pdf or odt, converted by one call of LibreOffice."""
    from inservice_docs.formats.pdf.libreoffice import convert

    made = convert(files, to)
    return Outcome(tuple(Document(name, data) for name, data in made.value.items()), made.findings)


def _docx(letter: Letter, workspace: Workspace, look: Look) -> bytes:
    name = look.template or ("memo.docx" if letter.is_memo else "letter.docx")
    title = f"{letter.sender}{letter.kind}".strip() or "公文"
    return load_template(find_template(f"letters/{name}", workspace.folder)).render(
        letter_page(letter, draft=look.draft, binding_line=look.binding_line),
        Properties(title=title, author=letter.sender),
    )


def load_template(path: Path) -> Template:
    """Return a prepared Word template, prepared once as long as its file does not change."""
    return _prepared(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _prepared(path: Path, _changed: int) -> Template:
    return Template.read(path, path.name)
