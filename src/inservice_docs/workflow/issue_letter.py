"""Issue a letter (發文): final and recorded with its number, its files and what they came from."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.documents.catalogue import letter_spec
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.records.issued import IssuedDocument
from inservice_docs.records.letter import Letter
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.workflow.draft_letter import WITHOUT_PLAN, read_date
from inservice_docs.workflow.issue_numbers import (
    NumberWishes,
    OvertakenError,
    take_numbers,
    wanted_numbers,
)
from inservice_docs.workflow.letter_files import check_formats
from inservice_docs.workflow.load_plan import registered_people
from inservice_docs.workflow.make_letters import MadeLetter, make_letters, without_numbers
from inservice_docs.workflow.prepare_letter import (
    REQUEST,
    Composed,
    Facts,
    check_issue,
    compose_issue,
    numbered,
)
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.steps.machine import Move, after, status_of
from inservice_docs.workflow.steps.take import put_at, require_reason, take
from inservice_docs.workflow.track_approvals import settle

MOVES = {
    "in-school-memo": Move.SIGN_OFF,
    REQUEST: Move.REQUEST,
    "hours-memo": Move.COUNTERSIGN,
}
"""The kinds of letter that take a plan to its next step; others are events of its history."""
ISSUED = "letter.issue"
ATTEMPTS = 5
SLOW = {"pdf", "odt"}
"""Formats that are not made while others wait for the register."""


@dataclass(frozen=True, slots=True)
class IssueOrder:
    """What is to be issued; `again` repeats a letter that has gone out, with the reason why.

    `to` names those of the waiting authorities that a reminder goes to; empty means all.
    """

    kind: str
    plan: str = ""
    number: str = ""
    word: str = ""
    date: str | None = None
    file: Path | None = None
    formats: tuple[str, ...] = ("docx",)
    office: str = ""
    person: str = ""
    again: bool = False
    reason: str = ""
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuedLetters:
    """What was issued: the documents as recorded, their files, and how the plan stands now."""

    documents: tuple[IssuedDocument, ...]
    files: tuple[Document, ...]
    entry: PlanEntry | None


@dataclass(frozen=True, slots=True)
class Ready:
    """Letters made with the numbers that are foreseen, and the way to make them with others."""

    composed: Composed
    numbers: tuple[str, ...]
    made: Outcome[tuple[MadeLetter, ...]]
    make: Callable[[Sequence[str]], Outcome[tuple[MadeLetter, ...]]]


def issue_letter(order: IssueOrder, register: Register) -> Outcome[IssuedLetters]:
    """Issue the letters of an order, one for each direction of the recipients.

    A number is taken from the school's series (`word`), or one of the document system is used
    (`number`, several joined by 「、」). Everything is recorded in one step, or nothing is. Raises
    UserError for every error and missing fact, a step that is not at hand, a letter that has gone
    out already, and a number that is void or in use.
    """
    register.require(Role.OFFICER, "發文", Role.RECORDS)
    formats = check_formats(order.formats)
    if order.again:
        require_reason(order.reason, "再發一次")
    wishes = NumberWishes(order.number, order.word)
    likely: tuple[str, ...] = ()
    for attempt in range(ATTEMPTS):
        facts = _facts(order, register)
        composed = _compose(order, facts, register)
        wanted = likely or wanted_numbers(wishes, composed, register)
        findings = check_issue(composed, numbered(composed, wanted), facts, register.workspace)

        def make(
            numbers: Sequence[str], composed: Composed = composed, facts: Facts = facts
        ) -> Outcome[tuple[MadeLetter, ...]]:
            letters = numbered(composed, numbers)
            return make_letters(order.kind, composed, letters, facts, register.workspace, formats)

        ready = Ready(composed, tuple(wanted), make(wanted), make)
        patient = bool(SLOW & set(formats)) and attempt < ATTEMPTS - 1
        try:
            done = _record(order, register, facts, ready, patient=patient)
        except OvertakenError as others:
            likely = others.taken
            continue
        return Outcome(done, (*findings, *ready.made.findings))
    raise UserError(_BUSY)


def _facts(order: IssueOrder, register: Register) -> Facts:
    """Return what the register holds for an order; its step must be at hand."""
    if not order.plan:
        if order.kind in WITHOUT_PLAN:
            return Facts(None, None, (), None, 0)
        raise UserError(
            error(
                "plan-missing",
                "缺少計畫編號。",
                f"在指令後加上，例如 letter issue {order.kind} 115-003；"
                "還沒有登記的計畫先以 plan add 登記。",
            )
        )
    with register.look() as work:
        entry = work.plans.get(order.plan)
        if order.kind in MOVES:
            after(entry, MOVES[order.kind])
        tracked = work.approvals.of_plan(entry.number)
        before = len(work.documents.list(plan=entry.number, kind=order.kind, limit=100))
        plan = current_plan(work, entry)
    roster = None
    if letter_spec(order.kind).needs_roster:
        found = registered_people(entry.number, register.workspace)
        roster = found if found.people else None
    return Facts(entry, plan, tracked, roster, before)


def _compose(order: IssueOrder, facts: Facts, register: Register) -> Composed:
    date = read_date(order.date) or register.today
    return compose_issue(
        order.kind,
        facts,
        register.workspace,
        date,
        edited=order.file,
        office=order.office,
        person=order.person,
        to=order.to,
    )


def _record(
    order: IssueOrder, register: Register, facts: Facts, ready: Ready, *, patient: bool
) -> IssuedLetters:
    """Record everything in one step.

    When somebody took the numbers that were foreseen, the letters are made anew with the next ones:
    here, or outside for the next attempt when that takes long (`patient`). Raises OvertakenError
    then, and when somebody has changed the plan.
    """
    with register.change() as work:
        entry = work.plans.get(facts.entry.number) if facts.entry is not None else None
        if entry is not None and facts.entry is not None and entry.version != facts.entry.version:
            raise OvertakenError
        number = entry.number if entry is not None else ""
        made = ready.made.value
        if not order.again and order.kind != REQUEST:  # whom a request may go to is known
            _refuse_repeated(work, order.kind, number, made)
        wishes = NumberWishes(order.number, order.word)
        taken = take_numbers(work, wishes, ready.composed, ready.numbers, plan=number)
        if taken != ready.numbers:
            if patient:
                raise OvertakenError(taken)
            made = ready.make(taken).value
        documents = tuple(
            work.documents.issue(
                order.kind,
                each.stored(),
                each.context,
                plan=number,
                number=each.letter.number,
                people=each.people,
            )
            for each in made
        )
        if entry is not None:
            entry = _step(work, register, entry, order, made)
    return IssuedLetters(documents, tuple(file for each in made for file in each.files), entry)


def _step(
    work: Work, register: Register, entry: PlanEntry, order: IssueOrder, made: Sequence[MadeLetter]
) -> PlanEntry:
    told = "、".join(each.letter.number for each in made if each.letter.number)
    reason = "；".join(part for part in (order.kind, told, order.reason) if part)
    if order.kind == REQUEST:
        for each in made:
            agencies, date = each.letter.originals, each.letter.date
            number = each.letter.number
            work.approvals.request(entry.number, agencies, number=number, date=date)
        return settle(work, register, entry, reason=reason)
    move = MOVES.get(order.kind)
    if move is not None:
        return take(work, register, entry, move, reason=reason)
    return put_at(work, register, entry, status_of(entry), ISSUED, reason=reason)


def _refuse_repeated(work: Work, kind: str, plan: str, made: Sequence[MadeLetter]) -> None:
    """Raise UserError when the same words have gone out before in this matter.

    A reminder may be sent again on another day.
    """

    def words(letter: Letter) -> str:
        kept = letter if kind == "reminder" else without_numbers(letter)
        bare = kept.model_copy(update={"number": ""})
        return json.dumps(bare.model_dump(mode="json", warnings=False), sort_keys=True)

    new = {words(each.letter) for each in made}
    for former in work.documents.list(plan=plan, kind=kind, limit=20):
        if former.plan != plan:
            continue
        letter = json.loads(work.documents.context(former)).get("letter")
        if letter is not None and words(Letter.model_validate(letter)) in new:
            raise UserError(_repeated(former))


def _repeated(former: IssuedDocument) -> Finding:
    number = f"，文號 {former.number}" if former.number else ""
    return error(
        "document-issued",
        f"這份公文已經發過（第 {former.id} 號文件{number}），內容完全相同。",
        f"要原來的檔案用 inservice-docs document remake {former.id}；"
        "確實要再發一次，加上 --again --reason 原因。",
    )


_BUSY = error(
    "register-busy",
    "製作公文時別人一直在取號或更動這項計畫，沒有發文。",
    "稍候再執行一次。",
)
