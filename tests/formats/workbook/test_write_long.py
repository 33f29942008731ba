"""Very long tables: every cell comes back as the text it was."""

from __future__ import annotations

import io

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from inservice_docs.formats.workbook.write import write_workbook
from inservice_docs.formats.workbook.write_long import LONG, write_long
from inservice_docs.records.finding import UserError
from inservice_docs.records.gap import gap
from inservice_docs.records.table import Column, Table

COLUMNS = (Column("a", "姓名", 6), Column("b", "電話", 10, align="center"))
ODD = ("=1+1", "+886", "-", "@x", "_x0041_", "王\n範例", "", " 有空白 ", "0912345678")


def table(rows: int) -> Table:
    """A table of so many rows, the first with odd texts."""
    texts = [(each, f"{at}") for at, each in enumerate(ODD)]
    texts += [(f"王{at}", "04-22921175#301") for at in range(rows - len(ODD))]
    return Table("名單", COLUMNS, tuple(texts), ("說明",))


def test_every_cell_is_the_text_it_was() -> None:
    """Also what looks like a formula; nobody is lost."""
    data = write_long([table(LONG + 1)], ["名單"])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert rows[:3] == [["名單", ""], ["說明", ""], ["姓名", "電話"]]
    assert len(rows) == LONG + 4
    body = [row[0] for row in rows[3 : 3 + len(ODD)]]
    assert body == ["_x005F_x0041_" if each == "_x0041_" else each for each in ODD]
    assert all(cell.data_type != "f" for row in sheet.iter_rows(max_row=20) for cell in row)
    assert sheet.cell(4, 1).quotePrefix
    assert not sheet.cell(15, 1).quotePrefix
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    # Another reader sees the same, the escaped text as it was meant.
    other = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert other[3][0] == "=1+1"
    assert other[-1] == rows[-1]


def test_the_usual_writer_hands_long_tables_over() -> None:
    """The same columns and rows, whichever wrote them; and the same bytes each time."""
    long = write_workbook([table(LONG + 1)], ["名單"])
    assert long == write_long([table(LONG + 1)], ["名單"])
    short = openpyxl.load_workbook(io.BytesIO(write_workbook([table(20)]))).worksheets[0]
    sheet = openpyxl.load_workbook(io.BytesIO(long)).worksheets[0]
    for cell in ("A3", "B5", "A15"):
        for look in ("font", "border", "fill", "alignment", "number_format"):
            assert repr(getattr(sheet[cell], look)) == repr(getattr(short[cell], look))


def test_gaps_and_texts_that_are_too_long() -> None:
    """A gap is spelt out; a text that no cell holds is refused."""
    data = write_long([Table("", COLUMNS, ((gap("姓名"), "1"),))])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet["A2"].value == "（待填：姓名）"
    with pytest.raises(UserError):
        write_long([Table("", COLUMNS, (("x" * 40_000, "1"),))])
