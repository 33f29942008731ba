"""Receive a reply (收復函): read it, propose where it belongs, and record the approval."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from inservice_docs.formats.text_file import read_bytes
from inservice_docs.records.account import Role
from inservice_docs.records.approval import Approval
from inservice_docs.records.finding import Finding, Outcome, UserError, error, warning
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.rules import approvals as rules
from inservice_docs.taiwan.document_numbers import parse_number
from inservice_docs.workflow.match_reply import Certainty, Proposal, match_reply
from inservice_docs.workflow.read_letter import MOST_BYTES, read_letter
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan
from inservice_docs.workflow.track_approvals import answer, is_of, settle, state_of


@dataclass(frozen=True, slots=True)
class Received:
    """A reply: what it says, where it belongs, whether it was recorded, how the plan stands."""

    proposal: Proposal
    recorded: bool = False
    entry: PlanEntry | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the answer with stable keys."""
        said = self.proposal
        return {
            "agency": said.agency,
            "number": said.number,
            "date": said.date.isoformat() if said.date else None,
            "hours": None if said.hours is None else float(said.hours),
            "our_number": said.our_number,
            "plan": said.plan,
            "state": str(said.state) if said.state is not None else "",
            "conditions": said.conditions,
            "certainty": str(said.certainty),
            "reasons": list(said.reasons),
            "recorded": self.recorded,
        }


def propose_reply(file: Path, register: Register, *, plan: str = "") -> Outcome[Received]:
    """Read a reply (di, pdf, docx, odt) and say where it belongs; nothing is recorded.

    `plan` is the plan that the clerk knows it to be about. Raises UserError when the file holds no
    letter, and for an unknown plan.
    """
    read = read_letter(file)
    letter = read.value.letter
    if not (letter.sender or letter.number or letter.date):
        raise UserError(_no_reply(file))
    with register.look() as work:
        proposal = match_reply(work, letter, chosen=plan)
        odd = _odd(work, proposal)
    return Outcome(Received(proposal), (*read.findings, *proposal.findings, *odd))


def receive_reply(
    file: Path, register: Register, *, plan: str = "", confirmed: bool = False, draft: str = ""
) -> Outcome[Received]:
    """Read a reply and record it when that is certain, or `confirmed` by somebody who looked.

    The `draft` as which it waited is forgotten in the same step. Raises UserError, recording
    nothing, for a reply that fits no plan or several, one that is not certain and not confirmed,
    and one without what an approval needs.
    """
    register.require(Role.OFFICER, "登錄核准")
    data = None if file.is_dir() else read_bytes(file, MOST_BYTES)
    outcome = propose_reply(file, register, plan=plan)
    proposal = outcome.value.proposal
    against = refusal(proposal, confirmed=confirmed)
    if against:
        raise UserError(against)
    assert proposal.state is not None
    with register.change() as work:
        entry = work.plans.get(proposal.plan)
        state = proposal.state
        if state.granted:
            state = state_of(proposal.hours, entry.plan)
        recorded = answer(
            work,
            entry.number,
            Approval(
                agency=proposal.agency,
                number=proposal.number,
                date=proposal.date,
                hours=proposal.hours if state.granted else None,
            ),
            state,
            conditions=proposal.conditions,
            file=(file.name, data) if data is not None else None,
        )
        if draft:
            work.drafts.forget(draft, register.actor.name)
        told = f"{recorded.agency}{recorded.state.label} {recorded.number}".strip()
        entry = settle(work, register, entry, reason=told)
    done = Received(replace(proposal, state=state), True, entry)
    return Outcome(done, outcome.findings)


def refusal(proposal: Proposal, *, confirmed: bool = False) -> tuple[Finding, ...]:
    """Return why a proposal cannot be recorded, nothing when it can."""
    if proposal.findings:
        return proposal.findings
    if not confirmed and proposal.certainty is not Certainty.CERTAIN:
        return (_uncertain(proposal),)
    return tuple(_lacking(proposal))


def _odd(work: Work, proposal: Proposal) -> tuple[Finding, ...]:
    """Return what is odd about an approval: its hours, its number's year, its number itself."""
    if not proposal.plan:
        return ()
    found = list(shared_number(work, proposal.plan, proposal.agency, proposal.number))
    if proposal.state is None or not proposal.state.granted:
        return tuple(found)
    plan = current_plan(work, work.plans.get(proposal.plan))
    new = Approval(
        agency=proposal.agency,
        number=proposal.number,
        date=proposal.date,
        hours=proposal.hours,
    )
    return (*found, *odd_approval(plan, new))


def odd_approval(plan: Plan, new: Approval) -> tuple[Finding, ...]:
    """Return what the rules find in one approval beside the plan's others."""
    others = tuple(each for each in plan.approvals if not is_of(each.agency, new.agency))
    together = plan.model_copy(update={"approvals": (*others, new)})
    field = f"核准文號 {len(others) + 1}"
    return tuple(found for found in rules.check(together) if found.place.field.startswith(field))


def shared_number(work: Work, plan: str, agency: str, number: str) -> tuple[Finding, ...]:
    """Warn when the same number stands for another plan's approval."""
    text = parse_number(number).text if number else ""
    if not text or text == rules.NOTHING:
        return ()
    return tuple(
        warning(
            "approval-number-shared",
            f"計畫 {each.plan} 的「{each.agency}」也是文號 {text}。",
            "對照來函核對文號；一份函同時核准幾項計畫時可以不理會。",
        )
        for each in work.approvals.by_number(text)
        if each.plan != plan
    )


def _lacking(proposal: Proposal) -> list[Finding]:
    parts = [
        label
        for label, value in (
            ("發文機關", proposal.agency),
            ("文號", proposal.number),
            ("日期", proposal.date),
            ("准駁", proposal.state),
        )
        if not value
    ]
    return (
        [
            error(
                "reply-incomplete",
                f"來函裡讀不出{'、'.join(parts)}。",
                f"以 inservice-docs approval add {proposal.plan} 自行登錄。",
            )
        ]
        if parts
        else []
    )


def _no_reply(file: Path) -> Finding:
    return error(
        "not-a-letter",
        f"「{file.name}」不像主管機關的來函：讀不出發文機關、日期與文號。",
        "指定復函的檔案；掃描的圖檔讀不出文字，以 inservice-docs approval add 自行登錄。",
    )


def _uncertain(proposal: Proposal) -> Finding:
    return error(
        "reply-uncertain",
        f"不能確定這份來函是計畫 {proposal.plan} 的核准函，沒有登錄。",
        f"看過來函後，以 --plan {proposal.plan} 確認，或用 approval add 自行登錄。",
    )
