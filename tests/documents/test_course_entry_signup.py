"""The settings of online sign-up."""

from __future__ import annotations

from tests.support.letter_cases import sample_plan
from tests.support.sheet_cases import CREDIT_CLASS, IN_SCHOOL, plan_of

from inservice_docs.documents.course_entry_fields import EntryField
from inservice_docs.documents.course_entry_signup import signup_fields
from inservice_docs.records.plan import Plan


def fields(plan: Plan) -> dict[str, EntryField]:
    return {field.label: field for field in signup_fields(plan)}


def test_settings_of_online_sign_up() -> None:
    """Deadline in 西元 with its parts, seats, and the boxes to tick as the site words them."""
    found = fields(plan_of(CREDIT_CLASS))
    assert found["線上報名期限"].value == "西元2026年7月10日"
    assert found["開班總人數"].value == "80人"
    assert found["可線上報名人數"].value == "60人"
    extra = found["報名所需額外資訊"]
    assert extra.value.split("\n") == [
        "職稱（自填）",
        "手機號碼（自填）",
        "用餐類別（選單）：葷、素",
        "停車證需求（選單）",
        "住宿情況（選單）：不需要、需要（7月18日一晚）",
    ]
    assert "鞋子尺寸" in extra.note


def test_without_online_sign_up_one_field_is_enough() -> None:
    """不提供線上報名; an in-school study adds its people in a batch."""
    assert [field.value for field in signup_fields(sample_plan())] == ["不提供線上報名"]
    (only,) = signup_fields(plan_of(IN_SCHOOL))
    assert "校內批次報名" in only.note


def test_an_open_question_is_missing() -> None:
    """Whether sign-up is online must be settled for a cross-school study."""
    (only,) = signup_fields(plan_of(CREDIT_CLASS, 報名={"電子信箱": "a@example.edu.tw"}))
    assert only.missing
    assert all(
        field.missing
        for label, field in fields(
            plan_of(CREDIT_CLASS, 報名={"線上": "是"}, 場次=[], 班級數="")
        ).items()
        if label not in ("是否提供線上報名", "報名所需額外資訊")
    )
