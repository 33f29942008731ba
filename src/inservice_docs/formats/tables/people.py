"""Rows under the headings into people: what each cell needs put right, and what is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import (
    SCHOOL_CODE,
    Headings,
    match_headings,
)
from inservice_docs.formats.tables.list_remarks import (
    another_list,
    side_by_side,
    skipped_rows,
    starred_positions,
)
from inservice_docs.formats.tables.other_rows import (
    EMPTY,
    REMARKS,
    REPEATED,
    SECTION,
    title_above,
    why_skipped,
)
from inservice_docs.formats.tables.person_remarks import Remarks
from inservice_docs.formats.tables.tidying import filled_down, tidy_rows
from inservice_docs.formats.tables.values import Values, gender_of, plain_name
from inservice_docs.records.finding import Finding, Outcome, Place, warning
from inservice_docs.records.person import Person
from inservice_docs.rules.people import (
    Listed,
    doubles,
    gender_remark,
    id_remarks,
    near_names,
)
from inservice_docs.taiwan.id_numbers import gender_if_valid, normalise_id

FIELDS = (*Person.model_fields, SCHOOL_CODE)
NO_CODES: Mapping[str, str] = MappingProxyType({})

_SHARED = frozenset({"school", "county", "position", "hours", SCHOOL_CODE})
_STARS = "* ＊"
_NAME, _ID = FIELDS.index("name"), FIELDS.index("id_number")


def read_people(
    grid: Grid, headings: Headings, on: dt.date, schools: Mapping[str, str] = NO_CODES
) -> Outcome[tuple[tuple[int, Person], ...]]:
    """Return (row of the grid, person) for every person of a list, in its order.

    Empty rows, totals and repeated headings are left out with a hint. A cell that cannot be read
    is left empty, with a warning; wrong hours are an error. `on` is the day whose county names are
    used; `schools` maps school codes to names. Lists that stand beside each other are read one
    after the other.
    """
    values = Values(on, schools)
    people: list[tuple[int, Person]] = []
    every: list[Remarks] = []
    findings: list[Finding] = []
    beside = list(headings.side_by_side())
    blocks = [*beside]
    while blocks:
        block = blocks.pop(0)
        remarks = Remarks(grid, block, len(people))
        read, below = _read_block(grid, block, values, remarks)
        people += read.value
        findings += [each for each in read.findings if each not in findings]
        every.append(remarks)
        if below is not None and len(beside) == 1:
            blocks.append(below)
    if len(beside) > 1:
        findings.append(side_by_side(grid, headings, len(beside)))
    findings += _doubles(grid, people, every)
    return Outcome(tuple(people), tuple(findings))


def _read_block(
    grid: Grid, headings: Headings, values: Values, remarks: Remarks
) -> tuple[Outcome[list[tuple[int, Person]]], Headings | None]:
    """Read one list; of several beside each other, one of them; of several below, the first.

    Return its people, and the headings of the list that begins below it.
    """
    people: list[tuple[int, Person]] = []
    skipped: dict[str, list[int]] = {}
    start, below = headings.row + 1, None
    titles = frozenset(headings.texts.values())
    pick, phones = _picker(headings)
    shared = filled_down(grid, _columns(headings, _SHARED), start)
    for row, cells, close in tidy_rows(grid, start):
        if row in shared:
            cells = _with_shared(cells, shared[row])
        picked = pick(cells)
        if phones:
            picked = _with_phone(picked, cells, phones)
        name, number = picked[_NAME], picked[_ID]
        if not (name and number and number.isascii()) or name in titles:
            reason = why_skipped(grid, headings, row, cells, picked)
            if reason in (REPEATED, SECTION) and (title := title_above(grid, people, row)):
                skipped.setdefault(REMARKS, []).append(title)
                people.pop()
            if reason == SECTION:
                below = match_headings(grid, row)
                remarks.findings.append(another_list(grid, row))
                break
            if reason:
                skipped.setdefault(reason, []).append(row)
                continue
        if close:
            picked = remarks.closer(row, FIELDS, picked)
        people.append((row, _person(picked, row, values, remarks, remarks.first + len(people))))
    findings = remarks.findings
    last = people[-1][0] if people else headings.row
    for reason, rows in skipped.items():
        # The blank end of a sheet is nothing to speak of.
        if told := [row for row in rows if row < last or reason != EMPTY]:
            findings.append(skipped_rows(grid, reason, told))
    if remarks.starred:
        column = headings.columns_of("position")[0]
        findings.append(starred_positions(grid, column, remarks.starred))
    return Outcome(people, tuple(findings)), below


Picked = tuple[str, ...]


def _picker(headings: Headings) -> tuple[Callable[[Picked], Picked], tuple[int, ...]]:
    """Return what takes the fields out of a row, and the columns of further telephones."""
    first = {name: column for column, name in reversed(headings.columns.items())}
    width = max(headings.columns, default=0) + 1
    get: Callable[[Picked], Picked] = itemgetter(*(first.get(name, width) for name in FIELDS))

    def pick(cells: Picked) -> Picked:
        # One empty cell past the end stands for every field without a column.
        lacking = width + 1 - len(cells)
        return get((*cells[:width], *[""] * lacking) if lacking > 0 else (*cells[:width], ""))

    phones = tuple(column for column, name in headings.columns.items() if name == "phone")
    return pick, phones[1:]


def _columns(headings: Headings, names: frozenset[str]) -> frozenset[int]:
    return frozenset(column for column, name in headings.columns.items() if name in names)


def _with_shared(cells: Picked, shared: Mapping[int, str]) -> Picked:
    """Fill a row that holds anything with what it shares with the rows above."""
    if not any(cells):
        return cells
    width = max(len(cells), *(column + 1 for column in shared))
    full = [*cells, *[""] * (width - len(cells))]
    for column, text in shared.items():
        full[column] = full[column] or text
    return tuple(full)


def _with_phone(picked: Picked, cells: Picked, columns: tuple[int, ...]) -> Picked:
    at = FIELDS.index("phone")
    if picked[at]:
        return picked
    found = next((cells[each] for each in columns if each < len(cells) and cells[each]), "")
    return (*picked[:at], found, *picked[at + 1 :])


def _person(picked: Picked, row: int, values: Values, remarks: Remarks, at: int) -> Person:
    name, number, school, county, position, gender, born, phone, email, hours, code = picked
    findings, place = remarks.findings, remarks.place
    if not name:
        words = "這一列沒有姓名。"
        findings.append(warning("name-missing", words, "補上姓名。", place(row, "name")))
    elif " " in name:
        name = plain_name(name)
    elif name.isdigit():
        findings.append(remarks.doubtful_name(row))
    stated: str = ""
    if number:
        stated = gender_if_valid(number)
        if not stated:
            number = normalise_id(number)
            stated = gender_if_valid(number)
        if not stated:
            findings.extend(id_remarks(number, place(row, "id_number")))
        if gender:
            gender = gender_of(gender)
            if gender != stated:
                remark = gender_remark(gender, number, place(row, "gender"))
                findings.extend([remark] if remark else [])
    elif gender:
        gender = gender_of(gender)
    if not stated:
        remarks.uncertain.append(at)
    if position and (position[-1] in _STARS or position[0] in _STARS):
        position = position.strip(_STARS)
        remarks.starred.append(row)
    where = values.schools.get(school or code) or values.school(school or code)
    if where.unknown:
        findings.append(values.code_remark(place(row, "school" if school else SCHOOL_CODE)))
    day = values.dates.get(born)
    if day is None and born:
        day = values.quick_date(born)
        if day is None:
            day, found = values.date(born, place(row, "birth_date"))
            findings.extend(found)
    amount = values.amounts.get(hours)
    if amount is None and hours:
        amount, found = values.amount(hours, place(row, "hours"))
        findings.extend(found)
    if phone and not values.is_plain_phone(phone):
        phone, found = values.phone(phone, place(row, "phone"))
        findings.extend(found)
    return _made(
        {
            "name": name,
            "id_number": number,
            "school": where.name,
            "county": values.county(county) if county else where.county,
            "position": position,
            "gender": gender,
            "birth_date": day,
            "phone": phone,
            "email": email,
            "hours": amount,
        }
    )


_FIELDS_SET = set(Person.model_fields)
_set = object.__setattr__


def _made(values: dict[str, Any]) -> Person:
    """Return a person of values that are known to be right, as `model_construct` does.

    That would take as long as all checks together, since it looks at every field's defaults.
    """
    person = Person.__new__(Person)
    _set(person, "__dict__", values)
    _set(person, "__pydantic_fields_set__", _FIELDS_SET)
    _set(person, "__pydantic_extra__", None)
    _set(person, "__pydantic_private__", None)
    return person


def _doubles(grid: Grid, people: list[tuple[int, Person]], every: list[Remarks]) -> list[Finding]:
    """Name people who stand in the list twice, or may."""
    doubtful = [at for remarks in every for at in remarks.uncertain]
    if not doubtful and len({each.id_number for _, each in people}) == len(people):
        return []  # everybody's number is valid and their own
    listed = [Listed(grid.number(row), person) for row, person in people]
    uncertain = [people[at][1] for at in doubtful]

    def place_of(at: int) -> Place:
        remarks = next(each for each in reversed(every) if each.first <= at)
        return remarks.place(people[at][0], "name")

    near = near_names(listed, place_of, uncertain) if uncertain else []
    return [*doubles(listed, place_of, uncertain), *near]
