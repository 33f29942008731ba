"""Make the files of letters for issue (製作發文檔), each with everything it was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inservice_docs.documents.catalogue import letter_spec
from inservice_docs.documents.letter_page import letter_page
from inservice_docs.formats.templates import find_template
from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.records.issued import PartRole
from inservice_docs.records.letter import Letter
from inservice_docs.records.person import Person
from inservice_docs.registry.documents import StoredFile
from inservice_docs.workflow.draft_rosters import participants_document
from inservice_docs.workflow.draft_sheets import draft_plan_sheets
from inservice_docs.workflow.letter_files import Look, converted, letter_files
from inservice_docs.workflow.prepare_letter import INVITATION, REQUEST, Composed, Facts
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """One letter with its files, what it was made from, and the people that its files name."""

    letter: Letter
    files: tuple[Document, ...]
    sources: tuple[StoredFile, ...]
    context: Mapping[str, Any]
    people: tuple[Person, ...]

    def stored(self) -> tuple[StoredFile, ...]:
        """Return everything to keep, what went out first."""
        went = [StoredFile(PartRole.FILE, each.name, each.data) for each in self.files]
        return (*went, *self.sources)


def make_letters(
    kind: str,
    composed: Composed,
    letters: Sequence[Letter],
    facts: Facts,
    workspace: Workspace,
    formats: Sequence[str],
) -> Outcome[tuple[MadeLetter, ...]]:
    """Make the files of letters that have their numbers, each with what it was made from."""
    sources = _sources(kind, composed, letters, workspace)
    enclosures, people = _enclosures(kind, facts, workspace)
    prefix = f"{facts.entry.number}-" if facts.entry is not None else ""
    inside = {each.name.removeprefix(prefix): each.data for each in enclosures}
    first = _stem(kind, facts, 1, len(letters))
    beside = tuple(Document(f"{first}-{name}", data) for name, data in inside.items())
    made: list[MadeLetter] = []
    findings: list[Finding] = []
    for index, letter in enumerate(letters, 1):
        stem = _stem(kind, facts, index, len(letters))
        look = Look(composed.wording.template)
        if composed.edited is None:
            files = letter_files([(stem, letter)], formats, workspace, look, inside)
        else:
            files = _edited_files(stem, composed.edited, formats)
        findings += files.findings
        documents = (*files.value, *(beside if index == 1 else ()))
        context = _context(kind, letter, facts, workspace)
        named = people if index == 1 else ()
        made.append(MadeLetter(letter, documents, sources, context, named))
    return Outcome(tuple(made), tuple(dict.fromkeys(findings)))


def _stem(kind: str, facts: Facts, index: int, of: int) -> str:
    """Name a letter's files; one that follows others of its kind gets their number and one."""
    stem = f"{facts.entry.number}-{kind}" if facts.entry is not None else kind
    place = facts.issued_before + index
    return stem if of == 1 and place == 1 else f"{stem}-{place}"


def _edited_files(
    stem: str, edited: Document, formats: Sequence[str]
) -> Outcome[tuple[Document, ...]]:
    """Return the edited document as it is, and converted where other formats are wanted."""
    word = Document(f"{stem}.docx", edited.data)
    documents, findings = [word], list[Finding]()
    for kind in formats:
        if kind in {"pdf", "odt"}:
            made = converted({word.name: word.data}, kind)
            documents += made.value
            findings += made.findings
        elif kind != "docx":
            raise UserError(
                error(
                    "edited-format",
                    f"編輯過的 Word 檔不能發成「{kind}」。",
                    "改用 docx、pdf 或 odt。",
                )
            )
    return Outcome(tuple(documents), tuple(findings))


def _sources(
    kind: str, composed: Composed, letters: Sequence[Letter], workspace: Workspace
) -> tuple[StoredFile, ...]:
    memo = any(letter.is_memo for letter in letters)
    name = composed.wording.template or ("memo.docx" if memo else "letter.docx")
    template = find_template(f"letters/{name}", workspace.folder).read_bytes()
    words = find_template(f"letters/wording/{kind}.yaml", workspace.folder).read_bytes()
    found = [
        StoredFile(PartRole.TEMPLATE, f"letters/{name}", template),
        StoredFile(PartRole.WORDING, f"letters/wording/{kind}.yaml", words),
    ]
    if composed.edited is not None:
        found.append(StoredFile(PartRole.EDITED, "edited.docx", composed.edited.data))
    return tuple(found)


def _enclosures(
    kind: str, facts: Facts, workspace: Workspace
) -> tuple[tuple[Document, ...], tuple[Person, ...]]:
    """Return the attachments that the program makes itself, and the people they name."""
    if facts.entry is None or facts.plan is None:
        return (), ()
    reference = Path(facts.entry.number)
    if letter_spec(kind).needs_roster and facts.roster is not None:
        listed = participants_document(reference, None, workspace)
        return (listed,), facts.roster.people
    if kind not in {REQUEST, INVITATION, "in-school-memo"}:
        return (), ()
    wanted = set(facts.plan.attachments)
    made = draft_plan_sheets(reference, workspace, final=True, wanted=wanted)
    return made.value, ()


def _context(kind: str, letter: Letter, facts: Facts, workspace: Workspace) -> dict[str, Any]:
    """Return everything that a letter was made with, as plain values."""
    return {
        "kind": kind,
        "letter": letter.model_dump(mode="json", warnings=False),
        "page": letter_page(letter),
        "plan": facts.plan.model_dump(mode="json", exclude_defaults=True) if facts.plan else None,
        "school": workspace.school.model_dump(mode="json"),
    }


def without_numbers(letter: Letter) -> Letter:
    """Return a letter without what differs each time it goes out: number and date."""
    bare = {"number": "", "date": None, "date_text": ""}
    return letter.model_copy(update=bare)
