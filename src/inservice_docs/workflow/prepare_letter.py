"""Prepare a letter for issue (發文前檢查): composed from the register, and checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.documents.letters.compose import compose
from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.letter import Letter
from inservice_docs.records.person import Roster
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.records.tracking import TrackedApproval
from inservice_docs.records.wording import Wording
from inservice_docs.rules.approvals import check_invitation
from inservice_docs.rules.letter.check import check_letter
from inservice_docs.workflow.draft_letter import wording_of
from inservice_docs.workflow.edited_letter import read_edited
from inservice_docs.workflow.finalize import FACT_MISSING, refuse_unfinished
from inservice_docs.workflow.registered_plan import plan_findings, waiting_agencies
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.steps.statuses import PlanStatus
from inservice_docs.workflow.track_approvals import is_of, tracked_agency
from inservice_docs.workflow.workspace import Workspace

REQUEST = "approval-request"
INVITATION = "invitation"
REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the register holds at one moment that a letter is made from.

    `plan` is the plan as it stands; both it and its entry are None for a letter about no study.
    """

    entry: PlanEntry | None
    plan: Plan | None
    tracked: tuple[TrackedApproval, ...]
    roster: Roster | None
    issued_before: int


@dataclass(frozen=True, slots=True)
class Composed:
    """The letters of one kind as they will go out, and their wording."""

    wording: Wording
    letters: tuple[Letter, ...]
    findings: tuple[Finding, ...]
    edited: Document | None = None


def compose_issue(
    kind: str,
    facts: Facts,
    workspace: Workspace,
    date: dt.date,
    *,
    edited: Path | None = None,
    office: str = "",
    person: str = "",
    to: Sequence[str] = (),
) -> Composed:
    """Compose the letters of a kind for issue, or take the one that was edited in Word.

    The letters have no number yet (`numbered` gives it); `to` names those of the waiting
    authorities that a reminder goes to. Raises UserError for an unknown kind and an edited file
    that is no such letter.
    """
    wording = wording_of(kind, workspace)
    about: list[Finding] = [*workspace.findings, *wording.findings]
    if facts.plan is not None and facts.entry is not None:
        about += plan_findings(facts.plan, facts.entry.number, workspace)
        about += check_invitation(facts.plan) if kind == INVITATION else ()
    if edited is not None:
        read = read_edited(edited, wording.value, workspace)
        if kind == REQUEST:
            _refuse_recipients(read.value.letter.originals, request_recipients(facts))
        data = Document(edited.name, read.value.data)
        return Composed(wording.value, (read.value.letter,), (*about, *read.findings), data)
    outcome = compose(
        wording.value,
        facts.plan,
        workspace.school,
        number=PLACEHOLDER,
        date=date,
        recipients=request_recipients(facts) if kind == REQUEST else _reminded(kind, facts, to),
        roster=facts.roster,
        office=office,
        person=person,
    )
    letters = tuple(
        letter.model_copy(update={"number": ""}) if letter.is_memo else letter
        for letter in outcome.value
    )
    return Composed(wording.value, letters, (*about, *outcome.findings))


PLACEHOLDER = "待編字第0000000000號"
"""Stands for the number until it is taken, so that a letter without one is no missing fact."""


def request_recipients(facts: Facts) -> tuple[str, ...]:
    """Return the authorities that a request goes to: those not asked, and those that sent it back.

    A plan that was put back before its request asks anew all that have not granted. Raises
    UserError when everybody asked has granted or still waits.
    """
    plan, entry = facts.plan, facts.entry
    if plan is None or entry is None:
        return ()
    waiting = set(waiting_agencies(facts.tracked))
    open_: list[str] = []
    for name in plan.authorities:
        found = tracked_agency(name, facts.tracked)
        if found is None:
            open_.append(name)
        elif not found.state.granted:
            anew = entry.standing.status == PlanStatus.TO_REQUEST
            if found.agency not in waiting or anew:
                open_.append(found.agency)
    if plan.authorities and not open_:
        raise UserError(
            error(
                "request-already-sent",
                f"計畫 {entry.number} 已向每個主管機關申請核准，沒有要再申請的機關。",
                f"久候未復用 inservice-docs approval remind {entry.number}；"
                "申請函有誤時，先以 plan back 退回「待申請核准」。",
            )
        )
    return tuple(dict.fromkeys(open_))


def _reminded(kind: str, facts: Facts, to: Sequence[str]) -> tuple[str, ...] | None:
    """Return whom a reminder goes to, None for all who wait (and for other kinds)."""
    if kind != REMINDER or not to:
        return None
    strange = [name for name in to if name not in waiting_agencies(facts.tracked)]
    if strange:
        raise UserError(
            error(
                "reminder-recipient",
                f"「{'、'.join(strange)[:80]}」不是還沒回覆的機關。",
                "只選還沒回覆的機關；已經回覆的不必催辦。",
            )
        )
    return tuple(to)


def _refuse_recipients(originals: Sequence[str], recipients: Sequence[str]) -> None:
    """Raise UserError for a request to an authority that is not to be asked (now)."""
    strange = [name for name in originals if not any(is_of(name, each) for each in recipients)]
    if strange:
        raise UserError(
            error(
                "request-recipient",
                f"正本的「{'、'.join(strange)[:80]}」不是現在要申請的主管機關。",
                f"要申請的是：{'、'.join(recipients)}；更正正本，或計畫的「主管機關」。",
            )
        )


def numbered(composed: Composed, numbers: Sequence[str]) -> tuple[Letter, ...]:
    """Return the letters with their numbers; a memo may have none."""
    return tuple(
        letter.model_copy(update={"number": numbers[index] if numbers else letter.number})
        for index, letter in enumerate(composed.letters)
    )


def check_issue(
    composed: Composed, letters: Sequence[Letter], facts: Facts, workspace: Workspace
) -> tuple[Finding, ...]:
    """Return what was found in the letters. Raises UserError for errors and missing facts."""
    findings = list(composed.findings)
    whole = not any(found.code == FACT_MISSING for found in findings)
    for letter in letters if whole else ():  # a gap would be told twice
        own = letter.sender == workspace.school.name
        findings += check_letter(
            letter,
            school=workspace.school if own else None,
            plan=facts.plan,
            approvals_known=facts.plan is not None,
        )
    found = tuple(dict.fromkeys(findings))
    refuse_unfinished(found, True)
    return found
