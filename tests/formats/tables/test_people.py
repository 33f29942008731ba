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


@pytest.mark.parametrize("row", [("合計", "", "3"), ("", "", "共計", "3人"), ("總人數：3",)])
def test_totals_are_no_people(row: tuple[str, ...]) -> None:
    """A row that sums up is passed over with a hint."""
    people, findings = read(("甲",), row)
    assert len(people) == 1
    assert [found.code for found in findings] == ["rows-skipped"]


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
