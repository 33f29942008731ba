"""A list on its way into the register (待確認名單): read, looked at, corrected, then accepted.

It is kept sealed for whoever dropped it, until it is accepted, given up, or a week old. Nobody is
dropped from it: who cannot be accepted waits with the reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from inservice_docs.formats.tables.sign_up_list import SignUpRow, read_sign_ups
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Place, UserError, error
from inservice_docs.records.person import Person
from inservice_docs.records.reading import read_record
from inservice_docs.registry.work import Work
from inservice_docs.workflow.kept_rows import (
    ListRow,
    finding_of,
    looked_at,
    row_json,
    row_of_json,
    rows_of,
)
from inservice_docs.workflow.read_roster import layout_of, read_roster
from inservice_docs.workflow.register import Register

PARTICIPANTS, APPLICANTS, TEACHERS = "participants", "applicants", "teachers"
KEPT = dt.timedelta(days=7)
MOST_ROWS = 5000
_LIST = "list"
_EDITABLE = tuple(Person.model_fields)


@dataclass(frozen=True)
class KeptList:
    """The list as it stands; `remarks` are about the file as a whole."""

    rows: tuple[ListRow, ...]
    file: str = ""
    remarks: tuple[Finding, ...] = ()
    at: dt.datetime | None = field(default=None, compare=False)

    @property
    def ready(self) -> tuple[ListRow, ...]:
        """Return the rows that can be accepted."""
        return tuple(each for each in self.rows if not each.waits)

    @property
    def waiting(self) -> tuple[ListRow, ...]:
        """Return the rows that wait for a correction."""
        return tuple(each for each in self.rows if each.waits)


def keep_list(register: Register, kind: str, number: str, file: Path) -> KeptList:
    """Read a dropped file and keep it; an earlier one of the same study gives way.

    `number` is the plan's, empty for the teachers. Raises UserError for a file that cannot be
    read, lists nobody or far too many.
    """
    register.require(Role.OFFICER, "匯入名單")
    with register.look() as work:
        plan = work.plans.get(number).plan if number else None
    on = plan.dates[0] if plan is not None and plan.dates else None
    if kind == APPLICANTS:
        assert plan is not None
        questions = [each.name for each in plan.signup.extra_fields] if plan.signup else []
        listed = read_sign_ups(file, questions, on, layout_of(register.workspace))
        rows, remarks = rows_of(listed.value, listed.findings)
    else:
        read = read_roster(file, register.workspace, on=on)
        people = [SignUpRow(row, person) for row, person in read.value.numbered()]
        rows, remarks = rows_of(people, read.findings)
    if len(rows) > MOST_ROWS:
        words = f"名單有 {len(rows):,} 列，一次最多 {MOST_ROWS:,} 列。"
        raise UserError(error("list-too-long", words, "分成幾個檔案，逐一匯入。"))
    kept = KeptList(rows, file.name, remarks)
    with register.change() as work:
        return _save(work, register, kind, number, kept)


def kept_list(register: Register, kind: str, number: str = "") -> KeptList | None:
    """Return the list that is kept for a study, None when there is none (any more).

    Lists that are too old are cleared on the way, whoever dropped them.
    """
    with register.look() as work:
        old = work.drafts.expired(f"{_LIST} ", register.at - KEPT)
        kept = _find(work, register, kind, number)
    if not old:
        return kept
    with register.store.transaction(register.actor.name, register.at) as work:
        work.drafts.expire(f"{_LIST} ", register.at - KEPT)
        return _find(work, register, kind, number)


def correct_row(
    register: Register, kind: str, number: str, row: int, typed: Mapping[str, str]
) -> KeptList:
    """Put what was typed in the place of what a row held. Raises UserError for an unknown row."""
    with register.change() as work:
        kept = _require(work, register, kind, number, row)
        rows = tuple(_corrected(each, typed) if each.row == row else each for each in kept.rows)
        return _save(work, register, kind, number, replace(kept, rows=rows))


def settle_row(
    register: Register, kind: str, number: str, row: int, *, take: bool
) -> KeptList | None:
    """Accept a row as it stands in spite of its remarks (`take`), or leave it out for good.

    A row with an error cannot be taken: it keeps waiting. None when no row is left.
    """
    with register.change() as work:
        kept = _require(work, register, kind, number, row)
        if take:
            rows = tuple(
                replace(each, taken=True) if each.row == row else each for each in kept.rows
            )
        else:
            rows = tuple(each for each in kept.rows if each.row != row)
        return _keep_or_forget(work, register, kind, number, replace(kept, rows=rows))


def without_rows(
    register: Register, kind: str, number: str, accepted: Iterable[int]
) -> KeptList | None:
    """Take rows that are in the register now off the kept list; None when no row is left."""
    gone = set(accepted)
    with register.change() as work:
        kept = _find(work, register, kind, number)
        if kept is None:
            return None
        rows = tuple(each for each in kept.rows if each.row not in gone)
        return _keep_or_forget(work, register, kind, number, replace(kept, rows=rows, remarks=()))


def forget_list(register: Register, kind: str, number: str = "") -> None:
    """Give a kept list up."""
    with register.change() as work:
        work.drafts.forget(_subject(kind, number), register.actor.name)


def _corrected(row: ListRow, typed: Mapping[str, str]) -> ListRow:
    values = {name: typed[name] for name in _EDITABLE if name in typed}
    given = {**row.person.model_dump(), **row.unread, **values}
    read = read_record(Person, given, lambda path, key: Place(field=str(path[0])))
    unread = {found.place.field: str(given.get(found.place.field) or "") for found in read.findings}
    return replace(row, person=read.value, unread=unread, taken=False, own=read.findings)


def _subject(kind: str, number: str) -> str:
    return f"{_LIST} {kind} {number}".strip()


def _find(work: Work, register: Register, kind: str, number: str) -> KeptList | None:
    draft = work.drafts.find(_subject(kind, number), register.actor.name)
    if draft is None:
        return None
    held = draft.content
    remarks = tuple(finding_of([*each, ""]) for each in held["remarks"])
    rows = looked_at(tuple(map(row_of_json, held["rows"])))
    return KeptList(rows, held["file"], remarks, draft.saved_at)


def _require(work: Work, register: Register, kind: str, number: str, row: int) -> KeptList:
    kept = _find(work, register, kind, number)
    if kept is None or all(each.row != row for each in kept.rows):
        raise UserError(
            error("list-row-gone", "這一列已經不在待確認的名單裡。", "重新整理這一頁。")
        )
    return kept


def _keep_or_forget(
    work: Work, register: Register, kind: str, number: str, kept: KeptList
) -> KeptList | None:
    if kept.rows:
        return _save(work, register, kind, number, kept)
    work.drafts.forget(_subject(kind, number), register.actor.name)
    return None


def _save(work: Work, register: Register, kind: str, number: str, kept: KeptList) -> KeptList:
    """Keep the list alone: earlier states of it would only be more copies of personal data."""
    login, subject = register.actor.name, _subject(kind, number)
    content: dict[str, Any] = {
        "file": kept.file,
        "remarks": [[each.code, each.severity, each.message, each.fix] for each in kept.remarks],
        "rows": [row_json(each) for each in kept.rows],
    }
    work.drafts.forget(subject, login)
    work.drafts.save(subject, login, content, 0)
    return replace(kept, rows=looked_at(kept.rows), at=register.at)
