"""Seats (人數): 班級數 × 每班次人數, and no more than that online."""

from __future__ import annotations

from collections.abc import Iterator

from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan
from inservice_docs.rules.places import at
from inservice_docs.rules.rule import ERROR, HABIT, PROCEDURE, WARNING, Rule

NONE = Rule(
    "seats-zero",
    ERROR,
    f"{PROCEDURE} 步驟一 圖3",
    "班級數、每班次人數與線上人數要大於 0。",
    "填寫實際的數字；還不知道就留空。",
)
TOO_MANY_ONLINE = Rule(
    "online-seats-too-many",
    ERROR,
    f"{PROCEDURE} 步驟三 圖9",
    "可線上報名人數不超過開班總人數（班級數 × 每班次人數）。",
    "減少線上人數，或增加班級數、每班次人數。",
)
NO_ONLINE_SEATS = Rule(
    "online-seats-missing",
    WARNING,
    f"{PROCEDURE} 步驟三 圖9",
    "開放線上報名要設定可線上報名人數。",
    "填寫「線上人數」。",
)
TOO_MANY_OF_ONE_SCHOOL = Rule(
    "per-school-too-many",
    WARNING,
    HABIT,
    "每校人數不超過開班總人數。",
    "檢查每校人數與開班總人數。",
)
RULES = (NONE, TOO_MANY_ONLINE, NO_ONLINE_SEATS, TOO_MANY_OF_ONE_SCHOOL)


def seats(plan: Plan) -> int | None:
    """Return 開班總人數 (班級數 × 每班次人數), or None while one of them is not known."""
    if plan.class_count is None or plan.class_size is None:
        return None
    return plan.class_count * plan.class_size


def capacity(plan: Plan) -> int | None:
    """Return how many applicants can pass (實際線上報名人數), None where nothing limits it."""
    online = plan.signup.online_seats if plan.signup and plan.signup.online else None
    return online if online is not None else seats(plan)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield what is wrong with the numbers of people."""
    online = plan.signup.online_seats if plan.signup else None
    for path, number in (
        (("班級數",), plan.class_count),
        (("每班次人數",), plan.class_size),
        (("報名", "線上人數"), online),
    ):
        if number == 0:
            yield NONE.found(f"「{path[-1]}」是 0。", at(*path))
    if plan.signup and plan.signup.online and online is None:
        yield NO_ONLINE_SEATS.found("沒有填可線上報名人數。", at("報名", "線上人數"))
    total = seats(plan)
    if not total:
        return
    if online is not None and online > total:
        yield TOO_MANY_ONLINE.found(
            f"線上人數 {online} 人，開班總人數只有 {total} 人。",
            at("報名", "線上人數"),
            f"改為 {total} 以下，或增加班級數、每班次人數。",
        )
    if plan.per_school and plan.per_school.high > total:
        yield TOO_MANY_OF_ONE_SCHOOL.found(
            f"每校最多 {plan.per_school.high} 人，開班總人數只有 {total} 人。", at("每校人數")
        )
