"""Sheets of the built-in sample and of other plans, as the program makes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tests.support.letter_cases import sample_plan, sample_school

from inservice_docs.documents.certificates import certificate_context, compose_certificates
from inservice_docs.documents.course_entry import compose_course_entry
from inservice_docs.documents.participants_list import compose_participants
from inservice_docs.documents.sign_in_sheet import SignInLayout, compose_sign_in, together
from inservice_docs.documents.signup_form import compose_signup_form
from inservice_docs.documents.study_plan import compose_study_plan
from inservice_docs.formats.columns import fit_columns
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.templates import find_template
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.records.table import Column, Table
from inservice_docs.taiwan.course_codes import load

CODES = load()

CREDIT_CLASS: dict[str, Any] = {
    "研習名稱": "素養導向課程設計與評量工作坊",
    "研習區分": "校外",
    "班別性質": "碩士學分班",
    "課程性質": ["國中", "教學", "數學", "無"],
    "依據": ["十二年國民基本教育課程綱要", "115年度教師專業成長計畫"],
    "目的": "增進教師素養導向教學知能",
    "承辦處室": "教務處",
    "承辦人": [
        {"姓名": "林承辦", "電話": "04-22921175#201", "電子信箱": "lin@example.edu.tw"},
        {"姓名": "歐陽協辦", "電話": "04-22921175#202"},
    ],
    "場次": [
        {
            "日期": "115-07-18",
            "時間": "09:00-12:00",
            "地點": "第一會議室",
            "主題": "素養導向設計",
            "講師": "張教授",
        },
        {"日期": "115-07-18", "時間": "13:00-16:00", "地點": "第一會議室", "主題": "分組實作"},
        {"日期": "115-07-19", "時間": "09:00-12:10", "地點": "電腦教室", "主題": "成果發表"},
    ],
    "學分數": "1",
    "參加對象": ["國中", "高中"],
    "每校人數": "2",
    "班級數": "2",
    "每班次人數": "40",
    "報名": {
        "截止": "115-07-10",
        "線上": "是",
        "線上人數": "60",
        "電子信箱": "lin@example.edu.tw",
        "額外資訊": [
            "職稱",
            "手機號碼",
            {"名稱": "用餐類別", "選項": ["葷", "素"]},
            "停車證需求",
            {"名稱": "住宿情況", "選項": ["不需要", "需要（7月18日一晚）"]},
            "鞋子尺寸",
        ],
    },
    "公差假": "是",
    "繳費方式": "學校部分補助",
    "補助單位": "縣市政府",
    "主管機關": ["臺中市政府"],
    "其他事項": [
        "請自備環保杯。",
        {"文字": "交通：", "條列": ["本校備有停車位20個。", "請多利用大眾運輸工具。"]},
    ],
}
IN_SCHOOL: dict[str, Any] = {
    "研習名稱": "校內資訊安全研習",
    "研習區分": "校內",
    "班別性質": "校內研習",
    "課程性質": ["高中", "行政", "教務類", "無"],
    "承辦處室": "教務處",
    "承辦人": [{"姓名": "林承辦", "電話": "04-22921175#201", "電子信箱": "lin@example.edu.tw"}],
    "場次": [{"日期": "115-09-02", "時間": "13:00-15:00", "地點": "視聽教室"}],
    "時數": "2",
}


def plan_of(facts: dict[str, Any], **changes: Any) -> Plan:
    """Return the plan of some facts, with changes by their Chinese keys."""
    return Plan.model_validate({**facts, **changes})


def plans() -> dict[str, Plan]:
    """Return the plans that every sheet is made for: whole, two days, in school, nothing known."""
    return {
        "sample": sample_plan(),
        "credits": plan_of(CREDIT_CLASS),
        "in-school": plan_of(IN_SCHOOL),
        "empty": Plan(),
    }


SCHOOLS = (
    "臺中市私立曉明女子高級中學",
    "南投縣立平和國民小學",
    "國立新竹科學園區實驗高級中等學校附設國民小學部雙語部",
)
NAMES = ("林宜範", "黃士例", "歐陽家樣", "𠮷田堃", "甲 & 乙 <丙>")
POSITIONS = ("合格專任教師", "教師兼主任", "校長", "實習教師")


def people(count: int) -> list[Person]:
    """Return people of a few schools, with valid but fictional ID numbers."""
    return [
        Person(
            name=NAMES[at % len(NAMES)],
            school=SCHOOLS[at % len(SCHOOLS)],
            position=POSITIONS[at % len(POSITIONS)],
            id_number="A123456789",
        )
        for at in range(count)
    ]


def template(name: str, columns: Sequence[Column] = ()) -> Template:
    """Return a built-in template, its table fitted to columns."""
    return Template.read(fit_columns(find_template(name).read_bytes(), columns), name)


def list_context(table: Table) -> dict[str, Any]:
    """Return what a list's template prints."""
    return {
        "標題": table.title,
        "說明": list(table.notes),
        "欄名": [column.heading for column in table.columns],
        "名單": [list(row) for row in table.rows],
    }


def documents(plan: Plan, count: int = 5) -> dict[str, bytes]:
    """Return every Word sheet of a plan, by the name of its template."""
    school = sample_school()
    study = compose_study_plan(plan, school, CODES)
    made = {
        "study_plan": template("rosters/study_plan.docx", study.table.columns).render(
            study.context()
        ),
        "signup_form": template("rosters/signup_form.docx").render(
            compose_signup_form(plan, school).context()
        ),
        "course_entry": template("rosters/course_entry.docx").render(
            compose_course_entry(plan, school, CODES).context()
        ),
    }
    sheets = compose_sign_in(plan, school, people(count), SignInLayout(blank_rows=2)).value
    for number, group in enumerate(together(sheets)):
        fitted = template("rosters/sign_in_sheet.docx", group[0].table.columns)
        contexts = [list_context(sheet.table) for sheet in group]
        made[f"sign_in_sheet{number or ''}"] = fitted.render_all(contexts)
    table = compose_participants(plan, school, CODES, people(count), masked_ids=True)
    made["participants_list"] = template("rosters/participants_list.docx", table.columns).render(
        list_context(table)
    )
    certificates = compose_certificates(
        plan, school, CODES, people(2), issued_on=dt.date(2026, 9, 20) if plan.name else None
    )
    made["certificates"] = template("certificates/hours_certificate.docx").render_all(
        [certificate_context(each) for each in certificates.value]
    )
    return made
