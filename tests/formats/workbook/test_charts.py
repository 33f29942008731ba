"""Workbooks with charts: numbers are numbers, texts are text, LibreOffice opens them."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pypdf
import pytest

from inservice_docs.formats.pdf.libreoffice import convert
from inservice_docs.formats.workbook.charts import NumberTable, write_charts

TABLE = NumberTable(
    name="依服務學校",
    title="115學年度研習時數統計：依服務學校",
    notes=("統計日期：2026-09-18",),
    headings=("服務學校", "參加人次", "核發時數"),
    rows=(("=cmd|' /C calc'!A0", (12, 30.5)), ("乙國中", (3, 4.0))),
    total=("合計", (15, 34.5)),
    charted=1,
)


def test_numbers_are_numbers_and_texts_are_text() -> None:
    """A school whose name begins like a formula stays a name; no cell is a formula."""
    book = openpyxl.load_workbook(io.BytesIO(write_charts([TABLE, TABLE])))
    assert book.sheetnames == ["依服務學校", "依服務學校 (2)"]
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows == [
        ["服務學校", "參加人次", "核發時數"],
        ["=cmd|' /C calc'!A0", 12, 30.5],
        ["乙國中", 3, 4],
        ["合計", 15, 34.5],
    ]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_chart_shows_the_rows_without_the_total() -> None:
    """The column that was asked for, at most twenty rows; none without rows."""
    many = NumberTable(
        "a", "b", (), ("甲", "乙"), tuple((f"校{n}", (n,)) for n in range(1, 41)), ("計", (0,)), 0
    )
    for table, ends in ((TABLE, "'依服務學校'!$C$4:$C$5"), (many, "'a'!$B$3:$B$22")):
        with zipfile.ZipFile(io.BytesIO(write_charts([table]))) as archive:
            chart = archive.read("xl/charts/chart1.xml").decode()
        assert ends in chart
    empty = NumberTable("a", "b", (), ("甲", "乙"), (), ("計", (0,)), 0)
    with zipfile.ZipFile(io.BytesIO(write_charts([empty]))) as archive:
        assert not any("chart" in name for name in archive.namelist())


def test_the_same_bytes_for_the_same_tables() -> None:
    """So that a file made again is the same file."""
    assert write_charts([TABLE]) == write_charts([TABLE])


@pytest.mark.system
def test_libreoffice_opens_it() -> None:
    """It prints table and chart: both hold the name of the school."""
    made = convert({"a.xlsx": write_charts([TABLE])}, "pdf")
    pages = pypdf.PdfReader(io.BytesIO(made.value["a.pdf"])).pages
    text = "".join(page.extract_text() for page in pages)
    assert text.count("乙國中") == 2
    assert "34.5" in text
