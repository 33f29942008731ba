"""The facts without which a study cannot be announced, entered and awarded."""

from __future__ import annotations

from collections.abc import Iterator

from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan
from inservice_docs.rules.course_fields import counts_credits
from inservice_docs.rules.places import at
from inservice_docs.rules.rule import ERROR, HINT, PROCEDURE, WARNING, Rule
from inservice_docs.taiwan.course_codes import CourseCodes

MISSING = Rule(
    "fact-missing",
    ERROR,
    f"{PROCEDURE} 步驟一",
    "每一場研習都要有名稱、區分、班別性質、承辦處室、承辦人、場次，以及時數或學分數。",
    "填寫這一欄。",
)
MISSING_CROSS_SCHOOL = Rule(
    "cross-school-fact-missing",
    ERROR,
    f"{PROCEDURE} 壹、貳",
    "校外（跨校性）研習還要有主管機關、參加對象、班級數、每班次人數與報名方式。",
    "填寫這一欄；若是校內研習，把研習區分改為「校內」。",
)
SESSION = Rule(
    "session-incomplete",
    ERROR,
    f"{PROCEDURE} 步驟一",
    "每一場次都要有日期與時間。",
    "填寫這一欄。",
)
VENUE = Rule(
    "session-venue-missing",
    WARNING,
    f"{PROCEDURE} 附件函稿",
    "公文與簽到表要寫出每一場次的地點。",
    "填寫地點，例如 本校第一會議室。",
)
IN_SCHOOL_EXTRA = Rule(
    "in-school-extra",
    HINT,
    f"{PROCEDURE} 壹之一",
    "校內研習不必申請核准，也不邀請他校。",
    "刪除這一欄；若有他校教師參加，把研習區分改為「校外」。",
)
RULES = (MISSING, MISSING_CROSS_SCHOOL, SESSION, VENUE, IN_SCHOOL_EXTRA)

_ALWAYS = {
    "name": "研習名稱",
    "scope": "研習區分",
    "class_kind": "班別性質",
    "office": "承辦處室",
    "contacts": "承辦人",
    "sessions": "場次",
}
_CROSS_SCHOOL = {
    "authorities": "主管機關",
    "audience": "參加對象",
    "class_count": "班級數",
    "class_size": "每班次人數",
    "signup": "報名",
}
_NOT_IN_SCHOOL = {
    "authorities": "主管機關",
    "invitees": "邀請對象",
    "request": "申請文號",
    "approvals": "核准文號",
}


def missing_facts(plan: Plan, codes: CourseCodes) -> tuple[str, ...]:
    """Return the Chinese labels of the needed facts that a plan lacks, in the form's order."""
    return tuple(found.place.field for found in (*_always(plan, codes), *_cross_school(plan)))


def check(plan: Plan, codes: CourseCodes) -> Iterator[Finding]:
    """Yield what a plan lacks, and what an in-school study has in vain."""
    yield from _always(plan, codes)
    yield from _cross_school(plan)
    for index, session in enumerate(plan.sessions):
        for label, value in (("日期", session.date), ("時間", session.time)):
            if value is None:
                yield SESSION.found(f"第 {index + 1} 場次沒有{label}。", at("場次", index, label))
        if not session.venue:
            yield VENUE.found(f"第 {index + 1} 場次沒有地點。", at("場次", index, "地點"))
    if plan.scope is not None and not plan.cross_school:
        for name, label in _NOT_IN_SCHOOL.items():
            if getattr(plan, name):
                yield IN_SCHOOL_EXTRA.found(f"校內研習不需要「{label}」。", at(label))


def _always(plan: Plan, codes: CourseCodes) -> Iterator[Finding]:
    for name, label in _ALWAYS.items():
        if not getattr(plan, name):
            yield MISSING.found(f"沒有填「{label}」。", at(label))
    credit = counts_credits(plan, codes)
    if credit is True and plan.credits is None:
        yield MISSING.found("學分班沒有填「學分數」。", at("學分數"))
    elif credit is False and plan.hours is None:
        yield MISSING.found("沒有填「時數」。", at("時數"))
    elif credit is None and plan.hours is None and plan.credits is None:
        yield MISSING.found("沒有填「時數」，也沒有填「學分數」。", at("時數"))


def _cross_school(plan: Plan) -> Iterator[Finding]:
    if not plan.cross_school:
        return
    for name, label in _CROSS_SCHOOL.items():
        if getattr(plan, name) in (None, ()):
            yield MISSING_CROSS_SCHOOL.found(f"校外研習沒有填「{label}」。", at(label))
