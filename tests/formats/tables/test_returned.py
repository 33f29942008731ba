"""Lists given back for correction."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from tests.formats.tables.lists import text

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.returned import SUMMARY, returned_workbook
from inservice_docs.formats.tables.roster import read_roster_file


def returned(path: Path) -> Any:
    outcome = read_roster_file(path)
    assert outcome.value.grid is not None
    data = returned_workbook(path.read_bytes(), outcome.value.grid, outcome.findings)
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_workbook_keeps_its_looks(tmp_path: Path) -> None:
    """Fonts, other sheets and notes stay; formulas are there no longer."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名單"
    sheet.append(["姓名", "身分證字號", "學校"])
    sheet.append(["王範例", "A123456788", '=HYPERLINK("http://x")'])
    sheet["A2"].font = Font(bold=True)
    book.create_sheet("說明")["A1"] = "=1+1"
    book.save(tmp_path / "a.xlsx")
    made = returned(tmp_path / "a.xlsx")
    assert made.sheetnames == ["名單", "說明", SUMMARY]
    page = made["名單"]
    assert page["A2"].font.bold
    assert "檢查碼" in page["B2"].comment.text
    assert page["B2"].fill.fgColor.rgb.endswith("FFEB9C")
    assert (page["C2"].data_type, page["C2"].quotePrefix) == ("s", True)
    assert all(cell.data_type != "f" for each in made for row in each.rows for cell in row)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_text_comes_to_life(tmp_path: Path, sign: str) -> None:
    """Whatever a cell begins with stays text."""
    page = returned(text(tmp_path / "a.csv", ("姓名", "學校"), (f"{sign}cmd", "甲國小")))
    cell = page.worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (f"{sign}cmd", "s", True)


def test_every_finding_is_listed(tmp_path: Path) -> None:
    """With its row, so that a printed list is enough to go by."""
    path = text(tmp_path / "a.csv", ("姓名", "時數"), ("王範例", "很多"), ("李範二", "3"))
    page = returned(path)[SUMMARY]
    assert [cell.value for cell in page[2]][:3] == ["2", "時數", "錯誤"]


def test_texts_that_a_workbook_cannot_hold(tmp_path: Path) -> None:
    """Are cut or marked; the file is made all the same."""
    grid = Grid((("姓名",), ("甲" * 40_000,), ("乙\x02",)), "a.csv", "", "utf-8", (1, 2, 3))
    book = openpyxl.load_workbook(io.BytesIO(returned_workbook(b"x", grid, ())))
    assert len(book.worksheets[0]["A2"].value) == 32_767
    assert book.worksheets[0]["A3"].value == "乙\ufffd"
