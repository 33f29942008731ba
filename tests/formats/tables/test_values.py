"""What cells mean."""

from __future__ import annotations

import datetime as dt

import pytest

from inservice_docs.formats.tables.values import School, Values, gender_of, plain_name
from inservice_docs.records.finding import Place, Severity

PLACE = Place(file="a.csv")
DAY = dt.date(1986, 3, 2)


def values(on: dt.date = dt.date.max) -> Values:
    return Values(on, {"191313": "臺中市私立曉明女子高級中學"})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("75年3月2日", DAY),
        ("75/3/2", DAY),
        ("75.03.02", DAY),
        ("1986-03-02", DAY),
        ("1986/3/2 上午 12:00:00", DAY),
        ("1986/3/2 下午 04:48:04", DAY),
        ("0750302", DAY),
        ("31473", DAY),
        ("1900年1月1日", dt.date(1900, 1, 1)),
    ],
)
def test_dates_of_birth(text: str, day: dt.date) -> None:
    """Every shape, a time of day beside it dropped, a spreadsheet's own count too."""
    assert values().date(text, PLACE) == (day, ())


def test_a_date_that_is_none_is_a_warning_every_time() -> None:
    """It stops nobody, and is told again where it stands again."""
    read = values()
    for _ in range(2):
        day, (found,) = read.date("99年2月30日", PLACE)
        assert (day, found.severity) == (None, Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "number", "code"),
    [
        ("912345678", "0912345678", "phone-zero"),
        ("422921175.0", "0422921175", "phone-zero"),
        ("0912345678.0", "0912345678", ""),
        ("9.12346E+08", "9.12346E+08", "number-mangled"),
        ("12", "12", "phone-doubtful"),
        ("(04)2292-1175轉301", "(04)2292-1175轉301", ""),
    ],
)
def test_telephones(text: str, number: str, code: str) -> None:
    """A zero that a spreadsheet took comes back; what is none is told."""
    read, findings = values().phone(text, PLACE)
    assert read == number
    assert [found.code for found in findings] == [code] * bool(code)


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("高雄市國立高雄師範大學", School("高雄市", "國立高雄師範大學")),
        ("191313", School("臺中市", "臺中市私立曉明女子高級中學")),
        ("190F01", School("臺中市", "190F01", unknown=True)),
        ("61301", School("臺中市", "061301", unknown=True)),
        ("某國小", School("", "某國小")),
    ],
)
def test_schools_by_name_or_code(text: str, school: School) -> None:
    """A code tells the county, and the school where it is known."""
    assert values().school(text) == school


def test_counties_by_their_name_on_the_day() -> None:
    """臺中縣 until 2010-12-24."""
    assert values(dt.date(2009, 1, 1)).county("台中縣") == "臺中縣"
    assert values().county("台中縣") == "臺中市"


@pytest.mark.parametrize(
    ("word", "gender"), [("男性", "男"), ("F", "女"), ("先生", "男"), ("?", "?")]
)
def test_genders(word: str, gender: str) -> None:
    """In any usual word."""
    assert gender_of(word) == gender


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("王 小 明", "王小明"),
        ("王 明", "王明"),
        ("夏曼 藍波安", "夏曼 藍波安"),
        ("J Smith", "J Smith"),
    ],
)
def test_names_that_are_spread(name: str, plain: str) -> None:
    """Only spaces that spread a short name go."""
    assert plain_name(name) == plain


def test_hours() -> None:
    """Half hours are read; other words are an error."""
    assert str(values().amount("1.5小時", PLACE)[0]) == "1.5"
    assert values().amount("很多", PLACE)[1][0].severity is Severity.ERROR
