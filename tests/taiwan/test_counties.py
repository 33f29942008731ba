"""Counties by date, and the county in front of a school's or agency's name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.counties import (
    county_names,
    county_of,
    renamed,
    split_school,
    tai,
    written_county,
)

BEFORE, MERGED, TAOYUAN = date(2010, 12, 24), date(2010, 12, 25), date(2014, 12, 25)
TODAY = date(2026, 8, 5)


def test_there_were_25_counties_before_the_mergers_and_22_since() -> None:
    """Each name is listed only while it was valid."""
    assert len(county_names(BEFORE)) == len(set(county_names(BEFORE))) == 25
    assert len(county_names(MERGED)) == len(set(county_names(MERGED))) == 22
    assert {"臺北縣", "臺中縣", "臺南縣", "高雄縣", "桃園縣"} < set(county_names(BEFORE))
    assert "新北市" not in county_names(BEFORE)
    assert {"新北市", "桃園縣"} < set(county_names(MERGED))
    assert "桃園市" in county_names(TAOYUAN)
    assert "桃園縣" not in county_names(TAOYUAN)


@pytest.mark.parametrize(
    ("name", "on", "right"),
    [
        ("臺北縣", MERGED, "新北市"),
        ("臺北縣", BEFORE, None),
        ("新北市", BEFORE, "臺北縣"),
        ("新北市", MERGED, None),
        ("臺中縣", MERGED, "臺中市"),
        ("台中縣", TODAY, "臺中市"),
        ("臺南縣", MERGED, "臺南市"),
        ("高雄縣", MERGED, "高雄市"),
        ("臺中市", BEFORE, None),
        ("桃園縣", TAOYUAN - timedelta(days=1), None),
        ("桃園縣", TAOYUAN, "桃園市"),
        ("桃園市", MERGED, "桃園縣"),
        ("南投縣", TODAY, None),
        ("火星縣", TODAY, None),
        ("", TODAY, None),
    ],
)
def test_a_county_by_its_name_on_a_date(name: str, on: date, right: str | None) -> None:
    """Another name is given only where the county had another one that day."""
    assert renamed(name, on) == right


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("臺中市私立曉明女子高級中學", "臺中市"),
        ("台中市政府", "臺中市"),
        ("臺北市政府教育局", "臺北市"),
        ("臺北縣政府", "新北市"),
        ("臺中縣立某國民中學", "臺中市"),
        ("嘉義縣政府", "嘉義縣"),
        ("教育部國民及學前教育署", None),
        ("國立臺中第一高級中等學校", None),
        ("臺中縣市國民小學", None),
        ("", None),
    ],
)
def test_the_county_of_an_agency_or_school(text: str, county: str | None) -> None:
    """It is the county that the name begins with, by its name on the date."""
    assert county_of(text, TODAY) == county


def test_the_county_as_written_is_known_too() -> None:
    """So that an outdated name in a letter can be pointed out."""
    assert written_county("臺北縣政府") == "臺北縣"
    assert county_of("臺北縣政府", BEFORE) == "臺北縣"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("高雄市國立高雄師範大學", ("高雄市", "國立高雄師範大學")),
        ("高雄市 國立高雄師範大學", ("高雄市", "國立高雄師範大學")),
        ("高雄市　國立高雄師範大學", ("高雄市", "國立高雄師範大學")),
        ("臺中市臺中市私立曉明女子高級中學", ("臺中市", "臺中市私立曉明女子高級中學")),
        ("台中市私立曉明女子高級中學", ("臺中市", "臺中市私立曉明女子高級中學")),
        ("臺北市立大學", ("臺北市", "臺北市立大學")),
        ("臺北縣 板橋國小", ("新北市", "板橋國小")),
        ("南投縣/南光國小", ("南投縣", "南光國小")),
        ("國立高雄師範大學", ("", "國立高雄師範大學")),
        ("高雄市", ("高雄市", "高雄市")),
        ("", ("", "")),
    ],
)
def test_county_and_school_of_one_cell(text: str, parts: tuple[str, str]) -> None:
    """The county comes off where it is no part of the school's own name."""
    assert split_school(text, TODAY) == parts


def test_tai_is_put_right_in_names_of_counties_only() -> None:
    """台中市 becomes 臺中市; 台 in other words stays."""
    assert (
        tai("台中市、台東縣、台灣銀行、台中商銀、臺南市")
        == "臺中市、臺東縣、台灣銀行、台中商銀、臺南市"
    )


@given(st.dates(date(1990, 1, 1), date(2099, 1, 1)), st.text())
def test_a_name_given_for_a_date_is_valid_on_it(on: date, text: str) -> None:
    """Whatever a county is called on a date is in the list of that date."""
    names = county_names(on)
    assert all(renamed(name, on) is None for name in names)
    for name in (*county_names(BEFORE), *county_names(TODAY)):
        assert (renamed(name, on) or name) in names
    county, school = split_school(text, on)
    assert county in ("", *names)
    assert tai(tai(school)) == tai(school)
