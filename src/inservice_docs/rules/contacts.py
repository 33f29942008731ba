"""The people in charge (承辦人), and the phones and e-mail addresses by which they are reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan
from inservice_docs.rules.places import at
from inservice_docs.rules.rule import ERROR, PROCEDURE, SITE, WARNING, Rule
from inservice_docs.taiwan.phones import parse_phone
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.text import compact, tidy

TOO_MANY = Rule(
    "contacts-too-many",
    ERROR,
    f"{PROCEDURE} 步驟一 圖2",
    "登錄表單有兩位承辦人的欄位。",
    "只留一至兩位。",
)
NO_NAME = Rule(
    "contact-name-missing",
    ERROR,
    f"{PROCEDURE} 步驟一 圖2",
    "承辦人要有姓名。",
    "填寫姓名。",
)
NOT_REACHED = Rule(
    "contact-incomplete",
    WARNING,
    f"{PROCEDURE} 步驟一 圖2",
    "承辦人要有電話與電子信箱，審課結果由電子信箱通知。",
    "填寫這一欄。",
)
DOUBLED = Rule(
    "contact-doubled",
    WARNING,
    f"{PROCEDURE} 步驟一 圖2",
    "兩位承辦人不是同一人。",
    "刪除其中一位。",
)
PHONE = Rule(
    "phone-form",
    WARNING,
    f"{SITE} 承辦人電話",
    "電話寫成 區碼-號碼#分機。",
    "改為 區碼-號碼#分機，例如 04-22921175#301。",
)
EMAIL = Rule(
    "email-form",
    ERROR,
    f"{SITE} 承辦人 E-Mail",
    "電子信箱要能寄達。",
    "改為 名稱@網域，例如 teacher@example.edu.tw。",
)
RULES = (TOO_MANY, NO_NAME, NOT_REACHED, DOUBLED, PHONE, EMAIL)

_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]"
)
_LONGEST_EMAIL = 254


def check(plan: Plan) -> Iterator[Finding]:
    """Yield what is wrong with the contacts and with the ways to sign up."""
    if len(plan.contacts) > 2:
        yield TOO_MANY.found(f"承辦人有 {len(plan.contacts)} 位。", at("承辦人"))
    names: set[str] = set()
    for index, contact in enumerate(plan.contacts):
        here = ("承辦人", index)
        if not contact.name:
            yield NO_NAME.found(f"第 {index + 1} 位承辦人沒有姓名。", at(*here, "姓名"))
        elif compact(contact.name) in names:
            yield DOUBLED.found(f"「{contact.name}」填了兩次。", at(*here, "姓名"))
        names.add(compact(contact.name))
        for label, value in (("電話", contact.phone), ("電子信箱", contact.email)):
            if not value:
                yield NOT_REACHED.found(f"第 {index + 1} 位承辦人沒有{label}。", at(*here, label))
        yield from phone(contact.phone, (*here, "電話"))
        yield from email(contact.email, (*here, "電子信箱"))
    if plan.signup:
        yield from phone(plan.signup.fax, ("報名", "傳真"))
        yield from email(plan.signup.email, ("報名", "電子信箱"))


def phone(text: str, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """Yield a finding for a text that is no telephone or fax number; an empty one is none."""
    if text:
        try:
            parse_phone(text)
        except FactError as problem:
            yield PHONE.found(problem.message, at(*path), problem.fix)


def email(text: str, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """Yield a finding for a text that is no e-mail address; an empty one is none."""
    if not text:
        return
    if len(text) > _LONGEST_EMAIL:
        yield EMAIL.found("電子信箱太長。", at(*path))
        return
    meant = compact(text)
    if _EMAIL.fullmatch(text):
        return
    if _EMAIL.fullmatch(meant):
        yield EMAIL.found("電子信箱裡有全形字或空白。", at(*path), f"改為 {meant}。")
    elif len(re.split("[、,;； ]", tidy(text))) > 1:
        yield EMAIL.found("這一欄有兩個以上的電子信箱。", at(*path), "只留一個。")
    else:
        yield EMAIL.found("電子信箱的格式不對。", at(*path))
