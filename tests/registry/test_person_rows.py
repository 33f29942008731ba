"""A person as a row, and back."""

from __future__ import annotations

import pytest
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.records.person import Person
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.person_rows import id_indexes, person_of, person_values
from inservice_docs.registry.tables.people import participants, teachers

RING = KeyRing.new()


@pytest.mark.parametrize("person", [samples.person(1), Person(name="外賓"), Person()])
def test_a_person_comes_back(person: Person) -> None:
    """Complete, nearly empty, empty."""
    row = {"id": 7, **person_values(RING, participants, 7, person)}
    assert person_of(RING, participants, row, hours=person.hours) == person


def test_a_value_moved_to_another_row_or_table_is_noticed() -> None:
    """Nobody's telephone can be put in another's place."""
    row = {"id": 7, **person_values(RING, participants, 7, samples.person(1))}
    for table, id in ((participants, 8), (teachers, 7)):
        with pytest.raises(UserError) as problem:
            person_of(RING, table, {**row, "id": id})
        (found,) = problem.value.findings
        assert found.code == "value-broken"
        assert samples.person(1).name not in found.message


def test_an_id_number_is_found_under_every_key() -> None:
    """Also one that was sealed before the key changed; however it is written."""
    former = person_values(RING, participants, 7, samples.person(1))["id_index"]
    assert former in id_indexes(RING.rotated(), f" {samples.id_number(1).lower()} ")
    assert id_indexes(RING, "  ") == ()
