"""Workbooks (.xlsx) into grids, one for each visible sheet."""

from __future__ import annotations

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from inservice_docs.formats.tables.grid import Grid, cell_text
from inservice_docs.formats.tables.workbook_guard import guarded
from inservice_docs.records.finding import Place, UserError, error


def open_workbook(data: bytes, file: str) -> tuple[Grid, ...]:
    """Return the visible worksheets of a workbook, first to last.

    Raises UserError for a workbook that is damaged, locked, or out of bounds.
    """
    stream = guarded(data, file)
    try:
        workbook = CalamineWorkbook.from_filelike(stream)
        grids = []
        for sheet in workbook.sheets_metadata:
            if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible:
                cells = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                rows = tuple(tuple(cell_text(value) for value in row) for row in cells)
                grids.append(Grid(rows, file, sheet.name))
        return tuple(grids)
    except BaseException as problem:
        # The reader's own panics are no Exception; anything that stops the program is.
        if isinstance(problem, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        raise UserError(
            error(
                "file-damaged",
                "這個試算表檔已損壞，無法讀取。",
                "用 Excel 開啟後另存成 .xlsx 檔再試。",
                Place(file=file),
            )
        ) from None
