"""What there is to say about a list as a whole: rows left out, stars taken away, people twice."""

from __future__ import annotations

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import Headings
from inservice_docs.records.finding import Finding, hint, warning
from inservice_docs.records.person import Person

Listed = list[tuple[int, Person]]
"""People, each with the row of the grid that it stands in."""


def skipped_rows(grid: Grid, reason: str, rows: list[int]) -> Finding:
    """Say which rows were left out, and why."""
    return hint(
        "rows-skipped",
        f"略過{len(rows)}列{reason}（{_numbers(grid, rows)}）。",
        "其中若有學員，請補上姓名後再匯入。",
        grid.place(rows[0]),
    )


def starred_positions(grid: Grid, headings: Headings, people: Listed) -> list[Finding]:
    """Say once that the star after 實習教師, which exports add, was taken away."""
    columns = [column for column, field in headings.columns.items() if field == "position"]
    cells = [(row, grid.text(row, column).strip()) for row, _ in people for column in columns]
    rows = [row for row, text in cells if text.endswith(("*", "＊"))]
    if not rows:
        return []
    words = f"職位類別後面的「*」已略去，共{len(rows)}人（{_numbers(grid, rows)}）。"
    fix = "實習教師是否核發時數，請依規定確認。"
    return [hint("position-star", words, fix, grid.place(rows[0], columns[0]))]


def doubled_people(grid: Grid, headings: Headings, people: Listed) -> list[Finding]:
    """Name people who stand in the list twice: by ID number, or by school and name without one."""
    column = next(column for column, field in headings.columns.items() if field == "name")
    first: dict[tuple[str, ...], int] = {}
    findings = []
    for row, person in people:
        known = person.id_number and "*" not in person.id_number
        key = (person.id_number,) if known else (person.name, person.county, person.school)
        if not person.name and not known:
            continue
        if key in first:
            words = f"與第{grid.number(first[key])}列是同一人。"
            place = grid.place(row, column)
            findings.append(warning("person-twice", words, "刪除其中一列。", place))
        else:
            first[key] = row
    return findings


def _numbers(grid: Grid, rows: list[int]) -> str:
    shown = "、".join(str(grid.number(row)) for row in rows[:8])
    return f"第{shown}列" if len(rows) <= 8 else f"第{shown}…列"
