"""The course entry sheet as a whole."""

from __future__ import annotations

import json

from tests.support.letter_cases import sample_plan, sample_school
from tests.support.sheet_cases import CODES, CREDIT_CLASS, IN_SCHOOL, documents, plan_of

from inservice_docs.documents.course_entry import compose_course_entry
from inservice_docs.documents.sheet_placeholders import COURSE_ENTRY
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.records.gap import gap
from inservice_docs.records.plan import Plan


def test_fields_stand_in_the_forms_order() -> None:
    """As figure 2 of the procedure has them, then the settings of step 3."""
    entry = compose_course_entry(plan_of(CREDIT_CLASS), sample_school(), CODES)
    assert [field.label for field in entry.fields] == [
        "班別性質",
        "課程性質1",
        "課程性質2",
        "課程性質3",
        "課程性質4",
        "承辦人1姓名",
        "承辦人1電話",
        "承辦人1 E-Mail",
        "承辦人2姓名",
        "承辦人2電話",
        "承辦人2 E-Mail",
        "研習名稱",
        "依據文號",
        "課程開始日期",
        "課程結束日期",
        "學分數",
        "時段",
        "參加對象",
        "班級數",
        "每班次人數",
        "學員繳費方式",
        "補助單位",
        "是否提供線上報名",
        "課程開始日期",
        "線上報名期限",
        "開班總人數",
        "可線上報名人數",
        "報名所需額外資訊",
    ]


def test_empty_required_fields_are_named_first() -> None:
    """Each once, before the tables; a whole plan names none."""
    assert compose_course_entry(plan_of(CREDIT_CLASS), sample_school(), CODES).missing == ()
    entry = compose_course_entry(plan_of(IN_SCHOOL), sample_school(), CODES)
    assert entry.missing == ("參加對象", "班級數", "每班次人數", "學員繳費方式", "補助單位")
    lines = read_text(documents(plan_of(IN_SCHOOL))["course_entry"])
    assert lines[2] == "尚待填寫：參加對象、班級數、每班次人數、學員繳費方式、補助單位"
    assert "尚待填寫" not in "".join(read_text(documents(plan_of(CREDIT_CLASS))["course_entry"]))


def test_empty_fields_are_gaps_with_the_plans_words() -> None:
    """So that the finding says which field of the plan to fill in."""
    context = compose_course_entry(Plan(), sample_school(), CODES).context()
    values = [field["值"] for field in context["步驟"][0]["欄位"]]
    assert values[:6] == [
        gap("班別性質"),
        *[gap("課程性質")] * 4,
        gap("承辦人姓名"),
    ]


def test_json_is_plain_and_complete() -> None:
    """Every field with its screen, value, code, remark, and whether it is missing."""
    fields = compose_course_entry(sample_plan(), sample_school(), CODES).as_json()
    assert json.loads(json.dumps(fields)) == fields
    assert fields[0] == {
        "group": "步驟一　研習課程登錄",
        "label": "班別性質",
        "value": "非學分班",
        "code": "0",
        "note": "",
        "required": True,
        "missing": False,
    }


def test_the_documented_placeholders_are_those_given() -> None:
    """What `template check` knows is what the template gets."""
    context = compose_course_entry(sample_plan(), sample_school(), CODES).context()
    assert {each.name for each in COURSE_ENTRY} == set(context)
