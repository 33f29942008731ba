"""Where a finding stands on the plan form."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import Place, error
from inservice_docs.web.pages.plan_places import beside_fields, field_name, gap_field


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("時數", "hours"),
        ("場次 2 › 時間", "sessions-2-time"),
        ("場次 3", "sessions-3-date"),
        ("場次", "sessions-1-date"),
        ("承辦人 1 › 電子信箱", "contacts-1-email"),
        ("報名 › 截止", "signup-deadline"),
        ("報名", "signup-deadline"),
        ("報名 › 額外資訊 1 › 選項 2", "signup-extra_fields-1-choices"),
        ("異動 › 原場次 2 › 日期", "change-former_sessions-2-date"),
        ("課程性質 2", "nature-2"),
        ("主管機關 3", "authorities"),
        ("其他事項 1 › 條列 2", "notes"),
        ("首長", ""),
        ("", ""),
    ],
)
def test_a_place_in_words_has_its_field(place: str, name: str) -> None:
    """Rows count from 1 in both; what the form does not have has none."""
    assert field_name(place) == name


def test_rows_that_were_left_out_are_counted() -> None:
    """The second session that was typed stood in the fourth row."""
    assert field_name("場次 2 › 時間", {"sessions": (1, 4)}) == "sessions-4-time"


def test_gaps_of_a_letter_lead_to_the_field_that_fills_them() -> None:
    """By their labels; a number is filled in when the letter goes out."""
    assert gap_field("研習地點") == "sessions-1-venue"
    assert gap_field("時數") == "hours"
    assert gap_field("發文字號") == ""


def test_findings_stand_beside_their_fields() -> None:
    """Others keep their places."""
    found = [
        error("a", "甲", place=Place(field="時數")),
        error("b", "乙", place=Place(field="地址")),
    ]
    assert [each.place.field for each in beside_fields(found)] == ["hours", "地址"]
