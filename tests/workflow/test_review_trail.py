"""The trail, listed and verified."""

from __future__ import annotations

import sqlite3

from tests.support.studies import study, tamper

from inservice_docs.workflow.register import Register
from inservice_docs.workflow.review_trail import action_words, list_trail, verify_trail


def test_entries_newest_first(register: Register) -> None:
    """Of one record alone, a page at a time."""
    number = study(register)
    entries = list_trail(register, subject=f" {number} ", limit=2)
    assert [each.id for each in entries] == sorted((each.id for each in entries), reverse=True)
    older = list_trail(register, subject=number, before=entries[-1].id)
    assert older[0].id < entries[-1].id
    assert older[-1].action == "plan.add"
    assert {each.actor for each in older} == {"陳小範"}


def test_an_entry_that_was_changed_is_found(register: Register) -> None:
    """By whoever has the file but not the key."""
    study(register)
    assert verify_trail(register).ok
    folder = register.workspace.folder
    assert folder is not None
    with sqlite3.connect(folder / "registry.sqlite") as connection:
        tamper(connection, 2)
    connection.close()
    found = verify_trail(register)
    assert found.value.broken == 2
    assert [each.code for each in found.findings] == ["trail-broken"]


def test_actions_in_words() -> None:
    """Known ones in Chinese, others as they are."""
    assert action_words("hours.award") == "時數：核發"
    assert action_words("course.returned") == "課程：退回"
    assert action_words("teapot.boil") == "teapot.boil"
