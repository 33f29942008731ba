"""The facts of the school, of the people of a memo, and of an account's applicant."""

from __future__ import annotations

from typing import Any

from inservice_docs.documents.letters.missing import known
from inservice_docs.records.person import Roster
from inservice_docs.records.plan import Contact, Plan
from inservice_docs.records.school import School
from inservice_docs.taiwan.phones import letter_phone

_HEAD = "校長"


def school_facts(school: School) -> dict[str, Any]:
    """Return the facts of the school that writes."""
    title, name = (*school.head.split(maxsplit=1), "", "")[:2]
    return {
        "學校名稱": known(school.name, "學校名稱"),
        "學校地址": known(school.address, "學校地址"),
        "學校電話": known(letter_phone(school.phone), "學校電話"),
        "學校傳真": known(letter_phone(school.fax), "學校傳真"),
        "發文字": known(school.letter_word, "發文字"),
        "首長": known(f"{title}　{name}" if name else title, "首長"),
        "首長職稱": title if name else _HEAD,
        "審課單位": known(school.reviewing_unit, "審課單位"),
        "審課單位電話": known(letter_phone(school.reviewing_contact), "審課單位電話"),
    }


def roster_facts(roster: Roster | None, plan: Plan) -> dict[str, Any]:
    """Return how many took part, and how many of them not for all the hours."""
    people = roster.people if roster else ()
    partly = sum(1 for each in people if each.hours is not None and each.hours != plan.hours)
    return {
        "參加人數": known(str(len(people)) if people else "", "參加人數"),
        "部分參加人數": str(partly) if partly else "",
    }


def applicant_facts(office: str, person: Contact) -> dict[str, Any]:
    """Return the facts of an account's applicant (業務帳號申請)."""
    return {
        "申請單位": known(office, "申請單位"),
        "申請人姓名": known(person.name, "申請人姓名"),
        "申請人電話": letter_phone(person.phone),
        "申請人電子信箱": person.email,
    }
