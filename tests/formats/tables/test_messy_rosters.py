"""Rosters as offices have them, with every trap known: right people, right remarks, each in place.

What is expected is written beside the files, in tests/data/rosters/expected.json.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from inservice_docs.formats.tables.roster import read_roster_file
from inservice_docs.records.finding import UserError
from inservice_docs.records.person import Person
from inservice_docs.taiwan.id_numbers import check_id
from inservice_docs.workflow.read_roster import read_roster

FOLDER = Path(__file__).resolve().parents[2] / "data" / "rosters"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text("utf-8"))


def facts(row: int, person: Person) -> dict[str, Any]:
    day, hours = person.birth_date, person.hours
    return {
        **person.model_dump(),
        "row": row,
        "birth_date": day.isoformat() if day else None,
        "hours": None if hours is None else float(hours),
        "id_number_valid": check_id(person.id_number).valid,
    }


@pytest.mark.parametrize("name", EXPECTED["read"])
def test_a_messy_list_is_read(name: str) -> None:
    """Everybody in it, with the row; what was found; and who waits."""
    expected = EXPECTED["read"][name]
    outcome = read_roster(FOLDER / name)
    read = [facts(row, person) for row, person in outcome.value.numbered()]
    wanted = expected["people"]
    assert [(each["row"], each["name"]) for each in read] == [
        (each["row"], each["name"]) for each in wanted
    ]
    for one, other in zip(read, wanted, strict=True):
        assert {key: one[key] for key in other} == other
    assert sorted({found.code for found in outcome.findings}) == expected["codes"]
    assert outcome.value.file.encoding == expected["encoding"]
    assert [each.row for each in outcome.value.waiting] == expected.get("waiting", [])
    assert all(found.fix and found.place.file == name for found in outcome.findings)


@pytest.mark.parametrize("name", EXPECTED["refused"])
def test_what_is_no_list_is_refused(name: str) -> None:
    """In words, with the cure."""
    with pytest.raises(UserError) as caught:
        read_roster(FOLDER / name)
    found = caught.value.findings[-1]
    assert (found.code, bool(found.fix)) == (EXPECTED["refused"][name], True)


def test_counties_of_another_day() -> None:
    """The same list, as it was to be read in 2009."""
    name = "27-counties.csv"
    people = read_roster_file(FOLDER / name, dt.date(2009, 5, 1)).value.roster.people
    counties = {person.name: person.county for person in people}
    assert counties.items() >= EXPECTED["read"][name]["on_2009"].items()


def test_every_file_is_expected_to_be_something() -> None:
    """None lies there untested."""
    files = {path.name for path in FOLDER.iterdir()} - {"expected.json"}
    assert files == {*EXPECTED["read"], *EXPECTED["refused"]}
