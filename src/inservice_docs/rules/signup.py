"""Sign-up (報名): how people apply, and that it closes before the study begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan, SignUp
from inservice_docs.rules.places import at, day_text
from inservice_docs.rules.rule import ERROR, HABIT, HINT, PROCEDURE, WARNING, Rule
from inservice_docs.taiwan.text import tidy

ONLINE_LATE = Rule(
    "online-deadline-late",
    ERROR,
    f"{PROCEDURE} 步驟三之4",
    "線上報名最晚在開課前一天截止。",
    "把報名截止日改到開課前一天或更早。",
)
LATE = Rule(
    "signup-deadline-late",
    ERROR,
    f"{PROCEDURE} 步驟三、步驟四",
    "報名要在研習開始以前截止，才來得及審核資格、印製名冊。",
    "把報名截止日改到開課前一天或更早。",
)
EARLY = Rule(
    "signup-deadline-far",
    HINT,
    HABIT,
    "報名截止日早於開課半年以上，多半是年份寫錯。",
    "檢查報名截止日的年份。",
)
NO_DEADLINE = Rule(
    "signup-deadline-missing",
    ERROR,
    f"{PROCEDURE} 附件函稿 說明三",
    "邀請他校的函要寫出報名截止日。",
    "填寫「截止」，例如 115-09-10。",
)
NO_WAY = Rule(
    "signup-no-way",
    ERROR,
    f"{PROCEDURE} 附件函稿 說明三",
    "要讓人知道怎麼報名：線上、電子信箱或傳真至少一種。",
    "填「線上: 是」，或填寫電子信箱、傳真。",
)
ONLINE_IN_SCHOOL = Rule(
    "online-signup-in-school",
    HINT,
    f"{PROCEDURE} 步驟四",
    "校內研習用校內批次報名，由學校選取名單，不開放線上報名。",
    "線上改為「否」；若有他校教師參加，把研習區分改為「校外」。",
)
UNUSED = Rule(
    "online-fields-unused",
    HINT,
    f"{PROCEDURE} 步驟三",
    "線上人數與額外資訊只用於線上報名。",
    "線上改為「是」，或刪除這一欄。",
)
DOUBLED = Rule(
    "extra-field-doubled",
    WARNING,
    f"{PROCEDURE} 步驟三",
    "報名時詢問的每一項資訊要有名稱，而且只問一次。",
    "刪除重複的項目，或補上名稱。",
)
RULES = (ONLINE_LATE, LATE, EARLY, NO_DEADLINE, NO_WAY, ONLINE_IN_SCHOOL, UNUSED, DOUBLED)

_HALF_A_YEAR = dt.timedelta(days=183)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield what is wrong with the sign-up."""
    signup = plan.signup
    if signup is None:
        return
    yield from _deadline(plan, signup)
    if plan.cross_school:
        if signup.deadline is None:
            yield NO_DEADLINE.found("沒有填報名的截止日。", at("報名", "截止"))
        if not (signup.online or signup.email or signup.fax):
            yield NO_WAY.found("沒有說明怎麼報名。", at("報名"))
    elif plan.scope is not None and signup.online:
        yield ONLINE_IN_SCHOOL.found("校內研習設定了線上報名。", at("報名", "線上"))
    if signup.online is False:
        for label, value in (("線上人數", signup.online_seats), ("額外資訊", signup.extra_fields)):
            if value:
                yield UNUSED.found(f"不開放線上報名，卻填了「{label}」。", at("報名", label))
    yield from _extra_fields(signup)


def _deadline(plan: Plan, signup: SignUp) -> Iterator[Finding]:
    if signup.deadline is None or not plan.dates:
        return
    start, place = plan.dates[0], at("報名", "截止")
    if signup.deadline >= start:
        rule = ONLINE_LATE if signup.online else LATE
        yield rule.found(
            f"報名截止日 {day_text(signup.deadline)} 不在開課日 {day_text(start)} 之前。",
            place,
            f"改為 {day_text(start - dt.timedelta(days=1))}或更早。",
        )
    elif start - signup.deadline > _HALF_A_YEAR:
        yield EARLY.found(
            f"報名截止日 {day_text(signup.deadline)} 比開課日 {day_text(start)} 早半年以上。",
            place,
        )


def _extra_fields(signup: SignUp) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, field in enumerate(signup.extra_fields):
        name = tidy(field.name)
        if not name or name in seen:
            said = f"「{name}」問了兩次。" if name else f"第 {index + 1} 項沒有名稱。"
            yield DOUBLED.found(said, at("報名", "額外資訊", index))
        seen.add(name)
