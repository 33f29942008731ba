"""Tell the organiser what a review decided (審核結果通知): a mail draft, or mail sent at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from inspect import cleandoc
from typing import Any

from inservice_docs.formats.mail.draft import mail_draft
from inservice_docs.formats.mail.mailbox import Mailbox, is_address
from inservice_docs.records.account import Role
from inservice_docs.records.course import CourseReview, CourseStatus, ReviewKind
from inservice_docs.records.finding import Outcome, UserError, error
from inservice_docs.records.plan import Plan
from inservice_docs.taiwan.text import tidy
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.send_mails import Mail, Sent, send_mails

_TEXT = """
    {greeting}：

    {organiser}{office}辦理之「{study}」（計畫編號 {number}），審核結果如下。

    處理狀態：{status}
    {reasons}
    {next}

    {reviewer}
"""
_NEXT = {
    CourseStatus.WRONGLY_FILLED: "請更正課程後，再送出課程確認要求。",
    CourseStatus.NOT_PASSED: "請依原因補正後，再送出課程確認要求。",
    CourseStatus.LIST_NOT_PASSED: "請更正名單與時數後，再送出名單確認要求。",
    CourseStatus.PASSED: "課程已經開放，可以繼續辦理報名。",
    CourseStatus.LIST_PASSED: "時數已經確認，請通知參加研習人員上網核對。",
}


def review_draft(register: Register, number: str) -> Document:
    """Return the latest review of a study as a mail draft (.eml) to its contact.

    Raises UserError: nothing was reviewed, or no contact has an e-mail address.
    """
    register.require(Role.REVIEWER, "通知審核結果", Role.OFFICER)
    mail = _mail(register, number)
    data = mail_draft("", mail.to, mail.subject, mail.text)
    return Document(f"{number}-審核結果通知.eml", data)


def send_review(
    register: Register, number: str, environment: Mapping[str, str] = os.environ
) -> Outcome[Sent]:
    """Send the latest review to the study's contact by the school's mail server, once.

    Raises UserError as `review_draft` does, and when nothing can be sent.
    """
    register.require(Role.REVIEWER, "通知審核結果")
    return send_mails(register, number, [_mail(register, number)], environment, _silent)


def _mail(register: Register, number: str) -> Mail:
    with register.look() as work:
        entry = work.plans.get(number)
        reviews = work.courses.reviews(plan=entry.number, limit=1)
    if not reviews:
        raise UserError(
            error("review-none", f"計畫 {entry.number} 還沒有審核過。", "審核後再通知承辦人。")
        )
    to = _contact(entry.plan)
    last = reviews[0]
    subject = f"{_matter(last)}審核結果：{entry.name}（{last.status}）"
    key = f"review {last.at:%Y%m%d%H%M%S}" if last.at else "review"
    return Mail(key, str(last.status), "承辦人", to, subject, _text(register, entry.plan, last))


def _text(register: Register, plan: Plan, last: CourseReview) -> str:
    school = register.workspace.school
    names = "、".join(each.name for each in plan.contacts if each.name)
    reasons = "".join(f"原因：{each}\n" for each in last.reasons)
    text = cleandoc(_TEXT).format(
        greeting=f"{names or plan.office}您好",
        organiser=school.name,
        office=plan.office,
        study=plan.name,
        number=last.plan,
        status=last.status,
        reasons=reasons.rstrip(),
        next=_NEXT.get(last.status, ""),
        reviewer=school.reviewing_unit,
    )
    lines = [line.rstrip() for line in text.splitlines()]
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    return "\n".join(kept).rstrip() + "\n"


def _matter(last: CourseReview) -> str:
    return "研習名單" if last.kind is ReviewKind.LIST else "研習課程"


def _contact(plan: Plan) -> Mailbox:
    for each in plan.contacts:
        if is_address(tidy(each.email)):
            return Mailbox(tidy(each.email), each.name)
    raise UserError(
        error(
            "mail-no-contact",
            "承辦人沒有電子郵件地址，不能以郵件通知。",
            "以電話通知；或在計畫補上承辦人的電子信箱。",
        )
    )


@contextmanager
def _silent(total: int) -> Iterator[Any]:
    """Show no progress: there is a single mail."""
    del total
    yield lambda count: None
