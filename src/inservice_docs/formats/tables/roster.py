"""A list of people that somebody hands in (研習名單) into a roster."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import Headings, find_headings
from inservice_docs.formats.tables.opening import open_grids
from inservice_docs.formats.tables.people import read_people
from inservice_docs.records.base import label_of
from inservice_docs.records.finding import (
    Finding,
    Outcome,
    Place,
    UserError,
    error,
    hint,
    warning,
)
from inservice_docs.records.person import Person, Roster
from inservice_docs.taiwan.text import shown, tidy


@dataclass(frozen=True, slots=True)
class RosterFile:
    """What a file held: the roster, the row of each person as the file numbers it, the headings.

    `columns` maps each heading as written to the field's Chinese name, or to "" when it was not
    recognised; `encoding` is that of a text file.
    """

    roster: Roster
    rows: tuple[int, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    encoding: str = ""


def read_roster(path: Path, on: dt.date | None = None) -> Outcome[Roster]:
    """Read a list of people from an .xlsx or a CSV file; see `read_roster_file`."""
    outcome = read_roster_file(path, on)
    return Outcome(outcome.value.roster, outcome.findings)


def read_roster_file(path: Path, on: dt.date | None = None) -> Outcome[RosterFile]:
    """Read a list of people in the columns of 研習名單匯出, or with other headings in use.

    `on` is the day whose county names are used (the day of the study); without one, today's names.
    Every mistake is a finding with file, row and column; cells that cannot be read stay empty.
    Raises UserError for a file that cannot be read, has no column of names, or lists nobody.
    """
    file = path.name
    opened = open_grids(path)
    grid, headings = _the_list(opened.value, file)
    people = read_people(grid, headings, on or dt.date.max)
    if not people.value:
        raise UserError(
            error("roster-empty", "名單裡沒有任何學員。", "在標題列下方逐列填入學員。",
                  grid.place(headings.row))
        )  # fmt: skip
    findings = (
        *opened.findings,
        *_other_sheets(opened.value, grid),
        *_headings_findings(grid, headings),
        *people.findings,
    )
    roster = Roster(people=tuple(person for _, person in people.value))
    rows = tuple(grid.number(row) for row, _ in people.value)
    columns = _columns(grid, headings)
    return Outcome(RosterFile(roster, rows, columns, grid.sheet, grid.encoding), findings)


def _the_list(grids: tuple[Grid, ...], file: str) -> tuple[Grid, Headings]:
    """Return the first sheet with a column of names; without one, say which headings there are."""
    best: tuple[Grid, Headings] | None = None
    for grid in grids:
        headings = find_headings(grid)
        if headings.has_names:
            return grid, headings
        if any(grid.rows) and (best is None or len(headings.columns) > len(best[1].columns)):
            best = (grid, headings)
    if best is None or not any(any(row) for row in best[0].rows):
        raise UserError(
            error("roster-empty", "名單檔裡沒有資料。", "檢查是否選錯檔案。", Place(file=file))
        )
    grid, headings = best
    row = headings.row if headings.columns else _fullest(grid)
    found = "、".join(f"「{shown(cell)}」" for cell in grid.rows[row] if cell.strip())
    raise UserError(
        error(
            "no-name-column",
            f"找不到「教師姓名」或「姓名」欄；找到的標題是：{found[:200]}。",
            "在第一列寫上標題，例如 服務學校、職位類別、教師姓名、身分證字號。",
            grid.place(row),
        )
    )


def _fullest(grid: Grid) -> int:
    counts = [sum(bool(cell.strip()) for cell in row) for row in grid.rows[:10]]
    return counts.index(max(counts))


def _other_sheets(grids: tuple[Grid, ...], used: Grid) -> list[Finding]:
    """Name the sheets that hold a list as well but were not read."""
    others = [grid for grid in grids if grid is not used and find_headings(grid).has_names]
    if not others:
        return []
    names = "、".join(f"「{grid.sheet}」" for grid in others)
    words = f"只讀取工作表「{used.sheet}」；{names}也有名單，沒有讀取。"
    return [hint("other-sheets", words, "要一起讀取時，先合併到同一張工作表。", used.place(0))]


def _headings_findings(grid: Grid, headings: Headings) -> list[Finding]:
    findings = []
    for column in headings.unknown:
        name = shown(grid.text(headings.row, column))
        place = grid.place(headings.row, column)
        findings.append(
            hint("unknown-column", f"不認得欄位「{name}」，沒有讀取。", "不需要時不必理會。", place)
        )
    for column in headings.doubled:
        name = shown(grid.text(headings.row, column))
        place = grid.place(headings.row, column)
        words = f"欄位「{name}」與前面的欄位意思相同，只讀取前面的。"
        findings.append(warning("doubled-column", words, "刪除其中一欄。", place))
    return findings


def _columns(grid: Grid, headings: Headings) -> dict[str, str]:
    return {
        tidy(text): label_of(Person, headings.columns[column]) if column in headings.columns else ""
        for column, text in enumerate(grid.rows[headings.row])
        if text.strip()
    }
