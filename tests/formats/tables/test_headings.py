"""Headings of lists matched to the fields of a person."""

from __future__ import annotations

import pytest

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import field_of, find_headings


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("教師姓名", "name"),
        ("已報名學員姓名", "name"),
        ("身份證字號", "id_number"),
        ("身分證字號", "id_number"),
        ("＊身分證 統一編號（必填）：", "id_number"),
        ("服務學校", "school"),
        ("職稱", "position"),
        ("職位類別", "position"),
        ("研習時數 / 學分數", "hours"),
        ("實核時數/學分數", "hours"),
        ("E-Mail", "email"),
        ("聯絡電話", "phone"),
        ("縣市別", "county"),
        ("出生年月日", "birth_date"),
        ("姓名 (中文)", "name"),
        ("學　校　全　銜", "school"),
        ("擔任職務", "position"),
        ("name", "name"),
        ("血型", None),
        ("", None),
        ("（備註）", None),
    ],
)
def test_words_in_use(heading: str, field: str | None) -> None:
    """Spaces, width, stars, colons and remarks in brackets make no difference."""
    assert field_of(heading) == field


def test_the_row_that_names_the_most_wins() -> None:
    """Title lines above may hold one such word by chance."""
    grid = Grid((("姓名", ""), ("名單",), ("學校", "姓名", "職稱"), ("甲", "乙", "丙")), "a")
    headings = find_headings(grid)
    assert headings.row == 2
    assert headings.columns == {0: "school", 1: "name", 2: "position"}


def test_a_list_above_another_comes_first() -> None:
    """Though it names less; a line of a form above a list is none."""
    below = (("單位", "姓名", "手機"), ("丙", "丁"))
    two = Grid((("姓名", "職稱"), ("甲", "乙"), *below), "a")
    assert find_headings(two).row == 0
    form = Grid((("姓名", "陳小範", "電話", "04-22000001"), (), *below), "a")
    assert find_headings(form).row == 2


def test_a_title_is_no_part_of_the_headings() -> None:
    """Only what helps to name a column belongs to headings on two rows."""
    rows = (("簽到表（第1頁）",), ("編號", "姓名", "單位"), ("1", "甲", "乙"))
    headings = find_headings(Grid(rows, "a"))
    assert (headings.row, headings.texts[0], headings.unknown) == (1, "編號", ())
    two = find_headings(Grid((("編號", "教師", "身分證"), ("", "姓名", "字號"), ("1", "甲")), "a"))
    assert (two.row, two.columns) == (1, {1: "name", 2: "id_number"})


def test_a_row_with_names_goes_before_one_without() -> None:
    """Without names there are no people, however many other words a row has."""
    grid = Grid((("學校", "職稱", "電話"), ("姓名", "備註")), "a")
    assert find_headings(grid).row == 1


def test_doubled_and_unknown_columns() -> None:
    """Said apart from those that are passed over without a word."""
    headings = find_headings(Grid((("編號", "姓名", "教師姓名", "血型", "電話", "手機", ""),), "a"))
    assert headings.doubled == (2,)
    assert headings.unknown == (3,)
    assert headings.columns == {1: "name", 4: "phone", 5: "phone"}


def test_nothing_is_found_in_an_empty_grid() -> None:
    """And nothing breaks."""
    assert not find_headings(Grid((), "a")).has_names
    assert not find_headings(Grid(((), ("甲",)), "a")).has_names


def test_what_a_questionnaire_puts_around_a_heading() -> None:
    """請問您的姓名？ is 姓名; a sentence is none."""
    assert field_of("請問您的姓名？") == "name"
    assert field_of("請填寫服務學校（全銜）") == "school"
    assert field_of("您的姓名將用於製作名牌") is None


def test_lists_beside_each_other() -> None:
    """Two, when every heading comes again; one, when a single one does."""
    two = find_headings(Grid((("編號", "姓名", "學校") * 2, ("1", "甲", "乙")), "a.csv"))
    left, right = two.side_by_side()
    assert (left.columns, right.columns) == ({1: "name", 2: "school"}, {4: "name", 5: "school"})
    for headings in (("姓名", "學校", "姓名"), ("姓名", "學校", "學校"), ("姓名", "學校")):
        one = find_headings(Grid((headings, ("甲", "乙")), "a.csv"))
        assert one.side_by_side() == (one,)
