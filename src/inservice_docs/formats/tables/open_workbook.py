"""Workbooks (.xlsx, .xls, .ods) into grids, one for each worksheet."""

from __future__ import annotations

from typing import Any

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from inservice_docs.formats.tables.grid import Grid, cell_text
from inservice_docs.formats.tables.workbook_guard import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    damaged_workbook,
    guarded,
    too_wide,
)
from inservice_docs.formats.tables.workbook_parts import SheetParts
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error


def open_it(data: bytes, file: str, careful: bool) -> Outcome[tuple[Grid, ...]]:
    """Open a workbook; `careful` looks at every cell's place before the reader does."""
    return Outcome(open_workbook(data, file, careful=careful))


def open_workbook(data: bytes, file: str, *, careful: bool = True) -> tuple[Grid, ...]:
    """Return the worksheets of a workbook, first to last, the hidden ones marked.

    Raises UserError for a workbook that is damaged, locked, or out of bounds.
    """
    import io

    parts = SheetParts()
    stream = io.BytesIO(data)
    if data.startswith(b"PK"):
        stream = guarded(data, file, change=parts.take, careful=careful)
    try:
        workbook = CalamineWorkbook.from_filelike(stream)
        return tuple(
            _grid(workbook.get_sheet_by_name(each.name), file, each.visible, parts)
            for each in workbook.sheets_metadata
            if each.typ is SheetTypeEnum.WorkSheet
        )
    except UserError:
        raise
    except PasswordError:
        raise UserError(locked(file)) from None
    except BaseException as problem:
        # The reader's own panics are no Exception; anything that stops the program is.
        if isinstance(problem, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        if "password" in str(problem).lower():
            raise UserError(locked(file)) from None
        raise UserError(damaged_workbook(Place(file=file))) from None


def _grid(sheet: CalamineSheet, file: str, visible: SheetVisibleEnum, parts: SheetParts) -> Grid:
    last_row, last_column = sheet.end or (0, 0)
    height, width = last_row + 1, last_column + 1
    if height > MOST_ROWS or width > MOST_COLUMNS or height * width > MOST_CELLS:
        raise UserError(too_wide(height, width, Place(file=file, sheet=sheet.name)))
    cells = sheet.to_python(skip_empty_area=False)
    rows = tuple([_texts(row) for row in cells])
    return Grid(
        rows,
        file,
        sheet.name,
        hidden=visible is not SheetVisibleEnum.Visible,
        hidden_rows=parts.hidden_rows(sheet.name),
        merged=tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
        or parts.merged(sheet.name),
    )


def _texts(row: list[Any]) -> tuple[str, ...]:
    return tuple([cell if type(cell) is str else cell_text(cell) for cell in row])


def locked(file: str) -> Finding:
    """Return the finding about a workbook that wants a password."""
    return error(
        "file-locked",
        "這個試算表檔有密碼保護，無法讀取。",
        "用 Excel 開啟後取消密碼，另存成 .xlsx 檔再試。",
        Place(file=file),
    )
