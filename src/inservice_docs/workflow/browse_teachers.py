"""The school's own teachers page by page (校內教師), and taking those who left off the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inservice_docs.records.account import Role
from inservice_docs.registry.teachers import Teacher
from inservice_docs.taiwan.text import tidy
from inservice_docs.workflow.register import Register


@dataclass(frozen=True)
class TeacherPage:
    """Some teachers by name, how many there are in all, and after whom the next page begins."""

    teachers: tuple[Teacher, ...]
    count: int
    after: int = 0


def browse_teachers(
    register: Register, *, text: str = "", after: int = 0, limit: int = 50
) -> TeacherPage:
    """Return the teachers after one of them; `text` is part of a name or of a position.

    Raises UserError when `after` is nobody on the list.
    """
    with register.look() as work:
        last = work.teachers.get([after])[0] if after else None
        found = work.teachers.list(text=tidy(text), after=last, limit=limit + 1)
        count = work.teachers.count()
    more = found[limit - 1].id if len(found) > limit else 0
    return TeacherPage(found[:limit], count, more)


def take_off_teachers(register: Register, ids: Iterable[int]) -> int:
    """Take teachers who have left off the list; what they took part in stays. Return how many.

    Raises UserError for somebody who is not on it.
    """
    register.require(Role.OFFICER, "更新教師名單")
    chosen = tuple(dict.fromkeys(ids))
    with register.change() as work:
        for each in work.teachers.get(chosen):
            work.teachers.leave(each.id)
    return len(chosen)
