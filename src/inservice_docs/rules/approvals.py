"""Approvals (核准文號): who has answered, whether it fits, and when schools may be invited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from inservice_docs.records.approval import Approval
from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan
from inservice_docs.rules.places import at, day_text
from inservice_docs.rules.rule import ERROR, HABIT, HINT, PROCEDURE, WARNING, Rule
from inservice_docs.taiwan.counties import tai
from inservice_docs.taiwan.document_numbers import parse_number
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.taiwan.text import tidy

TOO_EARLY = Rule(
    "invitation-before-approval",
    ERROR,
    f"{PROCEDURE} 壹之二、貳之二",
    "校外研習要先報奉主管機關核准，登錄核准文號，才邀請各校。",
    "收到核准函後，在「核准文號」填寫該機關的文號；不再等候的機關請從「主管機關」刪除。",
)
WAITING = Rule(
    "approval-waiting",
    HINT,
    f"{PROCEDURE} 壹之二",
    "還沒有收到核准的機關。",
    "收到核准函後填寫核准文號；久候未復可以發函催辦。",
)
STRANGER = Rule(
    "approval-not-asked",
    WARNING,
    f"{PROCEDURE} 壹之二",
    "核准的機關應是申請過的主管機關。",
    "檢查機關名稱，或把它加進「主管機關」。",
)
DOUBLED = Rule(
    "approval-doubled",
    WARNING,
    HABIT,
    "同一個機關只填一次核准。",
    "留下最後有效的一項。",
)
NO_NUMBER = Rule(
    "approval-incomplete",
    ERROR,
    f"{PROCEDURE} 壹之二",
    "核准要有機關與文號，才能登錄。",
    "填寫核准函的發文機關與文號；沒有文號的核准填「無文號」。",
)
IRREGULAR = Rule(
    "number-irregular",
    HINT,
    f"{PROCEDURE} 步驟一；文書處理手冊 發文字號",
    "文號通常是「○○字第」加 3 碼年度與 7 碼流水號。",
    "對照來函核對文號；來函確實如此就不必改。",
)
NUMBER_YEAR = Rule(
    "number-year",
    WARNING,
    "文書處理手冊 發文字號",
    "文號的年度要與發文日期同年。",
    "對照來函核對文號與日期。",
)
SHARED = Rule(
    "number-shared",
    WARNING,
    HABIT,
    "不同機關的核准函不會有相同的文號。",
    "對照來函核對文號。",
)
HOURS = Rule(
    "approval-hours-differ",
    WARNING,
    f"{PROCEDURE} 附件函稿 主旨",
    "核准的時數與計畫的時數不同時，要以核准的為準或再行文。",
    "對照來函核對時數，或修改計畫的時數。",
)
BEFORE_REQUEST = Rule(
    "approval-before-request",
    WARNING,
    HABIT,
    "核准日期不早於申請日期。",
    "檢查核准文號與申請文號的日期。",
)
AFTER_STUDY = Rule(
    "approval-after-study",
    WARNING,
    f"{PROCEDURE} 貳之二",
    "研習前就要報奉核准。",
    "檢查核准日期；確實在研習後才核准時，請洽審課單位。",
)
TOO_LONG = Rule(
    "basis-too-long",
    ERROR,
    f"{PROCEDURE} 步驟一 圖2",
    "依據文號最多 1,000 字。",
    "縮短機關名稱，或只留主要機關的核准文號。",
)
RULES = (
    TOO_EARLY, WAITING, STRANGER, DOUBLED, NO_NUMBER, IRREGULAR, NUMBER_YEAR, SHARED, HOURS,
    BEFORE_REQUEST, AFTER_STUDY, TOO_LONG,
)  # fmt: skip

LONGEST_BASIS = 1000
NOTHING = "無文號"


def basis_text(approvals: Iterable[Approval]) -> str:
    """Return 依據文號 as course entry wants it: each approval's agency, date and number.

    「無文號」 where there is none, which is what the site makes of an empty field.
    """
    parts = []
    for approval in approvals:
        if approval.number and approval.number != NOTHING:
            number = parse_number(approval.number).text
            parts.append(f"{approval.agency}{day_text(approval.date)}{number}函")
    return "、".join(parts) or NOTHING


def approval_of(plan: Plan, authority: str) -> Approval | None:
    """Return the approval by an authority, or by its education bureau, if one has come."""
    name = _plain(authority)
    for approval in plan.approvals:
        agency = _plain(approval.agency)
        if approval.number and agency and (agency.startswith(name) or name.startswith(agency)):
            return approval
    return None


def waiting_authorities(plan: Plan) -> tuple[str, ...]:
    """Return the authorities that were asked (主管機關) and have not approved."""
    return tuple(name for name in plan.authorities if approval_of(plan, name) is None)


def check_invitation(plan: Plan) -> tuple[Finding, ...]:
    """Return why schools may not be invited yet: an error for each authority still waited for.

    An in-school study needs no approval. A cross-school study without any authority or approval
    lacks its 核准文號 and is refused too.
    """
    if not plan.cross_school:
        return ()
    findings = [
        TOO_EARLY.found(f"「{name}」尚未核准，還不能邀請各校。", at("主管機關", index))
        for index, name in enumerate(plan.authorities)
        if approval_of(plan, name) is None
    ]
    if not plan.authorities and not any(approval.number for approval in plan.approvals):
        findings.append(TOO_EARLY.found("沒有核准文號，還不能邀請各校。", at("核准文號")))
    return tuple(findings)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield what is odd about the request and the approvals."""
    if plan.cross_school:
        waiting = waiting_authorities(plan)
        if waiting:
            yield WAITING.found(f"尚未核准：{'、'.join(waiting)}。", at("核准文號"))
    if plan.request and plan.request.number:
        yield from _number(plan.request.number, plan.request.date, ("申請文號",))
    for index, approval in enumerate(plan.approvals):
        yield from _approval(plan, index, approval)
    length = len(basis_text(plan.approvals))
    if length > LONGEST_BASIS:
        yield TOO_LONG.found(f"依據文號共 {length:,} 字。", at("核准文號"))


