"""Hours (時數) and credits (學分數): in half hours, of the right kind, as the timetable has."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan, TimeSpan
from inservice_docs.rules.course_fields import counts_credits
from inservice_docs.rules.places import at
from inservice_docs.rules.rule import ERROR, HINT, SITE, WARNING, Rule
from inservice_docs.rules.sessions import minutes, overlapping
from inservice_docs.taiwan.course_codes import CourseCodes
from inservice_docs.taiwan.numerals import number_text

STEP = Rule(
    "hours-step",
    ERROR,
    f"{SITE} 研習時數",
    "研習時數是 0.5 小時的倍數。",
    "改為 0.5 的倍數，例如 2.5 或 3。",
)
ZERO = Rule(
    "hours-zero",
    ERROR,
    f"{SITE} 研習時數／學分數",
    "時數或學分數要大於 0。",
    "填寫實際的時數或學分數；還不知道就留空。",
)
HOURS_OF_CREDIT_CLASS = Rule(
    "hours-in-credit-class",
    ERROR,
    f"{SITE} 班別性質",
    "學分班與學位班以學分數計，不填時數。",
    "刪除時數，改填「學分數」；或改正班別性質。",
)
CREDITS_OF_HOUR_CLASS = Rule(
    "credits-in-hour-class",
    ERROR,
    f"{SITE} 班別性質",
    "非學分班以時數計，不填學分數。",
    "刪除學分數，改填「時數」；或改正班別性質。",
)
ABOVE = Rule(
    "hours-above-timetable",
    WARNING,
    "研習時數核給慣例（每節 50 分鐘計 1 小時）",
    "時數多於課程表能排出的節數。",
    "減少時數，或補上沒有寫進場次的課程。",
)
BELOW = Rule(
    "hours-below-timetable",
    HINT,
    "研習時數核給慣例（每節 50 分鐘計 1 小時）",
    "時數少於課程表的長度，報到與休息以外若都是課程，可能少報。",
    "確認時數；扣除報到、休息等時間而少報是可以的。",
)
RULES = (STEP, ZERO, HOURS_OF_CREDIT_CLASS, CREDITS_OF_HOUR_CLASS, ABOVE, BELOW)

LESSON_MINUTES = 50
_NOON, _ONE = 12 * 60, 13 * 60


def check(plan: Plan, codes: CourseCodes) -> Iterator[Finding]:
    """Yield what is wrong with the hours or the credits."""
    if plan.hours is not None and plan.hours % Decimal("0.5"):
        yield STEP.found(f"{number_text(plan.hours)} 不是 0.5 的倍數。", at("時數"))
    for label, amount in (("時數", plan.hours), ("學分數", plan.credits)):
        if amount is not None and amount == 0:
            yield ZERO.found(f"「{label}」是 0。", at(label))
    credit = counts_credits(plan, codes)
    if credit is True and plan.hours is not None:
        yield HOURS_OF_CREDIT_CLASS.found(f"「{plan.class_kind}」填了時數。", at("時數"))
    if credit is False and plan.credits is not None:
        yield CREDITS_OF_HOUR_CLASS.found(f"「{plan.class_kind}」填了學分數。", at("學分數"))
    yield from _timetable(plan)


def timetable_hours(plan: Plan) -> tuple[Decimal, Decimal] | None:
    """Return the fewest and the most hours that the timetable makes plausible, in half hours.

    At most every 50 minutes is an hour; at least every 60 are, once a lunch hour is taken off.
    None while a session lacks its time or when sessions run side by side.
    """
    spans = [session.time for session in plan.sessions if session.time and session.date]
    if not spans or len(spans) != len(plan.sessions):
        return None
    if any(overlapping(one, other) for one, other in combinations(plan.sessions, 2)):
        return None
    total = sum(minutes(span) for span in spans)
    taught = sum(minutes(span) - _lunch(span) for span in spans)
    if total <= 0:
        return None
    return _halves(taught, 60), _halves(total, LESSON_MINUTES)


def _timetable(plan: Plan) -> Iterator[Finding]:
    known = timetable_hours(plan)
    if known is None or not plan.hours:
        return
    fewest, most = known
    if plan.hours > most:
        yield ABOVE.found(
            f"時數 {number_text(plan.hours)} 小時，課程表最多 {number_text(most)} 小時。",
            at("時數"),
        )
    elif plan.hours < fewest and (plan.class_count or 1) == 1:
        yield BELOW.found(
            f"時數 {number_text(plan.hours)} 小時，課程表約有 {number_text(fewest)} 小時以上。",
            at("時數"),
        )


def _lunch(span: TimeSpan) -> int:
    start = span.start.hour * 60 + span.start.minute
    end = span.end.hour * 60 + span.end.minute
    return 60 if start < _NOON and end > _ONE else 0


def _halves(length: int, hour: int) -> Decimal:
    return Decimal(length * 2 // hour) / 2
