"""The sign-up form."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.support.letter_cases import sample_plan, sample_school
from tests.support.sheet_cases import CREDIT_CLASS, IN_SCHOOL, documents, plan_of, plans

from inservice_docs.documents.sheet_placeholders import SIGNUP_FORM
from inservice_docs.documents.signup_form import (
    MOST_PEOPLE,
    compose_signup_form,
    is_signed_up_on_paper,
)
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.records.gap import gap
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School

FORM = compose_signup_form(plan_of(CREDIT_CLASS), sample_school())


def labels(plan: Plan) -> list[str]:
    form = compose_signup_form(plan, sample_school())
    return [name for row in form.rows for name in (row.label, row.other_label) if name]


def test_a_block_for_each_person_a_school_may_send() -> None:
    """每校1-2人 makes two blocks; very many are cut short, with a remark how to go on."""
    assert compose_signup_form(sample_plan(), sample_school()).people == 2
    assert compose_signup_form(plan_of(IN_SCHOOL), sample_school()).people == 1
    many = compose_signup_form(plan_of(CREDIT_CLASS, 每校人數="20"), sample_school())
    assert many.people == MOST_PEOPLE
    assert any("自行增列" in note for note in many.notes)
    assert compose_signup_form(plan_of(CREDIT_CLASS, 每校人數="0"), sample_school()).people == 1


def test_extra_fields_join_the_usual_ones() -> None:
    """What is asked already is asked once; 手機號碼 takes the telephone's place."""
    assert labels(plan_of(CREDIT_CLASS)) == [
        "姓名",
        "職稱",
        "手機號碼",
        "電子信箱",
        "用餐類別",
        "停車證需求",
        "住宿情況",
        "鞋子尺寸",
    ]
    assert labels(sample_plan())[:4] == ["姓名", "職稱", "聯絡電話", "電子信箱"]


def test_menus_become_boxes() -> None:
    """The plan's own choices, else those of the site's menu; long ones over the whole width."""
    by_label = {row.label: row for row in FORM.rows}
    assert by_label["用餐類別"].value == "□葷　□素"
    assert by_label["用餐類別"].other_value == "□不需要　□需要"
    assert by_label["住宿情況"].wide


@pytest.mark.parametrize("name", ["sample", "credits", "in-school", "empty"])
def test_no_form_asks_for_an_id_number(name: str) -> None:
    """There is no field for it, and a remark asks not to write it in."""
    text = read_text(documents(plans()[name])["signup_form"])
    assert [line for line in text if re.search("身[分份]證", line)] == [
        line for line in text if "不需填寫身分證字號" in line
    ]
    assert "身分證字號" not in labels(plans()[name])


def test_until_when_and_where_to_send_it() -> None:
    """Deadline, e-mail and fax, and who answers questions."""
    first = compose_signup_form(sample_plan(), sample_school()).notes[0]
    assert first == (
        "請於99年3月16日（星期二）前填妥本表，以電子郵件（chen@example.edu.tw）或傳真"
        "（04-22913277）送宗教輔導室陳小範（電話04-22921175轉301）。"
    )
    assert "免再填送本表" in FORM.notes[1]
    at_home = compose_signup_form(plan_of(IN_SCHOOL), sample_school()).notes[0]
    assert "送教務處林承辦" in at_home


def test_what_is_missing_is_a_gap() -> None:
    """An unknown deadline, address and school show in a draft."""
    form = compose_signup_form(Plan(), School())
    assert form.school == gap("學校名稱")
    assert gap("報名截止") in form.notes[0]
    assert gap("報名方式") in form.notes[0]


def test_personal_data_notice() -> None:
    """What the data are for, how long they are kept, and the rights (個人資料保護法第8條)."""
    last = FORM.notes[-1]
    for words in (sample_school().name, "保存期限", "第3條", "刪除"):
        assert words in last


def test_the_documented_placeholders_are_those_given() -> None:
    """What `template check` knows is what the template gets."""
    assert {each.name for each in SIGNUP_FORM} == set(FORM.context())


def test_every_block_is_in_the_document() -> None:
    """Each person's rows stand in the Word file, the days on lines of their own."""
    lines = read_text(documents(plan_of(CREDIT_CLASS))["signup_form"])
    assert lines.count("用餐類別") == 2
    assert (
        "研習時間：115年7月18日（星期六）上午9時至中午12時、下午1時至4時\n115年7月19日"
        in "\n".join(lines)
    )


@pytest.mark.parametrize(
    ("facts", "on_paper"),
    [
        ({"scope": "校外", "signup": {"email": "a@example.edu.tw"}}, True),
        ({"scope": "校外", "signup": {"online": True, "fax": "04-22000002"}}, True),
        ({"scope": "校外"}, True),
        ({"scope": "校外", "signup": {"online": True}}, False),
        ({"scope": "校內"}, False),
    ],
)
def test_a_form_is_for_those_who_apply_on_paper(facts: dict[str, Any], on_paper: bool) -> None:
    """By e-mail or fax, or where nothing is said yet; not in-school, not online only."""
    assert is_signed_up_on_paper(Plan.model_validate(facts)) is on_paper