def _approval(plan: Plan, index: int, approval: Approval) -> Iterator[Finding]:
    here = ("核准文號", index)
    for label, value in (("機關", approval.agency), ("文號", approval.number)):
        if not value:
            yield NO_NUMBER.found(f"第 {index + 1} 項核准沒有{label}。", at(*here, label))
    if approval.agency and plan.authorities and not _asked(plan, approval.agency):
        yield STRANGER.found(f"「{approval.agency}」不在主管機關之中。", at(*here, "機關"))
    for earlier in plan.approvals[:index]:
        if approval.agency and _plain(approval.agency) == _plain(earlier.agency):
            yield DOUBLED.found(f"「{approval.agency}」的核准填了兩次。", at(*here, "機關"))
        elif approval.number and _same_number(approval.number, earlier.number):
            yield SHARED.found(
                f"與「{earlier.agency}」的文號相同：{approval.number[:60]}。", at(*here, "文號")
            )
    if approval.number:
        yield from _number(approval.number, approval.date, here)
    asked = plan.hours if plan.hours is not None else plan.credits
    if approval.hours is not None and asked is not None and approval.hours != asked:
        yield HOURS.found(
            f"核准 {number_text(approval.hours)}，計畫是 {number_text(asked)}。", at(*here, "時數")
        )
    yield from _date(plan, approval, at_date=here)


def _date(plan: Plan, approval: Approval, at_date: tuple[str | int, ...]) -> Iterator[Finding]:
    day, place = approval.date, at(*at_date, "日期")
    if day is None:
        return
    asked = plan.request.date if plan.request else None
    if asked and day < asked:
        yield BEFORE_REQUEST.found(
            f"核准日期 {day_text(day)} 早於申請日期 {day_text(asked)}。", place
        )
    if plan.dates and day > plan.dates[0]:
        yield AFTER_STUDY.found(
            f"核准日期 {day_text(day)} 晚於開課日 {day_text(plan.dates[0])}。", place
        )


def _number(text: str, day: dt.date | None, here: tuple[str | int, ...]) -> Iterator[Finding]:
    number = parse_number(text)
    if number.year is None:
        if text != NOTHING:
            yield IRREGULAR.found(f"文號「{text[:60]}」不是一般的格式。", at(*here, "文號"))
    elif day is not None and number.year != day.year - 1911:
        yield NUMBER_YEAR.found(
            f"文號是 {number.year} 年的，日期卻是 {day_text(day)}。", at(*here, "文號")
        )


def _asked(plan: Plan, agency: str) -> bool:
    name = _plain(agency)
    return any(
        name.startswith(_plain(each)) or _plain(each).startswith(name) for each in plan.authorities
    )


def _same_number(one: str, other: str) -> bool:
    return one != NOTHING and parse_number(one).text == parse_number(other).text


def _plain(agency: str) -> str:
    return tai(tidy(agency))
