"""What each item of a study plan (實施計畫) says; an item without facts is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from inservice_docs.documents.letters.missing import known
from inservice_docs.documents.letters.plan_facts import plan_facts
from inservice_docs.documents.letters.signup_facts import SITE
from inservice_docs.documents.sheet_facts import (
    amount_text,
    by_day,
    counts_credits,
    days_text,
    in_school,
    times_text,
    venues_text,
)
from inservice_docs.records.plan import Note, Plan, SignUp
from inservice_docs.records.school import School
from inservice_docs.taiwan.course_codes import CourseCodes
from inservice_docs.taiwan.problem import FactError

_BY_STUDENT, _BY_SCHOOL, _FREE = "1", "2", "3"
_NO_SUBSIDY = "20"


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An item: its heading, its text, and the items below it; `timetable` follows it if so said."""

    heading: str
    text: str = ""
    items: tuple[PlanItem, ...] = ()
    timetable: bool = False


def plan_items(plan: Plan, school: School, codes: CourseCodes) -> tuple[PlanItem, ...]:
    """Return the items in their usual order: 依據, 目的, … 聯絡人, 其他事項."""
    facts = plan_facts(plan)
    items = (
        _listed("依據", plan.basis or _approvals(facts)),
        PlanItem("目的", _sentence(plan.purpose)) if plan.purpose else None,
        PlanItem("主辦單位", facts_school(school)),
        PlanItem("承辦單位", known(plan.office, "承辦處室")),
        _days(plan),
        PlanItem("地點", venues_text(plan.sessions)),
        _people(plan, facts),
        PlanItem("課程表", timetable=True),
        _signup(plan, facts),
        PlanItem("學分核發" if counts_credits(plan, codes) else "時數核發", _hours(plan, codes)),
        _leave(plan),
        _money(plan, codes),
        _contacts(plan, facts),
        PlanItem("其他事項", items=_notes(plan.notes)) if plan.notes else None,
    )
    return tuple(item for item in items if item is not None)


def facts_school(school: School) -> str:
    """Return the school's name, or its gap."""
    return known(school.name, "學校名稱")


def _listed(heading: str, texts: Sequence[str]) -> PlanItem | None:
    """Return an item for one text, or with an item below it for each of several."""
    whole = [text for text in texts if text]
    if not whole:
        return None
    if len(whole) == 1:
        return PlanItem(heading, whole[0])
    return PlanItem(heading, items=tuple(PlanItem("", text) for text in whole))


def _sentence(text: str) -> str:
    """Return a text that ends in a full stop."""
    return text if text.endswith(("。", "！", "？", "）", ")")) else f"{text.rstrip('.;；，, ')}。"


def _approvals(facts: dict[str, Any]) -> list[str]:
    return [each["全文"] for each in facts["核准"]] if facts["已核准"] else []


def _days(plan: Plan) -> PlanItem:
    days = by_day(plan.sessions)
    whole = [days_text([day] if day else []) + times_text(sessions) for day, sessions in days] or [
        days_text([]) + times_text([])
    ]
    if len(whole) > 1:
        return PlanItem("日期及時間", items=tuple(PlanItem("", text) for text in whole))
    return PlanItem("日期及時間", whole[0])


def _people(plan: Plan, facts: dict[str, Any]) -> PlanItem:
    items = [PlanItem("", f"參加對象：{_audience(plan)}")]
    seats = []
    if plan.class_size is not None:
        seats.append(f"以{facts['名額']}為限")
    elif plan.cross_school:
        seats.append(known("", "每班次人數"))
    if plan.per_school is not None:
        seats.append(f"每校{facts['每校人數']}")
    if seats:
        items.append(PlanItem("", f"參加人數：{'，'.join(seats)}"))
    if plan.guests:
        items.append(PlanItem("", f"其他對象：{'、'.join(plan.guests)}（不核發研習時數）"))
    if len(items) == 1:
        return PlanItem("對象", _audience(plan))
    return PlanItem("對象及人數", items=tuple(items))


def _audience(plan: Plan) -> str:
    """Return who may come: 國中、國小教師; at an in-school study our own teachers."""
    if not plan.audience:
        return "本校教師" if in_school(plan) else known("", "參加對象")
    last = plan.audience[-1]
    whole = "、".join(plan.audience)
    return whole if last.endswith(("師", "員", "長", "者", "生")) else f"{whole}教師"


def _signup(plan: Plan, facts: dict[str, Any]) -> PlanItem:
    signup = plan.signup
    if signup is None and in_school(plan):
        return PlanItem("報名方式", "由承辦單位彙整本校參加教師名單，統一辦理報名。")
    given = signup or SignUp()
    items = [PlanItem("", f"請於{facts['報名截止']}前{facts['報名方式']}。")]
    if given.online and given.online_seats is not None:
        items.append(PlanItem("", f"線上報名名額為{given.online_seats}人，額滿為止。"))
    if given.extra_fields:
        names = [
            f"{each.name}（{'、'.join(each.choices)}）" if each.choices else each.name
            for each in given.extra_fields
        ]
        items.append(PlanItem("", f"報名時請一併填寫：{'、'.join(names)}。"))
    if len(items) == 1:
        return PlanItem("報名方式", items[0].text)
    return PlanItem("報名方式", items=tuple(items))


def _hours(plan: Plan, codes: CourseCodes) -> str:
    """Say who enters the hours: for in-school studies 文書組, else the office (procedure, 貳)."""
    amount = amount_text(plan, codes)
    who = "文書組依參加研習人員名單" if in_school(plan) else "承辦單位於研習結束後"
    return (
        f"全程參與者核發研習{'' if '學分' in amount else '時數'}{amount}，由{who}登錄於「{SITE}」。"
    )


def _leave(plan: Plan) -> PlanItem | None:
    if plan.official_leave is None:
        return None
    if not plan.official_leave:
        text = "參加人員之差假，由服務學校依規定核處。"
    elif in_school(plan):
        text = "參加人員核予公（差）假出席。"
    else:
        text = "參加人員由各校核予公（差）假出席。"
    return PlanItem("公差假", text)


def _money(plan: Plan, codes: CourseCodes) -> PlanItem | None:
    words = {
        _BY_STUDENT: "研習費用由參加人員全額負擔",
        _BY_SCHOOL: "研習費用由學校部分補助，其餘由參加人員負擔",
        _FREE: "參加人員免繳研習費用",
    }
    texts = []
    if plan.fee:
        texts.append(words.get(_code(codes, "繳費方式", plan.fee), plan.fee.rstrip("。")))
    if plan.subsidy and _code(codes, "補助單位", plan.subsidy) != _NO_SUBSIDY:
        texts.append(f"補助單位：{plan.subsidy.rstrip('。')}")
    return PlanItem("經費", f"{'；'.join(texts)}。") if texts else None


def _code(codes: CourseCodes, field: str, word: str) -> str:
    try:
        return codes.code_of(field, word).code
    except FactError:
        return ""


def _contacts(plan: Plan, facts: dict[str, Any]) -> PlanItem:
    texts = []
    for each in facts["承辦人"]:
        parts = [plan.office + each["姓名"], f"電話{each['電話']}"]
        parts += [f"電子信箱{each['電子信箱']}"] if each["電子信箱"] else []
        texts.append("，".join(parts))
    item = _listed("聯絡人", texts)
    return item or PlanItem("聯絡人")


def _notes(notes: Iterable[Note]) -> tuple[PlanItem, ...]:
    return tuple(PlanItem("", note.text, _notes(note.items)) for note in notes)
