"""The items of a study plan."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.letter_cases import sample_plan, sample_school
from tests.support.sheet_cases import CODES, CREDIT_CLASS, IN_SCHOOL, plan_of

from inservice_docs.documents.study_plan_items import PlanItem, plan_items
from inservice_docs.records.gap import gap, has_gap
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School


def items(plan: Plan, school: School | None = None) -> dict[str, PlanItem]:
    found = plan_items(plan, school or sample_school(), CODES)
    return {item.heading: item for item in found}


def below(item: PlanItem) -> list[str]:
    return [each.text for each in item.items]


def test_the_sample_has_every_item_in_order() -> None:
    """Basis and purpose first, then who, when, where, for whom, how, and further remarks."""
    assert list(items(sample_plan())) == [
        "依據",
        "目的",
        "主辦單位",
        "承辦單位",
        "日期及時間",
        "地點",
        "對象及人數",
        "課程表",
        "報名方式",
        "時數核發",
        "公差假",
        "經費",
        "聯絡人",
    ]


def test_missing_optional_items_are_left_out() -> None:
    """A plan of a few facts has no empty headings, and shows what it needs as gaps."""
    found = items(Plan())
    assert {"依據", "目的", "公差假", "經費", "其他事項"}.isdisjoint(found)
    assert found["承辦單位"].text == gap("承辦處室")
    assert has_gap(found["時數核發"].text)
    assert found["對象"].text == gap("參加對象")


def test_one_basis_stands_after_its_heading_and_several_below_it() -> None:
    """A single fact needs no numbered item of its own."""
    assert items(plan_of(IN_SCHOOL, 依據=["本校計畫"]))["依據"].text == "本校計畫"
    assert below(items(plan_of(CREDIT_CLASS))["依據"])[1] == "115年度教師專業成長計畫"


def test_approvals_are_the_basis_where_none_is_given() -> None:
    """What the authorities have approved is a basis: agency, date and number."""
    found = items(sample_plan())["依據"]
    assert "函" in (found.text or below(found)[0])


def test_days_places_and_people() -> None:
    """Several days stand one below the other; places are named once; guests get no hours."""
    found = items(plan_of(CREDIT_CLASS, 其他對象=["愛心工作隊"]))
    assert below(found["日期及時間"]) == [
        "115年7月18日（星期六）上午9時至中午12時、下午1時至4時",
        "115年7月19日（星期日）上午9時至中午12時10分",
    ]
    assert found["地點"].text == "第一會議室、電腦教室"
    assert below(found["對象及人數"]) == [
        "參加對象：國中、高中教師",
        "參加人數：以2班，每班40人，共80人為限，每校2人",
        "其他對象：愛心工作隊（不核發研習時數）",
    ]


def test_sign_up() -> None:
    """Until when, by which ways, how many online, and what else is asked."""
    texts = below(items(plan_of(CREDIT_CLASS))["報名方式"])
    assert texts[0].startswith("請於115年7月10日（星期五）前至「全國教師在職進修資訊網」線上報名")
    assert "60人" in texts[1]
    assert "用餐類別（葷、素）" in texts[2]
    assert "線上" not in items(sample_plan())["報名方式"].text
    assert items(plan_of(IN_SCHOOL))["報名方式"].text.startswith("由承辦單位彙整")


def test_who_enters_the_hours() -> None:
    """文書組 for in-school studies, the office itself for others (procedure, part 貳)."""
    assert "文書組" in items(plan_of(IN_SCHOOL))["時數核發"].text
    assert "核發研習時數2小時" in items(plan_of(IN_SCHOOL))["時數核發"].text
    assert "核發研習1學分，由承辦單位" in items(plan_of(CREDIT_CLASS))["學分核發"].text


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"公差假": "是"}, "由各校核予公（差）假"),
        ({"公差假": "否"}, "由服務學校依規定核處"),
        ({"公差假": "是", "研習區分": "校內"}, "參加人員核予公（差）假"),
    ],
)
def test_official_leave(facts: dict[str, str], words: str) -> None:
    """公差假 is asked for, left to the schools, or granted at home."""
    assert words in items(plan_of(CREDIT_CLASS, **facts))["公差假"].text


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"繳費方式": "無"}, "參加人員免繳研習費用。"),
        ({"繳費方式": "全額負擔"}, "研習費用由參加人員全額負擔。"),
        ({"繳費方式": "每人收材料費200元。"}, "每人收材料費200元。"),
        ({"繳費方式": "無", "補助單位": "無接受補助"}, "參加人員免繳研習費用。"),
        ({"補助單位": "教育部國教司"}, "補助單位：教育部國教司。"),
    ],
)
def test_money(facts: dict[str, str], words: str) -> None:
    """The site's choices in a sentence; other words as they are."""
    assert items(plan_of(IN_SCHOOL, **facts))["經費"].text == words


def test_contacts_and_notes() -> None:
    """Each contact on a line; notes keep their levels."""
    found = items(plan_of(CREDIT_CLASS))
    assert below(found["聯絡人"]) == [
        "教務處林承辦，電話04-22921175轉201，電子信箱lin@example.edu.tw",
        "教務處歐陽協辦，電話04-22921175轉202",
    ]
    traffic = found["其他事項"].items[1]
    assert (traffic.text, below(traffic)[1]) == ("交通：", "請多利用大眾運輸工具。")


@pytest.mark.parametrize("text", ["甲 & 乙 <丙>", "「引號」\t與\n換行", "堃喆峯綉𠮷"])
def test_texts_come_out_as_they_went_in(text: str) -> None:
    """Nothing is escaped or tidied here."""
    facts: dict[str, Any] = {"目的": text, "承辦處室": text}
    found = items(plan_of(IN_SCHOOL, **facts))
    assert found["承辦單位"].text == text
    assert found["目的"].text.startswith(text)


def test_the_schools_name_is_a_gap_when_unknown() -> None:
    """A workspace without a school's name still drafts."""
    assert items(Plan(), School())["主辦單位"].text == gap("學校名稱")
