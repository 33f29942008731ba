"""Letters of the built-in sample and of other plans, composed as the program composes them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from inservice_docs.documents.letter_page import letter_page
from inservice_docs.documents.letters.compose import compose
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.plan_file.plan_yaml import read_plan
from inservice_docs.formats.plan_file.settings import read_settings
from inservice_docs.formats.templates import find_template
from inservice_docs.formats.wording_file import read_wording
from inservice_docs.records.finding import Outcome
from inservice_docs.records.letter import Item, Letter
from inservice_docs.records.person import Person, Roster
from inservice_docs.records.plan import Contact, Plan
from inservice_docs.records.school import School
from inservice_docs.records.wording import Wording

KINDS = (
    "approval-request",
    "invitation",
    "in-school-memo",
    "hours-memo",
    "reminder",
    "change-notice",
    "account-request",
)

THREE_SESSIONS = [
    {
        "日期": "115-09-18",
        "時間": "09:00-12:00",
        "地點": "本校演講廳",
        "主題": "繪本",
        "講師": "林範",
    },
    {"日期": "115-09-18", "時間": "13:30-16:30", "地點": "本校演講廳"},
    {"日期": "115-09-19", "時間": "09:00-16:00", "地點": "本校電腦教室"},
]
NOTES: list[Any] = [
    "請自備環保杯。",
    {
        "文字": "交通資訊：",
        "條列": [
            {"文字": "自行開車：", "條列": ["由大雅路校門進入。", "停車證置於擋風玻璃明顯處。"]},
            "搭乘公車：於校門前站下車。",
        ],
    },
    *(f"其他注意事項第{number}點。" for number in range(3, 7)),
]
MANY = [
    f"臺中市{area}區範例{number}國民小學"
    for area in "東西南北"
    for number in "一二三四五六七八九十"
]
ROSTER = Roster(people=tuple(Person(name="範例", hours=hours) for hours in (3, 3, 2)))


@cache
def sample_plan() -> Plan:
    """Return the plan of the built-in sample."""
    return read_plan(find_template("samples/plan.yaml")).value


@cache
def sample_school() -> School:
    """Return the school of the built-in sample."""
    return read_settings(find_template("samples/inservice.toml")).value


@cache
def wording(kind: str) -> Wording:
    """Return the built-in wording of a kind."""
    return read_wording(find_template(f"letters/wording/{kind}.yaml")).value


def plan_with(**changes: Any) -> Plan:
    """Return the sample plan with some fields changed; None empties a field."""
    fields = sample_plan().model_dump(mode="json", exclude_none=True) | changes
    return Plan.model_validate({name: each for name, each in fields.items() if each is not None})


def in_school(**changes: Any) -> Plan:
    """Return a plan of an in-school study."""
    fields: dict[str, Any] = {
        "scope": "校內",
        "name": "資訊融入教學工作坊",
        "class_kind": "非學分班(校內研習)",
        "office": "教務處",
        "audience": [],
        "guests": [],
        "per_school": None,
        "signup": None,
        "authorities": [],
        "invitees": [],
        "approvals": [],
        "attachments": [],
    }
    return plan_with(**(fields | changes))


def composed(
    kind: str, plan: Plan | None = None, school: School | None = None, **options: Any
) -> Outcome[tuple[Letter, ...]]:
    """Return the letters of a built-in kind; without a plan those of the sample."""
    with_plan = None if kind == "account-request" else plan or sample_plan()
    if kind == "account-request":
        person = Contact(name="陳小範", phone="04-22921175#301", email="chen@example.edu.tw")
        options = {"office": "輔導室", "person": person} | options
    return compose(wording(kind), with_plan, school or sample_school(), **options)


def letter(kind: str, plan: Plan | None = None, **options: Any) -> Letter:
    """Return the only letter of a kind."""
    (only,) = composed(kind, plan, **options).value
    return only


def docx(kind: str, made: Letter) -> bytes:
    """Return a letter as a Word file."""
    path = find_template(f"letters/{wording(kind).template}")
    return Template.read(path).render(letter_page(made))


def texts(made: Letter) -> list[str]:
    """Return the text of a letter as lines: 主旨, then each label and item with its marker."""
    lines = [made.subject]
    for part in made.paragraphs:
        lines += [f"{part.label}：{part.text}", *item_texts(part.items)]
    return lines


def item_texts(items: tuple[Item, ...]) -> list[str]:
    """Return items as lines, each followed by those below it."""
    lines: list[str] = []
    for item in items:
        lines += [item.marker + item.text, *item_texts(item.items)]
    return lines


def golden_cases() -> dict[str, tuple[str, Letter]]:
    """Return the letters whose documents are kept: file stem -> (kind, letter)."""
    sent = dt.date(2010, 2, 26)
    number = "曉中宗字第0990006001號"
    long = plan_with(sessions=THREE_SESSIONS, notes=NOTES, attachments=["實施計畫", "報名表"])
    former = {"日期": "99-03-16", "時間": "13:10-17:20", "地點": "本校至愛樓會議廳"}
    moved = {"種類": "改期", "原因": "場地整修", "原場次": [former]}
    waiting = plan_with(approvals=[])
    cases = {
        "approval-request": letter("approval-request", date=sent, number=number),
        "invitation": letter("invitation", date=dt.date(2010, 3, 2)),
        "in-school-memo": letter("in-school-memo", in_school(), date=dt.date(2010, 3, 1)),
        "hours-memo": letter("hours-memo", in_school(), roster=ROSTER),
        "reminder": letter("reminder", waiting, date=dt.date(2010, 3, 9), number=number),
        "change-notice": letter("change-notice", plan_with(change=moved), date=sent),
        "account-request": letter("account-request", date=sent, number=number),
        "approval-request-long": letter("approval-request", long, date=sent, number=number),
        "approval-request-gaps": letter("approval-request", Plan(), school=School()),
        "invitation-forty": letter("invitation", plan_with(invitees=MANY, attachments=[])),
    }
    return {
        stem: (next(kind for kind in KINDS if stem.startswith(kind)), made)
        for stem, made in cases.items()
    }
