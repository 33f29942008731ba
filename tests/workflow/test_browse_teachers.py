"""The school's own teachers page by page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.studies import person

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.browse_teachers import browse_teachers, take_off_teachers
from inservice_docs.workflow.import_teachers import add_teachers
from inservice_docs.workflow.register import Actor, Register


def test_pages_follow_each_other(register: Register) -> None:
    """By name, nobody twice; the count is of all."""
    add_teachers(register, [person(serial) for serial in range(1, 8)])
    seen: list[str] = []
    after = 0
    while True:
        page = browse_teachers(register, after=after, limit=3)
        seen += [each.person.name for each in page.teachers]
        after = page.after
        if not after:
            break
    assert (seen, page.count) == (sorted(seen), 7)
    assert len(browse_teachers(register, text="範例3").teachers) == 1
    with pytest.raises(UserError):
        browse_teachers(register, after=99)


def test_who_left_is_taken_off(register: Register) -> None:
    """All or nobody; only by an officer."""
    add_teachers(register, [person(1), person(2)])
    with pytest.raises(UserError):
        take_off_teachers(register, [1, 99])
    with pytest.raises(UserError):
        take_off_teachers(replace(register, actor=Actor("訪客")), [1])
    assert browse_teachers(register).count == 2
    assert take_off_teachers(register, [1, 1]) == 1
    assert [each.id for each in browse_teachers(register).teachers] == [2]
