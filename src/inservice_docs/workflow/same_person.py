"""Is it the same person (同一人)? By ID number, else by name and school, as lists have no IDs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from inservice_docs.documents.sheet_facts import full_school
from inservice_docs.records.person import Person
from inservice_docs.taiwan.id_numbers import normalise_id
from inservice_docs.taiwan.text import compact

T = TypeVar("T")


class Known(Generic[T]):
    """People who are known already, each with what is kept of them."""

    def __init__(self, people: Iterable[tuple[Person, T]] = ()) -> None:
        """Know some people; of two who cannot be told apart, the first counts."""
        self._by_id: dict[str, T] = {}
        self._by_name: dict[tuple[str, str], tuple[str, T]] = {}
        for person, kept in people:
            self.add(person, kept)

    def add(self, person: Person, kept: T) -> None:
        """Know one more."""
        number = normalise_id(person.id_number)
        if number:
            self._by_id.setdefault(number, kept)
        self._by_name.setdefault(_name(person), (number, kept))

    def find(self, person: Person) -> T | None:
        """Return what is kept of a person, None for somebody new.

        Two ID numbers that differ are two people, whatever their names.
        """
        number = normalise_id(person.id_number)
        if number and number in self._by_id:
            return self._by_id[number]
        other, kept = self._by_name.get(_name(person), ("", None))
        return None if number and other else kept


def _name(person: Person) -> tuple[str, str]:
    return compact(person.name), compact(full_school(person))
