"""The rows of a list on its way into the register (待確認名單): each with what is found in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from inservice_docs.formats.tables.sign_up_list import SignUpRow
from inservice_docs.records.base import field_names
from inservice_docs.records.finding import Finding, Place, Severity, warning
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.person import Person
from inservice_docs.rules.people import (
    LONGEST_NAME,
    Listed,
    doubles,
    gender_remark,
    id_remarks,
    near_names,
    waits,
)
from inservice_docs.workflow.read_roster import row_of

_ALL_ROWS = {"person-twice", "id-twice", "name-near"}
_FIELD_OF_CODE = {
    "id": "id_number",
    "name": "name",
    "person": "name",
    "gender": "gender",
    "date": "birth_date",
    "phone": "phone",
    "hours": "hours",
    "amount": "hours",
    "number": "hours",
}


@dataclass(frozen=True)
class ListRow:
    """One row: the person, and of an applicant what the site's list says beside them.

    `own` is what was found in this row when it was read or typed, `unread` the texts that could
    not be read, by their fields; `found` is all of it with what comes of the other rows.
    """

    row: int
    person: Person = field(repr=False)
    status: ApplicantStatus = ApplicantStatus.WAITING
    applied_at: dt.datetime | None = None
    answers: dict[str, str] = field(default_factory=dict, repr=False)
    own: tuple[Finding, ...] = ()
    unread: dict[str, str] = field(default_factory=dict, repr=False)
    taken: bool = False
    found: tuple[Finding, ...] = ()

    @property
    def waits(self) -> bool:
        """Tell whether the row waits for a correction, or for the clerk's word."""
        wrong = any(each.severity is Severity.ERROR for each in self.found)
        return wrong or not self.person.name or (waits(self.found) and not self.taken)

    @property
    def can_be_taken(self) -> bool:
        """Tell whether the clerk may accept it as it stands."""
        wrong = any(each.severity is Severity.ERROR for each in self.found)
        return bool(self.person.name) and not wrong

    def sign_up(self) -> SignUpRow:
        """Return the row as the verbs for applicants take it."""
        return SignUpRow(self.row, self.person, self.status, self.applied_at, self.answers)

    def of_field(self, name: str) -> tuple[Finding, ...]:
        """Return what is found in one field."""
        return tuple(each for each in self.found if each.place.field == name)

    @property
    def elsewhere(self) -> tuple[Finding, ...]:
        """Return what is found in no field of its own."""
        return tuple(each for each in self.found if each.place.field not in Person.model_fields)


def rows_of(
    listed: Iterable[SignUpRow], findings: Iterable[Finding]
) -> tuple[tuple[ListRow, ...], tuple[Finding, ...]]:
    """Return rows with what was found in each, and what was found in no row."""
    by_row: dict[int, list[Finding]] = {}
    others: list[Finding] = []
    everybody = tuple(listed)
    known = {each.row for each in everybody}
    for found in findings:
        row = row_of(found.place)
        if row not in known:
            others.append(found)
        elif found.code not in _ALL_ROWS:
            by_row.setdefault(row, []).append(found.at(Place(field=_field(found))))
    rows = tuple(
        ListRow(
            each.row,
            each.person,
            each.status,
            each.applied_at,
            each.answers,
            tuple(by_row.get(each.row, ())),
        )
        for each in everybody
    )
    return looked_at(rows), tuple(others)


def looked_at(rows: Sequence[ListRow]) -> tuple[ListRow, ...]:
    """Return rows with all that is found in them, the other rows being what they are now."""
    listed = [Listed(each.row, each.person) for each in rows]

    def place_of(at: int) -> Place:
        return Place(line=rows[at].row, field="name")

    more: dict[int, list[Finding]] = {}
    for found in (*doubles(listed, place_of), *near_names(listed, place_of)):
        row = found.place.line or 0
        name = "id_number" if found.code == "id-twice" else "name"
        more.setdefault(row, []).append(found.at(Place(field=name)))
    return tuple(
        replace(each, found=_once((*each.own, *more.get(each.row, ()), *_of_person(each.person))))
        for each in rows
    )


def _of_person(person: Person) -> list[Finding]:
    found: list[Finding] = []
    if not person.name:
        found.append(warning("name-missing", "沒有姓名。", "補上姓名。", Place(field="name")))
    elif len(person.name) > LONGEST_NAME:
        words = f"姓名有 {len(person.name)} 個字，不像是姓名。"
        found.append(warning("name-too-long", words, "更正姓名。", Place(field="name")))
    if person.id_number:
        found += id_remarks(person.id_number, Place(field="id_number"))
        remark = gender_remark(person.gender, person.id_number, Place(field="gender"))
        found += [remark] if remark else []
    return found


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    kept: dict[tuple[str, str], Finding] = {}
    for found in findings:
        kept.setdefault((found.code, found.place.field), found)
    return tuple(kept.values())


def _field(found: Finding) -> str:
    names = field_names(Person)
    if found.place.field in names:
        return names[found.place.field]
    return _FIELD_OF_CODE.get(found.code.partition("-")[0], "")


def row_json(row: ListRow) -> dict[str, Any]:
    """Return a row as it is kept."""
    return {
        "row": row.row,
        "person": row.person.model_dump(mode="json"),
        "status": str(row.status),
        "applied_at": row.applied_at.isoformat() if row.applied_at else "",
        "answers": row.answers,
        "own": [
            [each.code, str(each.severity), each.message, each.fix, each.place.field]
            for each in row.own
        ],
        "unread": row.unread,
        "taken": row.taken,
    }


def row_of_json(held: dict[str, Any]) -> ListRow:
    """Return a row that was kept."""
    moment = held["applied_at"]
    return ListRow(
        held["row"],
        Person.model_validate(held["person"]),
        ApplicantStatus(held["status"]),
        dt.datetime.fromisoformat(moment) if moment else None,
        held["answers"],
        tuple(map(finding_of, held["own"])),
        held["unread"],
        held["taken"],
    )


def finding_of(held: Sequence[str]) -> Finding:
    """Return a finding that was kept: code, severity, message, fix, field."""
    code, severity, message, fix, name = held
    return Finding(code, Severity(severity), message, fix, Place(field=name))
