"""What there is to say about a list as a whole: rows left out, stars taken away."""

from __future__ import annotations

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import Headings
from inservice_docs.formats.tables.workbook_guard import MOST_ROWS
from inservice_docs.records.finding import Finding, hint


def skipped_rows(grid: Grid, reason: str, rows: list[int]) -> Finding:
    """Say which rows were left out, and why."""
    more = "以上的" if len(rows) >= MOST_ROWS else ""  # of more, only so many are kept
    return hint(
        "rows-skipped",
        f"略過{len(rows)}列{more}{reason}（{_numbers(grid, rows)}）。",
        "其中若有學員，請補上姓名後再匯入。",
        grid.place(rows[0]),
    )


def side_by_side(grid: Grid, headings: Headings, count: int) -> Finding:
    """Say that lists stood beside each other, and that all of them were read."""
    words = f"名單分成左右 {count} 份並排，由左而右讀取。"
    return hint("side-by-side", words, "核對人數；不是名單的部分請刪除。", grid.place(headings.row))


def another_list(grid: Grid, row: int) -> Finding:
    """Say that a list with headings of its own begins below, and that it was read by them."""
    words = f"第{grid.number(row)}列起是另一份名單，欄位不同，依那一列的標題讀取。"
    return hint("another-list", words, "核對人數與欄位；或分成兩個檔案。", grid.place(row))


def starred_positions(grid: Grid, column: int, rows: list[int]) -> Finding:
    """Say once that the star after 實習教師, which exports add, was taken away."""
    words = f"職位類別後面的「*」已略去，共{len(rows)}人（{_numbers(grid, rows)}）。"
    fix = "實習教師是否核發時數，請依規定確認。"
    return hint("position-star", words, fix, grid.place(rows[0], column))


def _numbers(grid: Grid, rows: list[int]) -> str:
    shown = "、".join(str(grid.number(row)) for row in rows[:8])
    return f"第{shown}列" if len(rows) <= 8 else f"第{shown}…列"
