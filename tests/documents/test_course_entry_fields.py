"""The fields of course entry, each with its code."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.letter_cases import sample_plan
from tests.support.sheet_cases import CODES, CREDIT_CLASS, IN_SCHOOL, plan_of

from inservice_docs.documents.course_entry_fields import EntryField, course_fields
from inservice_docs.records.plan import Plan


def fields(plan: Plan) -> dict[str, EntryField]:
    return {field.label: field for field in course_fields(plan, CODES)}


def test_words_have_their_codes() -> None:
    """The sample's words stand with the site's own words and codes."""
    found = fields(sample_plan())
    pairs = {label: (field.value, field.code) for label, field in found.items()}
    assert pairs["班別性質"] == ("非學分班", "0")
    assert pairs["課程性質1"] == ("國小", "40")
    assert pairs["課程性質3"] == ("綜合活動", "18")
    assert pairs["課程性質4"] == ("無", "1")
    assert pairs["學員繳費方式"] == ("無", "3")
    assert pairs["時段"] == ("週一至週五白天", "1")


def test_values_are_ready_to_type_in() -> None:
    """Dates in 西元, telephones as 區碼-號碼#分機, counts as plain numbers."""
    found = fields(plan_of(CREDIT_CLASS))
    assert found["課程開始日期"].value == "2026/7/18"
    assert found["課程結束日期"].value == "2026/7/19"
    assert found["承辦人1電話"].value == "04-22921175#201"
    assert found["班級數"].value == "2"
    assert found["學分數"].value == "1"
    assert found["參加對象"].value.split("\n")[0] == "國中（含完全中學國中部）"


def test_basis_is_what_was_approved() -> None:
    """The approvals' numbers; without one 無文號, said to be missing for cross-school studies."""
    assert "字第" in fields(sample_plan())["依據文號"].value
    none = fields(plan_of(CREDIT_CLASS))["依據文號"]
    assert (none.value, none.missing) == ("無文號", False)
    assert "須登錄" in none.note
    assert "毋須" in fields(plan_of(IN_SCHOOL))["依據文號"].note


def test_a_basis_too_long_is_remarked_and_kept() -> None:
    """Nothing is cut off silently at 1,000 characters."""
    approvals = [
        {"機關": f"第{number}機關", "文號": "府授教學字第0990050000號"} for number in range(60)
    ]
    field = fields(plan_of(CREDIT_CLASS, 核准文號=approvals))["依據文號"]
    assert len(field.value) > 1000
    assert "1,000" in field.note


@pytest.mark.parametrize(
    ("nature", "level", "value", "code", "missing"),
    [
        (["國小", "教學"], 3, "", "", True),
        (["國小", "教學", "烹飪", "無"], 3, "烹飪", "", False),
        (["國小", "教學", "烹飪", "無"], 4, "無", "", False),
        (["國小", "教學", "語文"], 4, "", "", True),
        (["高中及高職", "行政", "教務類"], 4, "", "", False),
        ([], 1, "", "", True),
    ],
)
def test_levels_of_nature(
    nature: list[str], level: int, value: str, code: str, missing: bool
) -> None:
    """A path may be short, end early, or hold a word that the site does not offer."""
    field = fields(plan_of(CREDIT_CLASS, 課程性質=nature))[f"課程性質{level}"]
    assert (field.value, field.code, field.missing) == (value, code, missing)


def test_an_empty_level_says_what_may_be_chosen() -> None:
    """The choices stand beside the empty field, short words with their codes."""
    field = fields(plan_of(CREDIT_CLASS, 課程性質=[]))["課程性質1"]
    assert field.note.startswith("可選：10 高中、20 高職、30 國中、40 國小")
    assert "（" not in field.note


@pytest.mark.parametrize(
    ("facts", "label"),
    [
        ({"班別性質": "暑期班"}, "班別性質"),
        ({"繳費方式": "分期付款"}, "學員繳費方式"),
        ({"參加對象": ["國小", "社會人士"]}, "參加對象"),
        ({"承辦人": [{"姓名": "林", "電話": "分機"}]}, "承辦人1電話"),
    ],
)
def test_unknown_words_stay_with_a_remark(facts: dict[str, Any], label: str) -> None:
    """What the site does not offer is not lost, and the remark says so."""
    field = fields(plan_of(CREDIT_CLASS, **facts))[label]
    assert field.value
    assert field.note


def test_in_school_kind_of_class() -> None:
    """校內研習 has a kind of its own on the site."""
    assert fields(plan_of(IN_SCHOOL))["班別性質"].code == "5"
    other = fields(plan_of(IN_SCHOOL, 班別性質="非學分班"))["班別性質"]
    assert (other.code, "校內研習" in other.note) == ("0", True)


def test_the_second_contact_may_be_missing() -> None:
    """One contact is enough."""
    found = fields(sample_plan())
    assert not found["承辦人2姓名"].missing
    assert fields(Plan())["承辦人1姓名"].missing


@pytest.mark.parametrize(
    ("sessions", "words"),
    [
        ([], "填寫場次日期後推算"),
        ([{"日期": "115-09-16", "時間": "13:00-16:00"}], "依場次推算"),
        ([{"日期": "115-09-16"}, {"日期": "115-09-19"}], "跨不同時段"),
    ],
)
def test_how_the_period_was_found(sessions: list[dict[str, str]], words: str) -> None:
    """The remark says that 時段 was worked out, and when to look at it."""
    assert words in fields(plan_of(CREDIT_CLASS, 場次=sessions))["時段"].note
