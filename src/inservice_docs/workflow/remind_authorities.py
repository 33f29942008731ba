"""Remind the authorities that have not answered (催辦核准): a letter for each plan, as a draft."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.workflow.draft_letter import LetterOrder, draft_letter
from inservice_docs.workflow.list_approvals import list_approvals
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document

REMINDER = "reminder"


def remind_authorities(
    register: Register,
    *,
    plan: str = "",
    days: int = 0,
    formats: tuple[str, ...] = ("docx",),
    date: str | None = None,
) -> Outcome[tuple[Document, ...]]:
    """Return the reminder letters for a plan, or for every plan that has waited `days` or longer.

    They are drafts: `issue_letter` records the one that goes out. Raises UserError when nobody is
    waited for (so long).
    """
    waiting = list_approvals(register, plan=plan, waiting=True)
    late = [each for each in waiting if (each.waited or 0) >= days]
    plans = tuple(dict.fromkeys(each.approval.plan for each in late))
    if not plans:
        raise UserError(_nobody(plan, days))
    documents: list[Document] = []
    findings: list[Finding] = []
    for number in plans:
        order = LetterOrder(REMINDER, Path(number), formats, date=date)
        made = draft_letter(order, register.workspace)
        documents += made.value
        findings += made.findings
    return Outcome(tuple(documents), tuple(dict.fromkeys(findings)))


def _nobody(plan: str, days: int) -> Finding:
    whose = f"計畫 {plan} " if plan else ""
    long = f"等候 {days} 個工作天以上" if days else "尚未回覆"
    return error(
        "nobody-waits",
        f"{whose}沒有{long}的主管機關。",
        "以 inservice-docs approval list 查看各機關的回覆情形。",
    )
