"""Contacts: one or two, named, and reachable by phone and e-mail."""

from __future__ import annotations

import pytest

from inservice_docs.records.plan import Contact, Plan, SignUp
from inservice_docs.rules.contacts import check, email, phone

GOOD = Contact(name="陳小範", phone="04-22921175#301", email="chen@example.edu.tw")


def codes(plan: Plan) -> list[str]:
    """Return the codes found."""
    return [each.code for each in check(plan)]


def test_one_or_two() -> None:
    """Two different people are fine, three are too many, the same one twice is a slip."""
    other = GOOD.model_copy(update={"name": "林小範"})
    third = GOOD.model_copy(update={"name": "張範例"})
    assert codes(Plan(contacts=(GOOD, other))) == []
    assert codes(Plan(contacts=(GOOD, other, third))) == ["contacts-too-many"]
    again = GOOD.model_copy(update={"name": "陳　小範"})
    assert codes(Plan(contacts=(GOOD, again))) == ["contact-doubled"]


def test_what_a_contact_lacks() -> None:
    """A contact without name, phone or e-mail is told each of them."""
    found = list(check(Plan(contacts=(Contact(),))))
    assert [(each.code, each.place.field) for each in found] == [
        ("contact-name-missing", "承辦人 1 › 姓名"),
        ("contact-incomplete", "承辦人 1 › 電話"),
        ("contact-incomplete", "承辦人 1 › 電子信箱"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chen@example.edu.tw",
        "c.h-e_n+1@mail.school.example.edu.tw",
        "123@x1.tw",
        "a@example.xn--kpry57d",
    ],
)
def test_good_addresses(text: str) -> None:
    """Addresses as they are in use, and none at all, pass."""
    assert list(email(text, ("電子信箱",))) == []


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("chen＠example.edu.tw", "chen@example.edu.tw"),
        ("ｃｈｅｎ@example.edu.tw", "chen@example.edu.tw"),
        ("chen @example.edu.tw", "chen@example.edu.tw"),
        ("a@example.tw; b@example.tw", "一個"),
        ("chen", "@"),
        ("chen@example", "@"),
        ("chen@@example.tw", "@"),
        ("陳@example.tw", "@"),
        (".chen@example.tw", "@"),
        ("chen@-example.tw", "@"),
        ("a" * 250 + "@example.tw", "@"),
    ],
)
def test_bad_addresses(text: str, cure: str) -> None:
    """What cannot be delivered is refused with the likely cure."""
    (found,) = email(text, ("電子信箱",))
    assert found.code == "email-form"
    assert cure in found.fix


def test_long_addresses_take_no_long_time() -> None:
    """A long text that is almost an address is refused at once."""
    (found,) = email("a." * 20_000 + "@" + "b." * 20_000, ("電子信箱",))
    assert found.code == "email-form"


def test_phones_and_sign_up() -> None:
    """Phones and faxes of every usual shape pass; others are named at their field."""
    assert list(phone("(04)2229-1175 轉 301", ("電話",))) == []
    assert list(phone("", ("電話",))) == []
    plan = Plan(signup=SignUp(fax="1234", email="x"))
    assert [(each.code, each.place.field) for each in check(plan)] == [
        ("phone-form", "報名 › 傳真"),
        ("email-form", "報名 › 電子信箱"),
    ]
