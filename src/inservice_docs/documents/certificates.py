"""The hours certificate (研習證明): what one states, for each who took part."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from inservice_docs.documents.letters.days import sent_text
from inservice_docs.documents.letters.missing import known
from inservice_docs.documents.sheet_facts import (
    counts_credits,
    days_text,
    is_absent,
    is_guest,
    shown_id,
    study_words,
    with_hours,
)
from inservice_docs.records.certificate import Certificate
from inservice_docs.records.finding import Finding, Outcome, Place, hint, warning
from inservice_docs.records.gap import gap, has_gap
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.taiwan.course_codes import CourseCodes
from inservice_docs.taiwan.numerals import number_text

_DIGITS = 4
_BEFORE_ROC = 1911
_LONG = 150
"""Facts of more characters than this need the template's smaller type to stay on one page."""
_HEAD = "校長"


def certificate_number(word: str, year: int, serial: int) -> str:
    """Return a certificate's number: (115)曉中宗字第0001號. `year` is an ROC year."""
    return f"({year}){word.removesuffix('字')}字第{serial:0{_DIGITS}}號"


def compose_certificates(
    plan: Plan,
    school: School,
    codes: CourseCodes,
    people: Sequence[Person],
    *,
    issued_on: dt.date | None = None,
    word: str = "",
    first: int = 1,
) -> Outcome[tuple[Certificate, ...]]:
    """Return a certificate for everybody with a name who was there, numbered from `first`.

    Hours are the person's own where the list has them, else the plan's. `word` is the 字 of the
    number, by default the school's; its year is that of `issued_on`, else of the study's last day.
    Rows without a name get none, with a warning; guests and people with 0 hours none, with a hint.
    """
    credit = counts_credits(plan, codes)
    amount = plan.credits if credit else plan.hours
    day = issued_on or (plan.dates[-1] if plan.dates else None)
    year = max(0, day.year - _BEFORE_ROC) if day else 0
    word = word or school.letter_word
    days = days_text(plan.dates, weekdays=False)
    named = [each for each in with_hours(people, plan) if each.name]
    certificates = []
    for serial, person in enumerate(named, first):
        own = person.hours if person.hours is not None else amount
        certificates.append(
            Certificate(
                number=certificate_number(word, year, serial) if year and word else "",
                name=person.name,
                id_masked=shown_id(person),
                study=plan.name,
                organiser=school.name,
                dates="" if has_gap(days) else days,
                hours=None if credit else own,
                credits=own if credit else None,
                issued_on=issued_on,
                head=school.head,
            )
        )
    return Outcome(tuple(certificates), tuple(_left_out(people, plan)))


def _left_out(people: Sequence[Person], plan: Plan) -> list[Finding]:
    nameless = sum(1 for each in with_hours(people, plan) if not each.name)
    absent = sum(1 for each in people if is_absent(each))
    guests = sum(1 for each in people if is_guest(each, plan))
    place = Place(field="教師姓名")
    findings = []
    if nameless:
        words = f"{nameless}人沒有姓名，沒有產生證明。"
        findings.append(warning("certificate-no-name", words, "在名單補上姓名。", place))
    if absent:
        words = f"{absent}人時數為 0，沒有產生證明。"
        findings.append(hint("certificate-absent", words, "核對名單的時數。", place))
    if guests:
        words = f"{guests}位其他對象不核發時數，沒有產生證明。"
        findings.append(hint("certificate-guest", words, "核對名單的服務單位與職稱。", place))
    return findings


def certificate_context(certificate: Certificate) -> dict[str, Any]:
    """Return what the template prints: 證號, 姓名, 證件 (masked, in brackets), 研習案名, … 長文."""
    title, head = (*certificate.head.split(maxsplit=1), "", "")[:2]
    masked = certificate.id_masked
    day = certificate.issued_on
    facts = {
        "證號": known(certificate.number, "發文字"),
        "姓名": known(certificate.name, "姓名"),
        "證件": f"（{masked}）" if masked else "",
        "研習案名": study_words(certificate.study),
        "主辦單位": known(certificate.organiser, "學校名稱"),
        "研習日期": known(certificate.dates, "研習日期"),
        "核給": _amount(certificate),
        "首長職稱": title if head else _HEAD,
        "首長姓名": known(head or title, "首長"),
        "發證日期": known(sent_text(day), "發證日期"),
    }
    long = sum(map(len, facts.values())) > _LONG
    # The code is a picture: whoever seals the certificate puts it there.
    return {**facts, "核對碼": certificate.check, "長文": long, "驗證碼": ""}


def _amount(certificate: Certificate) -> str:
    if certificate.credits is not None:
        return f"研習學分{number_text(certificate.credits)}學分"
    if certificate.hours is not None:
        return f"研習時數{number_text(certificate.hours)}小時"
    return gap("時數")


def file_stem(certificate: Certificate, position: int) -> str:
    """Return the name of a certificate's file: its serial number, never a name or an ID."""
    found = re.search(r"第([0-9]+)號$", certificate.number)
    return f"研習證明_{found.group(1) if found else f'{position:0{_DIGITS}}'}"
