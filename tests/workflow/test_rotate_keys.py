"""An administrator changes the key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.studies import person, roster

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.import_teachers import import_teachers
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.rotate_keys import rotate_keys, sealed_values


def test_everything_sealed_is_counted_and_sealed_anew(register: Register, tmp_path: Path) -> None:
    """Page by page; the trail names who did it."""
    import_teachers(register, roster(tmp_path, [person(1), person(2)]))
    seen: list[int] = []
    outcome = rotate_keys(register, seen.append)
    assert sum(seen) == outcome.value.count == sealed_values(register) > 0
    assert [found.code for found in outcome.findings] == ["key-changed"]
    with register.look() as work:
        (entry,) = work.trail.list(limit=1)
    assert (entry.action, entry.actor) == ("keys.rotate", "陳小範")


def test_only_an_administrator_may(register: Register) -> None:
    """Nothing is changed by others."""
    officer = replace(register, actor=Actor("lin", frozenset({Role.OFFICER})))
    with pytest.raises(UserError) as problem:
        rotate_keys(officer)
    assert problem.value.findings[0].code == "role-missing"
