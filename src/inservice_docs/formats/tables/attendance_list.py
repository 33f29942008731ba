"""Who signed in (簽到): a filled-in sign-in workbook, or check-ins with their times as CSV.

A heading says which way a column counts (簽到, 簽退, 刷到 …) and for what: 上午簽到, 9月18日 簽到,
第2場簽退. A cell holds a time, or anything at all that stands for a signature.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import find_headings
from inservice_docs.formats.tables.opening import open_grids
from inservice_docs.formats.tables.people import read_people
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, warning
from inservice_docs.records.person import Person
from inservice_docs.taiwan.dates import parse_date
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.text import compact, half_width, tidy
from inservice_docs.taiwan.times import parse_clock

_IN = re.compile("簽到|刷到|報到|進場|入場|到達|簽名")
_OUT = re.compile("簽退|刷退|離場|離開|退場")
_HALF = re.compile("上午|下午|晚上")
_SESSION = re.compile(r"第(\d{1,2})[場節]|[場節]次?(\d{1,2})")
_DAY = re.compile(r"(\d{1,2})(?:月|[-/])(\d{1,2})日?")
_ABSENT = {
    "缺席",
    "未到",
    "缺",
    "請假",
    "公假",
    "病假",
    "事假",
    "x",
    "×",
    "✗",
    "無",
    "否",
    "n",
    "no",
    "0",
}
_ABSENT |= {"-", "—", "未簽"}
_TIME = re.compile(r"\d.*[:時點]|^\d{3,4}$|^\d{4}[-/]")


@dataclass(frozen=True, slots=True)
class Aim:
    """What a column is for: a session, a day (month, day) or a half of it; empty means any."""

    session: int | None = None
    day: tuple[int, int] | None = None
    half: str = ""


@dataclass(frozen=True)
class SignedRow:
    """What one row says of one person for one aim; times without a day are bare clock times."""

    person: Person = field(repr=False)
    aim: Aim
    present: bool
    arrived: dt.datetime | dt.time | None
    departed: dt.datetime | dt.time | None
    place: Place


def read_attendance(path: Path, on: dt.date | None = None) -> Outcome[tuple[SignedRow, ...]]:
    """Read every visible sheet that has a column of names and one of signatures.

    `on` is the day whose county names are used. Times that cannot be read are a finding and count
    as a signature. Raises UserError for a file that cannot be read, or holds no such list.
    """
    opened = open_grids(path)
    rows: list[SignedRow] = []
    findings: list[Finding] = list(opened.findings)
    lists = 0
    for grid in opened.value:
        columns = _columns(grid)
        if columns:
            lists += 1
            rows.extend(_rows(grid, columns, on or dt.date.max, findings))
    if not lists:
        raise UserError(
            error(
                "attendance-columns-missing",
                "找不到姓名欄與簽到欄。",
                "標題要有「姓名」，以及「簽到」「簽退」「簽名」或「上午簽到」等。",
                Place(file=path.name),
            )
        )
    return Outcome(tuple(rows), tuple(findings))


Columns = dict[Aim, dict[str, int]]


def _columns(grid: Grid) -> Columns:
    """Return the columns of signatures by what they are for: {aim: {in: 4, out: 5}}."""
    headings = find_headings(grid)
    if not headings.has_names:
        return {}
    found: Columns = {}
    for column, text in enumerate(grid.rows[headings.row]):
        heading = compact(half_width(text))
        way = "out" if _OUT.search(heading) else "in" if _IN.search(heading) else ""
        if way:
            found.setdefault(_aim(heading, grid.sheet), {}).setdefault(way, column)
    return found


def _aim(heading: str, sheet: str) -> Aim:
    session, half = _SESSION.search(heading), _HALF.search(heading)
    day = _DAY.search(heading) or _DAY.fullmatch(compact(sheet))
    return Aim(
        int(session.group(1) or session.group(2)) if session else None,
        (int(day.group(1)), int(day.group(2))) if day else None,
        half.group() if half else "",
    )


def _rows(
    grid: Grid, columns: Columns, on: dt.date, findings: list[Finding]
) -> Iterator[SignedRow]:
    headings = find_headings(grid)
    fields = {compact(text): at for at, text in enumerate(grid.rows[headings.row])}
    session_at, day_at = fields.get("場次", fields.get("節次")), fields.get("日期")
    for row, person in read_people(grid, headings, on).value:
        own = _own_aim(grid, row, session_at, day_at)
        for aim, ways in columns.items():
            texts = {way: tidy(grid.text(row, at)) for way, at in ways.items()}
            times: dict[str, dt.datetime | dt.time | None] = {"in": None, "out": None}
            for way, text in texts.items():
                try:
                    times[way] = _time(text)
                except FactError as problem:
                    place = grid.place(row, ways[way])
                    findings.append(
                        warning(
                            "attendance-time", f"{problem.message}當作有簽名。", problem.fix, place
                        )
                    )
            present = any(
                text and compact(text).casefold() not in _ABSENT for text in texts.values()
            )
            target = Aim(own.session or aim.session, own.day or aim.day, aim.half)
            yield SignedRow(person, target, present, times["in"], times["out"], grid.place(row))


def _own_aim(grid: Grid, row: int, session_at: int | None, day_at: int | None) -> Aim:
    session = day = None
    if session_at is not None:
        digits = re.search(r"\d{1,2}", half_width(grid.text(row, session_at)))
        session = int(digits.group()) if digits else None
    if day_at is not None and grid.text(row, day_at).strip():
        try:
            date = parse_date(tidy(grid.text(row, day_at)))
            day = (date.month, date.day)
        except FactError:
            day = None
    return Aim(session, day)


def _time(text: str) -> dt.datetime | dt.time | None:
    """Return the time that a cell holds, None for a signature or nothing. Raises FactError."""
    plain = tidy(half_width(text))
    if not _TIME.search(plain):
        return None
    day, _, clock = plain.partition(" ")
    if clock and re.search(r"\d.*[-/月.]\d", day):
        return dt.datetime.combine(parse_date(day), parse_clock(clock))
    return parse_clock(plain)
