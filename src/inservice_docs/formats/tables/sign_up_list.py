"""A list of applicants (報名名單) in the site's columns: figure 13 of the procedure.

Beside the person it has 處理狀態, 報名時間 and the answers to the further questions of sign-up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import Headings
from inservice_docs.formats.tables.own_layout import OwnLayout
from inservice_docs.formats.tables.roster import read_roster_file
from inservice_docs.records.finding import Finding, Outcome, hint, warning
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.person import Person
from inservice_docs.taiwan.dates import parse_date
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.text import compact, half_width, shown, tidy
from inservice_docs.taiwan.times import parse_clock

TAIWAN = dt.timezone(dt.timedelta(hours=8), "Asia/Taipei")
_STATUS, _TIME = "處理狀態", "報名時間"
_STATUSES = {
    **{str(status): status for status in ApplicantStatus},
    "通過": ApplicantStatus.PASSED,
    "已通過": ApplicantStatus.PASSED,
    "審核不通過": ApplicantStatus.REFUSED,
    "未審核": ApplicantStatus.WAITING,
    "": ApplicantStatus.WAITING,
}


@dataclass(frozen=True)
class SignUpRow:
    """One applicant as the list has them; `row` is the row as the file numbers it."""

    row: int
    person: Person = field(repr=False)
    status: ApplicantStatus = ApplicantStatus.WAITING
    applied_at: dt.datetime | None = None
    answers: dict[str, str] = field(default_factory=dict, repr=False)


def read_sign_ups(
    path: Path,
    questions: Iterable[str] = (),
    on: dt.date | None = None,
    layout: OwnLayout | None = None,
) -> Outcome[tuple[SignUpRow, ...]]:
    """Read a list of applicants; `questions` are the further columns asked at sign-up.

    `layout` is a school's own layout of lists. Raises UserError for a file that cannot be read, has
    no column of names, or lists nobody.
    """
    roster = read_roster_file(path, on, layout)
    held = roster.value
    grid, headings = held.grid or Grid((), path.name), held.headings or Headings(-1, {})
    columns = _further_columns(grid, headings, questions)
    findings = [each for each in roster.findings if not _is_known(each, grid, headings, columns)]
    rows = []
    for row, person in zip(held.indexes, held.roster.people, strict=True):
        texts = {name: tidy(grid.text(row, column)) for name, column in columns.items()}
        status = _STATUSES.get(compact(texts.pop(_STATUS, "")))
        if status is None:
            place = grid.place(row, columns[_STATUS], _STATUS)
            words = "處理狀態看不懂，當作待審核。"
            findings.append(
                warning("status-unknown", words, "改為 待審核、審核通過或不通過。", place)
            )
        try:
            applied = applied_at(texts.pop(_TIME, ""))
        except FactError as problem:
            applied, place = None, grid.place(row, columns[_TIME], _TIME)
            findings.append(hint("sign-up-time", problem.message, problem.fix, place))
        answers = {name: text for name, text in texts.items() if text}
        known = status or ApplicantStatus.WAITING
        rows.append(SignUpRow(grid.number(row), person, known, applied, answers))
    return Outcome(tuple(rows), tuple(findings))


def applied_at(text: str) -> dt.datetime | None:
    """Return the moment that 報名時間 states: 2007/5/17 下午 04:48:04. Raises FactError."""
    day, _, clock = tidy(half_width(text)).partition(" ")
    if not day:
        return None
    time = parse_clock(clock) if clock.strip() else dt.time()
    return dt.datetime.combine(parse_date(day), time, TAIWAN)


def _further_columns(grid: Grid, headings: Headings, questions: Iterable[str]) -> dict[str, int]:
    wanted = {compact(name): name for name in (_STATUS, _TIME, *questions)}
    found: dict[str, int] = {}
    if headings.row < 0:
        return found
    for column, text in enumerate(grid.rows[headings.row]):
        name = wanted.get(compact(text))
        if name is not None:
            found.setdefault(name, column)
    return found


def _is_known(found: Finding, grid: Grid, headings: Headings, columns: dict[str, int]) -> bool:
    """Tell whether a remark is about a column that this list does read."""
    if found.code not in {"unknown-column", "doubled-column"}:
        return False
    places = [grid.place(headings.row, column) for column in columns.values()]
    names = [f"「{shown(name)}」" for name in columns]
    return found.place in places or any(name in found.message for name in names)
