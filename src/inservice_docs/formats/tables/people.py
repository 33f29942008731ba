"""Rows under the headings into people: what each cell needs put right, and what is wrong."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import Headings, field_of, match_headings
from inservice_docs.formats.tables.list_remarks import (
    doubled_people,
    skipped_rows,
    starred_positions,
)
from inservice_docs.records.finding import Finding, Outcome, Place, Severity, hint, warning
from inservice_docs.records.person import Person
from inservice_docs.records.reading import read_record
from inservice_docs.taiwan.counties import split_school
from inservice_docs.taiwan.id_numbers import check_id, normalise_id
from inservice_docs.taiwan.masking import mask_id
from inservice_docs.taiwan.text import compact, tidy

_TOTAL = re.compile("(?:合計|總計|小計|共計|總人數|人數合計|人數)(?:$|[:：0-9共計為人])")
_LOST_ZERO = re.compile("[2-9][0-9]{8}")


def read_people(
    grid: Grid, headings: Headings, on: dt.date
) -> Outcome[tuple[tuple[int, Person], ...]]:
    """Return (row of the grid, person) for every person of a list, in its order.

    Empty rows, totals and repeated headings are left out with a hint. A cell that cannot be read
    is left empty, with a warning; wrong hours are an error. `on` is the day whose county names are
    used.
    """
    people: list[tuple[int, Person]] = []
    findings: list[Finding] = []
    skipped: dict[str, list[int]] = {}
    for row in range(headings.row + 1, len(grid.rows)):
        cells = _cells(grid, headings, row)
        reason = _why_skipped(grid, headings, row, cells)
        if reason:
            skipped.setdefault(reason, []).append(row)
            continue
        outcome = _person(grid, headings, row, cells, on)
        people.append((row, outcome.value))
        findings.extend(outcome.findings)
    last = people[-1][0] if people else headings.row
    for reason, rows in skipped.items():
        # The blank end of a sheet is nothing to speak of.
        if told := [row for row in rows if row < last or reason != _EMPTY]:
            findings.append(skipped_rows(grid, reason, told))
    findings.extend(starred_positions(grid, headings, people))
    findings.extend(doubled_people(grid, headings, people))
    return Outcome(tuple(people), tuple(findings))


_EMPTY = "空白列"
_TOTALS = "合計列"
_REPEATED = "重複的標題列"
_REMARKS = "不是學員資料的列"


def _cells(grid: Grid, headings: Headings, row: int) -> dict[str, tuple[int, str]]:
    """Return the filled cells of a row by field, each with its column."""
    cells: dict[str, tuple[int, str]] = {}
    for column, field in headings.columns.items():
        text = tidy(grid.text(row, column))
        if text and field not in cells:
            cells[field] = (column, text)
    return cells


def _why_skipped(
    grid: Grid, headings: Headings, row: int, cells: dict[str, tuple[int, str]]
) -> str:
    if any(_TOTAL.match(compact(cell)) for cell in grid.rows[row]) and "id_number" not in cells:
        return _TOTALS
    if not cells:
        return _EMPTY
    if match_headings(grid, row).columns == headings.columns:
        return _REPEATED
    return _REMARKS if "name" not in cells and len(cells) == 1 else ""


def _person(
    grid: Grid, headings: Headings, row: int, cells: dict[str, tuple[int, str]], on: dt.date
) -> Outcome[Person]:
    findings: list[Finding] = []
    values = {field: text for field, (_, text) in cells.items()}
    columns = {field: column for column, field in reversed(headings.columns.items())}
    columns |= {field: column for field, (column, _) in cells.items()}

    def place_of(path: tuple[str | int, ...], key: bool) -> Place:
        field = str(path[0]) if path else "name"
        column = columns.get(field)
        shown = tidy(grid.text(headings.row, column)) if column is not None else field
        return grid.place(row, column, shown)

    if "name" not in values:
        findings.append(
            warning("name-missing", "這一列沒有姓名。", "補上姓名。", place_of(("name",), False))
        )
    if "position" in values:
        values["position"] = values["position"].rstrip("* ＊")
    if "id_number" in values:
        values["id_number"] = normalise_id(values["id_number"])
        findings.extend(_id_findings(values["id_number"], place_of(("id_number",), False)))
    if "phone" in values and _LOST_ZERO.fullmatch(values["phone"]):
        values["phone"] = f"0{values['phone']}"
        words = "電話開頭的 0 被試算表刪去，已補回。"
        findings.append(hint("phone-zero", words, "核對電話。", place_of(("phone",), False)))
    if "school" in values:
        county, values["school"] = split_school(values["school"], on)
        if county:
            values.setdefault("county", county)
    outcome = read_record(Person, values, place_of)
    return Outcome(outcome.value, (*findings, *(_softened(each) for each in outcome.findings)))


def _softened(finding: Finding) -> Finding:
    """A birth date that cannot be read stops nobody; hours that cannot be read do."""
    hours = field_of(finding.place.field) == "hours"
    return finding if hours else replace(finding, severity=Severity.WARNING)


def _id_findings(number: str, place: Place) -> list[Finding]:
    check = check_id(number)
    masked = mask_id(number)
    if "*" in number:
        words = "身分證字號已遮蔽，不能據以核發時數。"
        return [hint("id-masked", words, "核發時數前補上完整的號碼。", place)]
    if check.valid:
        return [hint("id-doubtful", f"{masked}：{check.reason}", "核對證件。", place)] * bool(
            check.reason
        )
    return [
        warning(
            "id-invalid", f"身分證字號 {masked} 不正確：{check.reason}", "核對證件後更正。", place
        )
    ]
