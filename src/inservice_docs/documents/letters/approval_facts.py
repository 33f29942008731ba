"""The facts of approval (核准): who was asked, by which letter, who has answered, who waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from inservice_docs.documents.letters.days import day_text
from inservice_docs.documents.letters.missing import Unfilled, known
from inservice_docs.records.approval import Approval, RequestLetter
from inservice_docs.records.plan import Plan
from inservice_docs.taiwan.numerals import number_text

_NO_NUMBER = "無文號"


def approval_facts(plan: Plan) -> dict[str, Any]:
    """Return the authorities, those that wait, our request, and each approval in words."""
    request = plan.request or RequestLetter()
    return {
        "主管機關": _listed(plan.authorities, "主管機關"),
        "尚未核准": list(waiting_authorities(plan)),
        "邀請對象": _listed(plan.invitees, "邀請對象"),
        "已核准": bool(plan.approvals),
        "核准": [_facts(each, plan) for each in plan.approvals or [_unknown(plan)]],
        "申請文號": known(request.number, "申請文號"),
        "申請日期": known(day_text(request.date) if request.date else "", "申請日期"),
    }


def waiting_authorities(plan: Plan) -> tuple[str, ...]:
    """Return the authorities that have not approved yet, in the order asked."""
    answered = {approval.agency for approval in plan.approvals}
    return tuple(agency for agency in plan.authorities if agency not in answered)


def _listed(names: Sequence[str], label: str) -> list[str]:
    return list(names) or [Unfilled(label)]


def _unknown(plan: Plan) -> Approval:
    """Return what is known of the approval when none is on record: who was asked, if only one."""
    return Approval(agency=plan.authorities[0] if len(plan.authorities) == 1 else "")


def _facts(approval: Approval, plan: Plan) -> dict[str, Any]:
    agency = known(approval.agency, "核准機關")
    day = known(day_text(approval.date) if approval.date else "", "核准日期")
    number = known(approval.number, "核准文號")
    letter = f"（{_NO_NUMBER}）" if approval.number == _NO_NUMBER else f"{number}函"
    differs = approval.hours is not None and approval.hours != plan.hours
    return {
        "機關": agency,
        "日期": day,
        "文號": number,
        "時數": number_text(approval.hours) if approval.hours is not None else "",
        "時數不同": differs,
        "全文": f"{agency}{day}{letter}",
    }
