"""`roster read --json`, written row by row: what `json.dumps` would make of it."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.cli.roster_json import roster_json
from inservice_docs.formats.tables.roster import RosterFile
from inservice_docs.records.finding import hint
from inservice_docs.records.person import Person, Roster
from inservice_docs.workflow.read_roster import RosterRead


def read(*people: Person) -> RosterRead:
    """A roster of these people, from row 2 on."""
    rows = tuple(range(2, len(people) + 2))
    file = RosterFile(
        Roster.model_construct(people=people), rows, {"姓名": "教師姓名"}, "", "utf-8"
    )
    return RosterRead(file)


def test_the_keys_of_the_answer() -> None:
    """Stable; the ID number masked, hours as numbers, dates ISO."""
    one = Person(
        name="林宜範",
        id_number="A123456789",
        school="甲國小",
        birth_date=dt.date(1970, 5, 1),
        hours=Decimal("1.5"),
    )
    answer = json.loads("".join(roster_json(read(one), (hint("a", "b"),))))
    assert answer["rows"] == [
        {
            "row": 2,
            "name": "林宜範",
            "id_number_masked": "A12345****",
            "id_number_valid": True,
            "school": "甲國小",
            "county": "",
            "position": "",
            "gender": "",
            "birth_date": "1970-05-01",
            "phone": "",
            "email": "",
            "hours": 1.5,
        }
    ]
    assert (answer["columns"], answer["encoding"]) == ({"姓名": "教師姓名"}, "utf-8")
    assert answer["findings"][0]["code"] == "a"


TEXTS = st.text(max_size=12)


@given(
    st.lists(
        st.builds(
            Person.model_construct,
            name=TEXTS,
            id_number=st.one_of(TEXTS, st.just("A123456789"), st.just("AB12345677")),
            school=TEXTS,
            county=TEXTS,
            position=TEXTS,
            gender=TEXTS,
            birth_date=st.one_of(st.none(), st.dates()),
            phone=TEXTS,
            email=TEXTS,
            hours=st.one_of(st.none(), st.decimals(0, 99, places=1)),
        ),
        max_size=5,
    )
)
def test_any_text_is_written_as_json_has_it(people: list[Person]) -> None:
    """Quotes, control characters, halves of characters: the answer reads back as it was."""
    text = "".join(roster_json(read(*people), ()))
    answer = json.loads(text)
    assert [each["name"] for each in answer["rows"]] == [each.name for each in people]
    assert [each["email"] for each in answer["rows"]] == [each.email for each in people]
    assert json.dumps(answer, ensure_ascii=False) == text


@pytest.mark.parametrize("count", [0, 1, 1999, 2000, 2001, 4500])
def test_nobody_is_lost_between_the_pieces(count: int) -> None:
    """However many there are."""
    people = [
        Person.model_construct(**{**Person().__dict__, "name": str(at)}) for at in range(count)
    ]
    answer = json.loads("".join(roster_json(read(*people), ())))
    assert [each["row"] for each in answer["rows"]] == list(range(2, count + 2))
