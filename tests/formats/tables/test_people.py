"""Rows into people."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import find_headings
from inservice_docs.formats.tables.people import read_people
from inservice_docs.records.finding import Finding
from inservice_docs.records.person import Person
from inservice_docs.rules.people import waits

HEADING = ("姓名", "身分證字號", "服務學校", "職稱", "電話", "出生日期", "時數")


def read(*rows: tuple[str, ...]) -> tuple[list[Person], tuple[Finding, ...]]:
    grid = Grid((HEADING, *rows), "a.xlsx", "名單")
    outcome = read_people(grid, find_headings(grid), dt.date.max)
    return [person for _, person in outcome.value], outcome.findings


@pytest.mark.parametrize(
    ("phone", "read_as"),
    [
        ("912345678", "0912345678"),
        ("422921175", "0422921175"),
        ("22921175", "22921175"),
        ("0912345678", "0912345678"),
        ("04-22921175#301", "04-22921175#301"),
    ],
)
def test_lost_zeros_come_back(phone: str, read_as: str) -> None:
    """Nine digits are a number that a spreadsheet has shortened; eight lack their area."""
    people, findings = read(("甲", "", "", "", phone))
    assert people[0].phone == read_as
    assert bool(findings) == (phone != read_as or phone == "22921175")


@pytest.mark.parametrize(
    ("school", "county", "name"),
    [
        ("高雄市國立高雄師範大學", "高雄市", "國立高雄師範大學"),
        ("高雄市 國立高雄師範大學", "高雄市", "國立高雄師範大學"),
        ("臺中市私立曉明女子高級中學", "臺中市", "臺中市私立曉明女子高級中學"),
        ("台中市立甲國中", "臺中市", "臺中市立甲國中"),
        ("範例國小", "", "範例國小"),
    ],
)
def test_county_and_school(school: str, county: str, name: str) -> None:
    """Taken apart where the export has joined them."""
    people, _ = read(("甲", "", school))
    assert (people[0].county, people[0].school) == (county, name)


@pytest.mark.parametrize(
    "row",
    [
        *(("合計", "", "3"), ("", "", "共計", "3人"), ("總人數：3",), ("共 3 人",)),
        *(
            ("應到：3人　實到：3人",),
            ("", "", "出席人數", "3"),
            ("承辦人：", "", "教務主任", "校長"),
        ),
    ],
)
def test_totals_are_no_people(row: tuple[str, ...]) -> None:
    """A row that sums up is passed over with a hint."""
    people, findings = read(("甲",), row)
    assert len(people) == 1
    assert [found.code for found in findings] == ["rows-skipped"]


@pytest.mark.parametrize("name", ["許合計", "共田", "到野"])
def test_names_that_read_like_a_total_stay(name: str) -> None:
    """Whatever signs they are written with."""
    people, _ = read((name, "", "甲國小"))
    assert [person.name for person in people] == [name]


@pytest.mark.parametrize("name", ["12345", "游錫?", "林\ufffd", "陳□良"])
def test_names_that_lost_something_wait(name: str) -> None:
    """An encoding without the character leaves a mark; a number is no name."""
    people, findings = read((name, "A123456789"), ("甲", "A800000014"))
    assert [person.name for person in people] == [name, "甲"]
    assert [found.code for found in findings] == ["name-doubtful"]
    assert waits(findings)


def test_a_list_below_with_headings_of_its_own() -> None:
    """Is read by them; its title is nobody."""
    people, findings = read(
        *(("甲", "A123456789", "甲國小"), ("校外名單",), ("單位", "姓名", "手機")),
        *(("乙國小", "乙", "912345678"), ("丙國小", "丙")),
    )
    assert [(person.name, person.school) for person in people] == [
        *(("甲", "甲國小"), ("乙", "乙國小"), ("丙", "丙國小")),
    ]
    assert people[1].phone == "0912345678"
    assert {found.code for found in findings} == {"rows-skipped", "another-list", "phone-zero"}


def test_stars_go_wherever_they_stand() -> None:
    """Before the position or behind it."""
    people, findings = read(("甲", "", "", "＊實習教師"), ("乙", "", "", "實習教師 *"))
    assert {person.position for person in people} == {"實習教師"}
    assert [found.code for found in findings] == ["position-star"]


def test_short_ids_that_may_be_passports_are_a_hint() -> None:
    """Nine characters may be a passport's, or an ID number cut short."""
    _, findings = read(("甲", "A12345678"), ("乙", "123456789"))
    assert [found.code for found in findings] == ["id-doubtful"] * 2


def test_control_characters_are_refused_in_their_cell() -> None:
    """A name that no document can hold is left out and named."""
    people, findings = read(("甲\x02", "A123456789"))
    assert people[0].name == ""
    assert any(found.code == "text-unholdable" for found in findings)


@given(st.lists(st.lists(st.text(max_size=12), max_size=8).map(tuple), max_size=8))
def test_any_rows_are_read(rows: list[tuple[str, ...]]) -> None:
    """Whatever the cells hold, there are people and findings, and no finding shows a full ID."""
    people, findings = read(*rows, ("甲", "A123456788"))
    assert people
    assert all(found.message for found in findings)
    assert "A123456788" not in repr(findings)
