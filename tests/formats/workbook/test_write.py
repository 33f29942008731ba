"""Tables as workbooks: printable, deterministic, and never a live formula."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from inservice_docs.formats.workbook.write import write_workbook
from inservice_docs.records.finding import UserError
from inservice_docs.records.gap import gap
from inservice_docs.records.table import Column, Table

COLUMNS = (
    Column("number", "編號", 3, align="center"),
    Column("school", "服務單位", 12),
    Column("sign", "簽名", 8, sign=True),
)


def table(*rows: tuple[str, str, str], title: str = "簽到表", notes: tuple[str, ...] = ()) -> Table:
    return Table(title, COLUMNS, rows, notes)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_same_table_gives_the_same_bytes() -> None:
    """Two writings differ in nothing, not even in a date."""
    one = table(("1", "甲校", ""))
    assert write_workbook([one]) == write_workbook([one])


def test_dates_are_fixed() -> None:
    """Neither the archive nor the properties carry the clock."""
    data = write_workbook([table()])
    with ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+886-4-22921175",
        "-1",
        "@SUM(A1)",
        "#N/A",
        "0912345678",
        "_x0041_",
        "甲 & 乙 <丙>",
        '"引號"',
        "甲\t乙",
        "第一行\n第二行",
        " 前後空白 ",
        "堃喆峯綉𠮷",
    ],
)
def test_text_comes_out_as_it_went_in(tmp_path: Path, text: str) -> None:
    """Whatever a text looks like, two readers give back the same text, and no cell is a formula."""
    data = write_workbook([table(("1", text, ""))])
    with ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    path = tmp_path / "一.xlsx"
    path.write_bytes(data)
    assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[2][1] == text
    if not text.startswith("_x"):  # openpyxl does not read the escape that the standard asks for
        assert opened(data).worksheets[0]["B3"].value == text


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a"])
def test_dangerous_beginnings_stay_text_when_edited(text: str) -> None:
    """The cell is marked as text, so that pressing Enter in Excel does not make a formula."""
    sheet = opened(write_workbook([table(("1", text, ""))])).worksheets[0]
    assert sheet["B3"].quotePrefix
    assert not sheet["A3"].quotePrefix


def test_a_gap_is_red_and_in_words() -> None:
    """A missing fact shows as （待填：…） in red."""
    sheet = opened(write_workbook([table(("1", gap("服務單位"), ""))])).worksheets[0]
    assert sheet["B3"].value == "（待填：服務單位）"
    assert sheet["B3"].font.color.rgb == "00C00000"
    assert sheet["A3"].font.color is None


def test_page_is_ready_to_print() -> None:
    """A4, one page wide, title and heading on every page, numbered pages, 標楷體 everywhere."""
    sheet = opened(
        write_workbook([table(("1", "甲校", ""), notes=("日期：115年9月18日",))])
    ).worksheets[0]
    assert sheet.page_setup.paperSize == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.freeze_panes == "A4"
    assert "&P" in sheet.oddFooter.center.text
    assert "&N" in sheet.oddFooter.center.text
    assert {cell.font.name for row in sheet["A1:C4"] for cell in row if cell.value} == {"標楷體"}
    assert sheet.row_dimensions[4].height >= 30, "room for a signature"


def test_wide_tables_lie_on_their_side() -> None:
    """A table wider than a standing page is printed on a lying one."""
    wide = Table("名單", tuple(Column(str(at), str(at), 10) for at in range(6)), ())
    assert opened(write_workbook([wide])).worksheets[0].page_setup.orientation == "landscape"
    assert opened(write_workbook([table()])).worksheets[0].page_setup.orientation == "portrait"


def test_long_texts_get_the_height_they_need() -> None:
    """A row grows with its longest cell, since spreadsheets do not do so for merged cells."""
    sheet = opened(
        write_workbook([table(("1", "很長的校名" * 12, ""), ("2", "甲", ""))])
    ).worksheets[0]
    assert sheet.row_dimensions[3].height > 2 * sheet.row_dimensions[4].height


def test_sheet_names_are_allowed_and_unique() -> None:
    """Forbidden characters go, long names are cut, doubled ones are numbered."""
    names = ["9/18 [上午]", "9/18 [上午]", "長" * 40, "長" * 40, ""]
    data = write_workbook([table(title="")] * 5, names)
    found = opened(data).sheetnames
    assert found == ["9 18  上午", "9 18  上午 (2)", "長" * 31, "長" * 27 + " (2)", "工作表"]


def test_a_text_too_long_for_a_cell_is_refused() -> None:
    """Nothing is cut off silently: the cell is named."""
    with pytest.raises(UserError, match="32,767") as caught:
        write_workbook([table(("1", "長" * 32_768, ""))])
    assert caught.value.findings[0].place.cell == "B3"


def test_properties_name_title_and_author() -> None:
    """The file's own title and author are set, never a library's name."""
    data = write_workbook([table()], title="名單", author="範例高中")
    properties = opened(data).properties
    assert (properties.title, properties.creator) == ("名單", "範例高中")
