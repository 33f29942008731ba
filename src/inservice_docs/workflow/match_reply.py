"""Match a reply (比對復函): which plan and which authority it answers, and how surely."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from inservice_docs.records.finding import Finding, error
from inservice_docs.records.letter import Letter
from inservice_docs.records.tracking import ApprovalState, TrackedApproval
from inservice_docs.registry.work import Work
from inservice_docs.rules.reply import hours_in, references_in, texts_of
from inservice_docs.rules.reply_verdict import conditions_in, verdict
from inservice_docs.taiwan.dates import plain_date
from inservice_docs.taiwan.text import compact
from inservice_docs.workflow.track_approvals import is_of, tracked_agency


class Certainty(StrEnum):
    """How surely a reply belongs where it is proposed to."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reply says, and where it is proposed to belong; `plan` is empty when nowhere."""

    agency: str
    number: str
    date: dt.date | None
    hours: Decimal | None
    our_number: str = ""
    plan: str = ""
    asked: str = ""
    state: ApprovalState | None = None
    conditions: str = ""
    certainty: Certainty = Certainty.UNKNOWN
    reasons: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def match_reply(work: Work, letter: Letter, *, chosen: str = "") -> Proposal:
    """Propose the plan and the authority that a reply belongs to, with the reasons.

    Certain is only what our own number tells, from an authority that was asked and whose decision
    and hours are clear; or what the clerk has `chosen` (a plan number).
    """
    hours, decided = hours_in(letter), verdict(letter)
    plans, ours, reasons, sure = _plans(work, letter, chosen)
    said = Proposal(
        agency=letter.sender,
        number=letter.number,
        date=letter.date,
        hours=hours[0] if len(hours) == 1 else None,
        our_number=ours,
        state=decided,
        conditions=conditions_in(letter),
        reasons=tuple(reasons),
    )
    if len(plans) != 1:
        return replace(said, findings=(_none(letter) if not plans else _several(plans),))
    plan = plans[0]
    tracked = work.approvals.of_plan(plan)
    asked = tracked_agency(letter.sender, tracked) if letter.sender else None
    doubts = list(_doubts(letter, asked, tracked, hours, decided))
    if asked is not None:
        reasons.append(f"發文機關「{letter.sender}」是申請的主管機關之一。")
    certain = (sure or bool(chosen)) and not doubts
    return replace(
        said,
        plan=plan,
        asked=asked.agency if asked is not None else "",
        certainty=Certainty.CERTAIN if certain else Certainty.LIKELY,
        reasons=(*reasons, *doubts),
    )


def _plans(work: Work, letter: Letter, chosen: str) -> tuple[list[str], str, list[str], bool]:
    """Return the plans that fit, our number that is answered, the reasons, and: is that sure?"""
    ours, by_number, reasons = "", list[str](), list[str]()
    for number in references_in(letter):
        for asked in work.approvals.by_request(number):
            ours = ours or number
            if asked.plan not in by_number:
                by_number.append(asked.plan)
                day = f"（{plain_date(asked.request_date)}）" if asked.request_date else ""
                reasons.append(f"來函復「{number}」，是計畫 {asked.plan} 的申請函{day}。")
        used = work.numbers.find(number)
        ours = ours or (number if used is not None else "")
    if chosen:
        return [work.plans.get(chosen).number], ours, [f"承辦人指定計畫 {chosen}。"], True
    if by_number:
        return by_number, ours, reasons, True
    return _by_name(work, letter, ours)


def _by_name(work: Work, letter: Letter, ours: str) -> tuple[list[str], str, list[str], bool]:
    """Look for the studies that this sender still has to answer, by their names in the text."""
    text = compact("".join(texts_of(letter)))
    found, reasons = list[str](), list[str]()
    for asked in work.approvals.waiting():
        if not is_of(asked.agency, letter.sender) or asked.plan in found:
            continue
        name = work.plans.get(asked.plan).name
        if name and compact(name) in text:
            found.append(asked.plan)
            reasons.append(f"文中有計畫 {asked.plan} 的研習名稱「{name}」，且該機關尚未回覆。")
    return found, ours, reasons, False


def _doubts(
    letter: Letter,
    asked: TrackedApproval | None,
    tracked: Sequence[TrackedApproval],
    hours: Sequence[Decimal],
    decided: ApprovalState | None,
) -> list[str]:
    doubts = []
    if not letter.sender:
        doubts.append("讀不出發文機關。")
    elif asked is None:
        known = "、".join(each.agency for each in tracked) or "沒有機關"
        doubts.append(f"「{letter.sender}」不在申請的機關之中（{known}）。")
    elif asked.state is not ApprovalState.WAITING:
        doubts.append(f"「{asked.agency}」已經登錄過：{asked.state.label} {asked.number}。")
    if not letter.number:
        doubts.append("讀不出來函的文號。")
    if letter.date is None:
        doubts.append("讀不出來函的日期。")
    if decided is None:
        doubts.append("看不出是核准、退回還是不同意。")
    if len(hours) > 1:
        doubts.append(f"文中有不同的時數：{'、'.join(f'{each:f}' for each in hours)}。")
    return doubts


def _none(letter: Letter) -> Finding:
    named = "".join(f"「{number[:40]}」" for number in references_in(letter)[:3])
    told = f"，文中的文號{named}都不是登記的申請函" if named else ""
    return error(
        "reply-fits-none",
        f"「{letter.sender[:40] or '不明機關'}」的來函與登記的計畫都對不起來{told}。",
        "確認計畫已登記、申請函已發文；或以 --plan 指定計畫，再或用 approval add 自行登錄。",
    )


def _several(plans: Sequence[str]) -> Finding:
    return error(
        "reply-fits-several",
        f"這份來函符合 {len(plans)} 項計畫：{'、'.join(plans)}。",
        "看過來函後，以 --plan 指定是哪一項；同時核准幾項時，每一項各登錄一次。",
    )
