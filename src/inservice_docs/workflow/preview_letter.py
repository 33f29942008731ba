"""Preview a letter (公文預覽): as it would go out now, with all that is found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inservice_docs.documents.catalogue import letter_spec
from inservice_docs.documents.letters.missing import NUMBER
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError, has_errors
from inservice_docs.records.gap import gap
from inservice_docs.records.issued import IssuedDocument
from inservice_docs.records.letter import Letter
from inservice_docs.records.person import Roster
from inservice_docs.records.wording import Wording
from inservice_docs.registry.work import Work
from inservice_docs.rules.letter.check import hits
from inservice_docs.rules.letter.rule import Hit
from inservice_docs.rules.letter.view import View
from inservice_docs.taiwan.dates import roc_year
from inservice_docs.workflow.draft_letter import WITHOUT_PLAN, read_date
from inservice_docs.workflow.draft_rosters import participants_document
from inservice_docs.workflow.draft_sheets import draft_plan_sheets
from inservice_docs.workflow.finalize import FACT_MISSING
from inservice_docs.workflow.issue_letter import MOVES
from inservice_docs.workflow.letter_files import Look, check_formats, letter_files
from inservice_docs.workflow.prepare_letter import (
    REQUEST,
    Composed,
    Facts,
    compose_issue,
    numbered,
)
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.steps.machine import after

_SENT = "request-already-sent"


@dataclass(frozen=True, slots=True)
class LetterWishes:
    """What is known of a letter to come: its number and date, and the facts of 業務帳號申請.

    `to` names those of the waiting authorities that a reminder goes to; empty means all.
    """

    number: str = ""
    date: str = ""
    office: str = ""
    person: str = ""
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterPreview:
    """The letters of a kind as they would go out, what was found, and what went out before.

    `hits` are what the letter rules find in each letter, nothing while facts are missing; they are
    among `findings` too. `blocked` says why the letter is not at hand in the study's present step;
    `next_number` is what the school's own series would give, empty for a memo and without a 字.
    """

    kind: str
    wording: Wording
    facts: Facts
    letters: tuple[Letter, ...]
    hits: tuple[tuple[Hit, ...], ...]
    findings: tuple[Finding, ...]
    blocked: tuple[Finding, ...]
    issued: tuple[IssuedDocument, ...]
    next_number: str

    @property
    def title(self) -> str:
        """Return what the kind of letter is called."""
        return self.wording.title

    @property
    def is_memo(self) -> bool:
        """Tell whether this is a 簽."""
        return self.letters[0].is_memo

    @property
    def unfinished(self) -> tuple[Finding, ...]:
        """Return what keeps the letter from going out, apart from its number and date."""
        return tuple(
            found
            for found in self.findings
            if has_errors((found,)) or (found.code == FACT_MISSING and found.severity != "hint")
        )


def preview_letter(
    kind: str, register: Register, *, plan: str = "", wishes: LetterWishes | None = None
) -> LetterPreview:
    """Compose the letters of a kind as `issue_letter` would, number and date left open.

    Raises UserError for an unknown kind or plan and for a date that is none.
    """
    said = wishes or LetterWishes()
    day = read_date(said.date or None) or register.today
    with register.look() as work:
        facts, issued = _facts(work, kind, plan)
        word = register.workspace.school.letter_word
        following = work.numbers.peek(word, roc_year(day)) if word else ""
    blocked = list(_not_at_hand(kind, facts))

    def composed_of(known: Facts) -> Composed:
        return compose_issue(
            kind, known, register.workspace, day, office=said.office, person=said.person, to=said.to
        )

    try:
        composed = composed_of(facts)
    except UserError as problem:
        if kind != REQUEST or problem.findings[0].code != _SENT:
            raise
        blocked += problem.findings
        composed = composed_of(replace(facts, tracked=()))
    letters = _open_numbers(composed, said.number)
    findings = list(composed.findings)
    whole = not any(found.code == FACT_MISSING for found in findings)
    school, known = register.workspace.school, facts.plan is not None
    broken = tuple(
        tuple(hits(View(letter, school, facts.plan, known))) if whole else ()
        for letter in numbered(composed, _given(said.number))
    )
    findings += [hit.finding() for each in broken for hit in each]
    shown = "" if letters[0].is_memo else following
    return LetterPreview(
        kind,
        composed.wording,
        facts,
        letters,
        broken,
        tuple(dict.fromkeys(findings)),
        tuple(blocked),
        issued,
        shown,
    )


def preview_files(
    preview: LetterPreview, formats: Sequence[str], register: Register
) -> Outcome[tuple[Document, ...]]:
    """Return the letters of a preview as files marked 草稿, with the list of participants.

    Raises UserError for an unknown format, for pdf and odt when LibreOffice is missing, and, when
    there is a list, for an actor who may not see it.
    """
    wanted = check_formats(formats)
    entry, workspace = preview.facts.entry, register.workspace
    stem = f"{entry.number}-{preview.kind}" if entry is not None else preview.kind
    letters = preview.letters
    named = [
        (stem if len(letters) == 1 else f"{stem}-{at}", letter)
        for at, letter in enumerate(letters, 1)
    ]
    look = Look(preview.wording.template, draft=True)
    inside: dict[str, bytes] = {}
    beside: tuple[Document, ...] = ()
    if entry is not None and preview.facts.plan is not None and "di" in wanted:
        reference, names = Path(entry.number), set(preview.facts.plan.attachments)
        sheets = draft_plan_sheets(reference, workspace, wanted=names).value
        inside = {each.name.removeprefix(f"{entry.number}-"): each.data for each in sheets}
    if entry is not None and preview.facts.roster is not None:
        register.require(Role.OFFICER, "下載附有名單的簽", Role.RECORDS, Role.ADMINISTRATOR)
        beside = (participants_document(Path(entry.number), None, workspace),)
    made = letter_files(named, wanted, workspace, look, inside)
    return Outcome((*made.value, *beside), made.findings)


def _facts(work: Work, kind: str, plan: str) -> tuple[Facts, tuple[IssuedDocument, ...]]:
    if not plan and kind in WITHOUT_PLAN:
        issued = work.documents.list(kind=kind, limit=20)
        return Facts(None, None, (), None, len(issued)), issued
    entry = work.plans.get(plan)
    issued = work.documents.list(plan=entry.number, kind=kind, limit=20)
    tracked = work.approvals.of_plan(entry.number)
    roster = _roster(work, entry.number) if letter_spec(kind).needs_roster else None
    return Facts(entry, current_plan(work, entry), tracked, roster, len(issued)), issued


def _roster(work: Work, number: str) -> Roster | None:
    awarded = {each.participant: each.amount for each in work.attendance.awards(number)}
    people = tuple(
        each.person.model_copy(update={"hours": awarded.get(each.id, each.person.hours)})
        for each in work.participants.list(number)
    )
    return Roster(people=people) if people else None


def _not_at_hand(kind: str, facts: Facts) -> tuple[Finding, ...]:
    """Return why the step of a letter is not at hand, nothing when it is."""
    if facts.entry is None or kind not in MOVES:
        return ()
    try:
        after(facts.entry, MOVES[kind])
    except UserError as problem:
        return problem.findings
    return ()


def _given(number: str) -> tuple[str, ...]:
    return tuple(part for part in number.replace(",", "、").split("、") if part.strip())


def _open_numbers(composed: Composed, number: str) -> tuple[Letter, ...]:
    """Return the letters with the numbers that were typed; the others keep a gap."""
    given: Sequence[str] = _given(number)
    return tuple(
        letter.model_copy(
            update={
                "number": given[at] if at < len(given) else ("" if letter.is_memo else gap(NUMBER))
            }
        )
        for at, letter in enumerate(composed.letters)
    )
