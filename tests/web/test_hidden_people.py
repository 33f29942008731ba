"""The switch that hides personal data while projecting: on every page, at every step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.support.page_examples import Examples, addresses, examples
from tests.support.pages import DOOR, Visitor, served
from tests.support.studies import person

PEOPLE = [person(serial) for serial in (*range(1, 10), 31, 32, 33, 41, 42, 43, 51, 52, 53)]
CONTACT = ("22921175#301", "22921175分機301")
"""The telephone of the studies' contact, which is the school's own with an extension."""
OPEN = ("/s/", "/help")
"""Where applicants ask the contact, and the guide with its examples."""
OWN = ("/s/{slug:str}/{token:str}",)
"""Somebody's own application, by their own link: there is no switch."""


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Examples, Visitor]]:
    """One workspace, and its user with the switch on."""
    home = tmp_path_factory.mktemp("hidden")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INSERVICE_KEY_FILE", str(home / "key.json"))
        made = examples(home)
        with served(made.folder, made.environment) as base:
            visitor = Visitor(base)
            visitor.get("/enter", key=DOOR)
            visitor.submit("/", button="遮蔽個資")
            yield made, visitor


@pytest.mark.parametrize("path", [each for each in addresses() if each not in OWN])
def test_nobody_is_named(walk: tuple[Examples, Visitor], path: str) -> None:
    """Neither name nor number, telephone or address, in what is read and in what is typed."""
    made, visitor = walk
    for example in made.everywhere(path):
        text = visitor.get(example).response.text
        for one in PEOPLE:
            for word in (one.name, one.id_number, one.phone, one.email):
                at = text.find(word)
                assert at < 0, (example, text[max(0, at - 80) : at + 40])


@pytest.mark.parametrize("path", [each for each in addresses() if not each.startswith(OPEN)])
def test_no_contact_is_told(walk: tuple[Examples, Visitor], path: str) -> None:
    """Nor the telephone of whoever organises a study, but where applicants ask them."""
    made, visitor = walk
    for example in made.everywhere(path):
        text = visitor.get(example).response.text
        for word in CONTACT:
            at = text.find(word)
            assert at < 0, (example, text[max(0, at - 80) : at + 40])


def test_people_are_there_to_be_hidden(walk: tuple[Examples, Visitor]) -> None:
    """With the switch off their names are read on the same pages, ID numbers masked."""
    made, visitor = walk
    other = Visitor(visitor.base)
    other.get("/enter", key=DOOR)
    seen = {
        path: any(one.name in other.get(example).text for one in PEOPLE)
        for path in addresses()
        if path not in OWN
        for example in made.of(path)
    }
    assert sum(seen.values()) >= 8
