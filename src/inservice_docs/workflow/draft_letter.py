"""Draft a letter (公文草稿) of one kind from a plan; nothing is recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.documents.catalogue import letter_spec
from inservice_docs.documents.letters.compose import compose
from inservice_docs.formats.templates import find_template
from inservice_docs.formats.wording_file import read_wording
from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.records.letter import Letter
from inservice_docs.records.person import Roster
from inservice_docs.records.wording import Wording
from inservice_docs.rules.approvals import check_invitation
from inservice_docs.taiwan.dates import parse_date
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.text import nearest
from inservice_docs.workflow.draft_rosters import participants_document
from inservice_docs.workflow.draft_sheets import draft_plan_sheets
from inservice_docs.workflow.finalize import refuse_unfinished
from inservice_docs.workflow.letter_files import Look, check_formats, letter_files
from inservice_docs.workflow.list_templates import kind_names
from inservice_docs.workflow.load_plan import LoadedPlan, load_plan, plan_number, registered_people
from inservice_docs.workflow.load_roster import load_roster
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.workspace import Workspace

Findings = tuple[Finding, ...]
WITHOUT_PLAN = ("account-request",)


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """What is asked for: the kind, the plan, how it is to come out, and facts of its own."""

    kind: str
    plan: Path | None = None
    formats: tuple[str, ...] = ("docx",)
    number: str = ""
    date: str | None = None
    final: bool = False
    roster: Path | None = None
    office: str = ""
    person: str = ""
    binding_line: bool = False


def draft_letter(order: LetterOrder, workspace: Workspace) -> Outcome[tuple[Document, ...]]:
    """Return the letters of an order as documents, one for each direction of the recipients.

    Missing facts are gaps in a draft and findings. Raises UserError for an unknown kind or format,
    a file that cannot be read, and, when the order is final, for every error.
    """
    formats = check_formats(order.formats)
    composed = compose_letters(order, workspace)
    wording, letters = composed.value
    refuse_unfinished(composed.findings, order.final)
    stem = f"{order.plan.stem}-{order.kind}" if order.plan is not None else order.kind
    named = [
        (stem if len(letters) == 1 else f"{stem}-{index}", letter)
        for index, letter in enumerate(letters, 1)
    ]
    enclosures = _enclosures(order, workspace) if "di" in formats else {}
    look = Look(wording.template, draft=not order.final, binding_line=order.binding_line)
    made = letter_files(named, formats, workspace, look, enclosures)
    documents = (*made.value, *_participants(order, workspace))
    return Outcome(documents, (*composed.findings, *made.findings))


def compose_letters(
    order: LetterOrder, workspace: Workspace
) -> Outcome[tuple[Wording, tuple[Letter, ...]]]:
    """Return the wording of an order's kind and the letters composed with it."""
    wording = wording_of(order.kind, workspace)
    loaded = _plan(order, workspace)
    roster, roster_findings = _roster(order, loaded, workspace)
    outcome = compose(
        wording.value,
        loaded.plan if loaded is not None else None,
        workspace.school,
        number=order.number,
        date=read_date(order.date),
        roster=roster,
        office=order.office,
        person=order.person,
    )
    invitation = loaded is not None and order.kind == "invitation"
    findings = (
        *workspace.findings,
        *(loaded.findings if loaded is not None else ()),
        *wording.findings,
        *roster_findings,
        *(loaded.located(check_invitation(loaded.plan)) if loaded and invitation else ()),
        *outcome.findings,
    )
    return Outcome((wording.value, outcome.value), tuple(dict.fromkeys(findings)))


def _participants(order: LetterOrder, workspace: Workspace) -> tuple[Document, ...]:
    """Return the list of participants that the memo about their hours encloses."""
    if not letter_spec(order.kind).needs_roster or order.plan is None:
        return ()
    if order.roster is None and not _registered(order, workspace).people:
        return ()
    return (participants_document(order.plan, order.roster, workspace),)


def _enclosures(order: LetterOrder, workspace: Workspace) -> dict[str, bytes]:
    """Return the attachments that the program makes itself (實施計畫, 報名表), by file name."""
    if order.plan is None:
        return {}
    wanted = set(load_plan(order.plan, workspace).plan.attachments)
    return {
        document.name.removeprefix(f"{order.plan.stem}-"): document.data
        for document in draft_plan_sheets(order.plan, workspace, wanted=wanted).value
    }


def read_date(text: str | None) -> dt.date | None:
    """Return the day of a `--date`. Raises UserError when it is none."""
    if text is None:
        return None
    try:
        return parse_date(text)
    except FactError as problem:
        raise UserError(error("date-unreadable", problem.message, problem.fix)) from None


def wording_of(kind: str, workspace: Workspace) -> Outcome[Wording]:
    """Return the wording of a kind of letter. Raises UserError for an unknown kind."""
    kinds = kind_names(workspace)
    if kind not in kinds:
        near = nearest(kind, kinds)
        fix = f"是否為 {near}？" if near else f"可用：{'、'.join(kinds)}。"
        raise UserError(error("unknown-kind", f"沒有「{kind[:40]}」這種公文。", fix))
    return read_wording(find_template(f"letters/wording/{kind}.yaml", workspace.folder))


def _plan(order: LetterOrder, workspace: Workspace) -> LoadedPlan | None:
    if order.plan is not None:
        return load_plan(order.plan, workspace)
    if order.kind in WITHOUT_PLAN:
        return None
    raise UserError(
        error(
            "plan-missing",
            "缺少研習計畫檔或計畫編號。",
            f"在指令後加上，例如 letter draft {order.kind} 研習計畫.yaml。",
        )
    )


def _registered(order: LetterOrder, workspace: Workspace) -> Roster:
    """Return the participants in the register, none for a plan file."""
    number = plan_number(order.plan)
    return registered_people(number, workspace) if number else Roster()


def _roster(
    order: LetterOrder, loaded: LoadedPlan | None, workspace: Workspace
) -> tuple[Roster | None, Findings]:
    if order.roster is not None:
        outcome = load_roster(order.roster, loaded.plan if loaded is not None else None)
        return outcome.value, outcome.findings
    if not letter_spec(order.kind).needs_roster:
        return None, ()
    found = _registered(order, workspace)
    return (found if found.people else None), ()
