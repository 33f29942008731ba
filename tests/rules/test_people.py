"""Remarks about people in lists."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import Place, error, hint, warning
from inservice_docs.records.person import Person
from inservice_docs.rules.people import (
    Listed,
    doubles,
    gender_remark,
    id_remarks,
    known_already,
    near_names,
    waits,
)

PLACE = Place(file="a.csv")


def listed(*people: Person) -> list[Listed]:
    return [Listed(number, person) for number, person in enumerate(people, 2)]


def person(name: str, number: str = "", school: str = "甲國小", **more: str) -> Person:
    return Person.model_validate({"name": name, "id_number": number, "school": school, **more})


def place_of(at: int) -> Place:
    return Place(file="a.csv", line=at + 2)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("A123456788", "id-invalid"),
        ("A12345678", "id-doubtful"),
        ("123456789", "id-doubtful"),
        ("A12345****", "id-masked"),
        ("1.23457E+08", "number-mangled"),
        ("A123456789", ""),
        ("AB12345677", ""),
    ],
)
def test_id_numbers(number: str, code: str) -> None:
    """Each with its reason, and none shown in full."""
    found = list(id_remarks(number, PLACE))
    assert [each.code for each in found] == [code] * bool(code)
    assert number == "A12345****" or number not in str(found)


def test_gender_against_the_id_number() -> None:
    """Only where both say something."""
    assert gender_remark("女", "A123456789", PLACE) is not None
    assert gender_remark("男", "A123456789", PLACE) is None
    assert gender_remark("女", "", PLACE) is None
    assert gender_remark("其他", "A123456789", PLACE) is None


def test_doubles() -> None:
    """By ID number, or by school and name; two valid numbers are two people."""
    people = listed(
        person("王範例", "A123456789"),
        person("王範例", "A123456789"),
        person("李範二", "A123456789"),
        person("王範例", "F812345676"),
        person("陳範三"),
        person("陳範三"),
        person("陳範三", school="乙國小"),
        person("", school="乙國小"),
        person("", school="乙國小"),
    )
    found = doubles(people, place_of)
    assert [(each.code, each.place.line) for each in found] == [
        ("person-twice", 3),
        ("id-twice", 4),
        ("person-twice", 7),
    ]


def test_masked_numbers_tell_nobody_apart() -> None:
    """Two people may share the digits that are seen."""
    people = listed(person("甲", "A12345****"), person("乙", "A12345****"))
    assert doubles(people, place_of) == []


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (person("陳台生"), person("陳臺生"), True),
        (person("夏曼‧藍波安"), person("夏曼藍波安"), True),
        (person("王範例", school="臺中市私立範例高中"), person("王範例", school="範例高中"), True),
        (person("王範例", phone="04-1"), person("王範例", school="乙", phone="04-1"), True),
        (person("王範例"), person("王範例", school="乙國小"), False),
        (person("陳怡君"), person("陳怡如"), False),
        (person("陳台生", "A123456789"), person("陳臺生", "F812345676"), False),
    ],
)
def test_near_names(one: Person, other: Person, near: bool) -> None:
    """A hint, and only where more than the name speaks for it."""
    assert bool(near_names(listed(one, other), place_of)) is near


def test_people_who_are_in_the_register_already() -> None:
    """By ID number, or by name and school."""
    known = [person("王範例", "A123456789"), person("李範二")]
    people = listed(person("王某", "A123456789"), person("李範二"), person("李範二", school="乙"))
    assert [each.place.line for each in known_already(people, known, place_of)] == [2, 3]


def test_how_somebody_is_known_already() -> None:
    """Another name with the same ID number waits; near names are but a hint."""
    known = [person("王範例", "A123456789"), person("李台生", school="臺中市立甲國小")]
    people = listed(
        person("王某", "A123456789"),
        person("王 範例", "A123456789"),
        person("李臺生", school="甲國小"),
        person("李台生", school="乙國中"),
        person("王範例", "F812345676"),
        person("", school="甲國小"),
    )
    found = {each.place.line: each.code for each in known_already(people, known, place_of)}
    assert found == {2: "id-twice", 3: "person-known", 4: "name-near"}


def test_who_waits() -> None:
    """Errors, and remarks that somebody must have looked at."""
    assert waits([error("x", "")])
    assert waits([warning("id-invalid", "")])
    assert not waits([warning("gender-id", ""), hint("phone-zero", "")])
