"""The facts of a plan (研習計畫) by the names that phrases use; each is in `placeholders`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from inservice_docs.documents.letters.approval_facts import approval_facts
from inservice_docs.documents.letters.missing import known
from inservice_docs.documents.letters.sessions import days_text, session_facts
from inservice_docs.documents.letters.signup_facts import signup_facts
from inservice_docs.records.plan import ChangeKind, Contact, Note, Plan, Range, Scope
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.taiwan.phones import letter_phone

_NONE = {"無", "無接受補助", "免費", "3", "20"}
_STUDY_WORDS = re.compile("(?:研習[會營]?|工作坊|研討會|講座|座談會|課程|培訓|訓練|學分班)$")
_SCHOOLS = {
    "高中": "高級中學", "高職": "高級職業學校", "國中": "國民中學", "國小": "國民小學",
}  # fmt: skip
_COUNTED = re.compile(r"\d+\s*[份張本冊件頁式]$")


def plan_facts(plan: Plan) -> dict[str, Any]:
    """Return the facts of a plan; a missing text is a gap, a missing list holds one."""
    return {
        **_study(plan),
        **_office(plan),
        **_people(plan),
        **signup_facts(plan.signup),
        **approval_facts(plan),
        **_change(plan),
        "場次": session_facts(plan.sessions),
        "研習日期": days_text(plan.sessions),
        "附件": list(plan.attachments),
        "附件清單": attachment_list(plan.attachments),
        "其他事項": [note_facts(note) for note in plan.notes],
    }


def _study(plan: Plan) -> dict[str, Any]:
    name = known(plan.name, "研習名稱")
    suffix = "" if _STUDY_WORDS.search(plan.name) else "研習"
    hours = number_text(plan.hours) if plan.hours is not None else ""
    credits = number_text(plan.credits) if plan.credits is not None else ""
    by_credits = bool(credits) and (not hours or "非學分班" not in plan.class_kind)
    item = "研習學分" if by_credits else "研習時數"
    amount = f"{credits}學分" if by_credits else f"{known(hours, '時數')}小時"
    return {
        "研習名稱": name,
        "研習案名": f"「{name}」{suffix}",
        "研習區分": known(plan.scope or "", "研習區分"),
        "班別性質": known(plan.class_kind, "班別性質"),
        "課程性質": known("、".join(plan.nature), "課程性質"),
        "依據": known(_and([_sentence(each) for each in plan.basis]), "依據"),
        "目的": known(_sentence(plan.purpose), "目的"),
        "時數": known("" if by_credits else hours, "時數"),
        "學分數": known(credits if by_credits else "", "學分數"),
        "核給項目": item,
        "核給": f"{item}{amount}",
        "核給數量": amount,
        "繳費方式": "" if plan.fee in _NONE else _sentence(plan.fee),
        "補助單位": "" if plan.subsidy in _NONE else plan.subsidy,
        "公差假": bool(plan.official_leave),
    }


def _office(plan: Plan) -> dict[str, Any]:
    contacts = [contact_facts(each) for each in plan.contacts or [Contact()]]
    return {
        "承辦處室": known(plan.office, "承辦處室"),
        "本處室": own_office(plan.office),
        "承辦人": contacts,
        "承辦人姓名": contacts[0]["姓名"],
        "承辦人電話": contacts[0]["電話"],
        "承辦人電子信箱": contacts[0]["電子信箱"],
    }


def _people(plan: Plan) -> dict[str, Any]:
    audience = "、".join(plan.audience)
    own = plan.scope is Scope.IN_SCHOOL and not audience
    seats = _seats(plan.class_count, plan.class_size)
    return {
        "參加對象": "本校" if own else known(audience, "參加對象"),
        "對象學校": known(
            "、".join(_SCHOOLS.get(each, each) for each in plan.audience), "參加對象"
        ),
        "每校人數": known(_range(plan.per_school), "每校人數"),
        "班級數": known(_count(plan.class_count), "班級數"),
        "每班次人數": known(_count(plan.class_size), "每班次人數"),
        "名額": known(seats, "每班次人數"),
        "其他對象": "、".join(plan.guests),
    }


def _change(plan: Plan) -> dict[str, Any]:
    change = plan.change
    former = change.former_sessions if change else ()
    cancelled = change is not None and change.kind is ChangeKind.CANCELLED
    # A cancelled study has no new sessions: those of the plan are the ones that fall away.
    former = former or (plan.sessions if cancelled else ())
    return {
        "改期": not cancelled,
        "取消": cancelled,
        "異動原因": known(_sentence(change.reason) if change else "", "異動原因"),
        "原場次": session_facts(former, former=True),
        "原研習日期": days_text(former, former=True),
    }


def contact_facts(contact: Contact) -> dict[str, str]:
    """Return a contact's facts; the telephone as a letter prints it (04-22921175轉301)."""
    return {
        "姓名": known(contact.name, "承辦人姓名"),
        "電話": known(letter_phone(contact.phone), "承辦人電話"),
        "電子信箱": contact.email,
    }


def own_office(office: str) -> str:
    """Return how an office speaks of itself: 教務處 → 本處, 輔導室 → 本室."""
    unit = re.search("(?:處|室|組|館|中心|部|園)$", office)
    return f"本{unit.group()}" if unit else "本單位"


def attachment_list(names: Sequence[str]) -> str:
    """Return the enclosures with their quantity: 實施計畫1份; 實施計畫及報名表各1份."""
    if not names:
        return ""
    if len(names) == 1:
        return names[0] if _COUNTED.search(names[0]) else f"{names[0]}1份"
    if any(_COUNTED.search(name) for name in names):
        counted = [name if _COUNTED.search(name) else f"{name}1份" for name in names]
        return _and(counted)
    return f"{_and(names)}各1份"


def note_facts(note: Note) -> dict[str, Any]:
    """Return a further item (其他事項) and those below it."""
    return {"文字": note.text, "條列": [note_facts(each) for each in note.items]}


def _and(texts: Sequence[str]) -> str:
    """Return texts as one enumeration: 甲、乙及丙."""
    return "及".join(("、".join(texts[:-1]), texts[-1])) if len(texts) > 1 else "".join(texts)


def _sentence(text: str) -> str:
    """Return a text without the full stop that the phrase adds."""
    return text.rstrip("。.；; ")


def _count(number: int | None) -> str:
    return "" if number is None else str(number)


def _range(span: Range | None) -> str:
    if span is None:
        return ""
    return f"{span.low}人" if span.low == span.high else f"{span.low}至{span.high}人"


def _seats(classes: int | None, size: int | None) -> str:
    if size is None:
        return ""
    if classes is None or classes <= 1:
        return f"{size}人"
    return f"{classes}班，每班{size}人，共{classes * size}人"
