"""The school's own teachers (校內教師): imported from a list, and listed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Outcome, UserError, error, warning
from inservice_docs.records.person import Person
from inservice_docs.registry.teachers import Imported, Teacher
from inservice_docs.taiwan.text import tidy
from inservice_docs.workflow.load_roster import load_roster
from inservice_docs.workflow.register import Register


def import_teachers(register: Register, file: Path) -> Outcome[Imported]:
    """Take a list of teachers in; who is known by the ID number is brought up to date.

    Rows without a name are held back and counted. Raises UserError for a file that holds nobody.
    """
    register.require(Role.OFFICER, "匯入校內教師")
    roster = load_roster(file, workspace=register.workspace)
    done = add_teachers(register, roster.value.people)
    return Outcome(done.value, (*roster.findings, *done.findings))


def add_teachers(register: Register, listed: Sequence[Person]) -> Outcome[Imported]:
    """Take teachers in from a list that was read and looked at; see `import_teachers`."""
    register.require(Role.OFFICER, "匯入校內教師")
    people = [_of_school(each, register) for each in listed if each.name]
    held = len(listed) - len(people)
    if not people:
        raise UserError(error("roster-empty", "名單裡沒有任何有姓名的人。", "補上姓名後再匯入。"))
    with register.change() as work:
        done = work.teachers.take_in(people)
    findings = []
    if held:
        words = f"{held} 列沒有姓名，沒有匯入。"
        findings.append(warning("people-held-back", words, "補上姓名後再匯入一次。"))
    return Outcome(done, tuple(findings))


def list_teachers(
    register: Register, *, text: str = "", after: Teacher | None = None, limit: int = 50
) -> tuple[Teacher, ...]:
    """Return teachers by name; `text` is part of a name or of a position."""
    with register.look() as work:
        return work.teachers.list(text=tidy(text), after=after, limit=limit)


def _of_school(person: Person, register: Register) -> Person:
    """Put a teacher whose list does not say where into this school."""
    if person.school or not register.workspace.school.name:
        return person
    return person.model_copy(update={"school": register.workspace.school.name})
