"""Workbooks made safe before they are read."""

from __future__ import annotations

import io
import zipfile

import pytest

from inservice_docs.formats.tables.workbook_guard import MOST_COLUMNS, MOST_ROWS, guarded
from inservice_docs.records.finding import UserError


def packed(sheet: str, *more: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, data in more:
            archive.writestr(name, data)
    return stream.getvalue()


def cells(*references: str) -> str:
    inside = "".join(f'<row r="1"><c r="{each}"><v>1</v></c></row>' for each in references)
    return f"<worksheet><sheetData>{inside}</sheetData></worksheet>"


def refused(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        guarded(data, "a.xlsx")
    return caught.value.findings[0].code


def test_only_the_xml_that_was_looked_at_goes_on() -> None:
    """Pictures and macros are left behind."""
    data = packed(cells("A1"), ("xl/media/a.png", b"x"), ("xl/vbaProject.bin", b"x"))
    with zipfile.ZipFile(guarded(data, "a.xlsx")) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("cell", ["A100000", "SF1", "AN5000", "$A$1"])
def test_lists_of_any_likely_size_pass(cell: str) -> None:
    """Long lists and broad ones are fine."""
    assert guarded(packed(cells("A1", cell)), "a.xlsx").getbuffer().nbytes


@pytest.mark.parametrize(
    "cell", [f"A{MOST_ROWS + 1}", "SG1", "XFD1", "A1048576", "CV30000", "a99999999"]
)
def test_cells_too_far_out_are_refused(cell: str) -> None:
    """By row, by column, and by the room that both together would take."""
    assert refused(packed(cells("A1", cell))) == "workbook-too-wide"


def test_cells_that_do_not_say_where_they_are_are_counted() -> None:
    """A row far down with a cell that has no reference of its own."""
    sheet = '<worksheet><row r="100001"><c><v>1</v></c></row></worksheet>'
    assert refused(packed(sheet)) == "workbook-too-wide"
    many = "<c><v>1</v></c>" * (MOST_COLUMNS + 1)
    sheet = f'<worksheet><row r="1">{many}</row></worksheet>'
    assert refused(packed(sheet)) == "workbook-too-wide"


def test_far_formatting_alone_is_harmless() -> None:
    """Empty cells take no room."""
    sheet = '<worksheet><row r="1048576"><c r="XFD1048576" s="3"/></row></worksheet>'
    assert guarded(packed(sheet), "a.xlsx")


def test_names_that_come_twice_and_too_many_parts() -> None:
    """Two readers might take different ones; and a workbook has not that many."""
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = packed(cells("A1"), ("xl/worksheets/sheet1.xml", b"<worksheet/>"))
    assert refused(twice) == "file-damaged"
    many = packed(cells("A1"), *((f"xl/{number}.xml", b"<a/>") for number in range(600)))
    assert refused(many) == "workbook-too-large"


def test_other_methods_of_packing_are_refused() -> None:
    """Workbooks are deflated or stored."""
    stream = io.BytesIO(packed(cells("A1")))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/styles.xml", b"<styleSheet/>")
    assert refused(stream.getvalue()) == "file-damaged"
