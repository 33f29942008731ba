"""The hours-upload file in its formats."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from inservice_docs.formats.hours_file import transfer_text, write_hours
from inservice_docs.formats.upload_layout import UploadColumn, UploadLayout
from inservice_docs.records.finding import UserError

ROWS = [["A123456789", "3"], ["F812345676", "1.5"]]


def test_a_workbook_has_headings_and_texts() -> None:
    """The heading in the first row, and IDs as text."""
    data = write_hours("xlsx", ROWS, UploadLayout())
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("時數")
    assert sheet.to_python() == [["身分證字號", "時數"], *ROWS]


def test_a_csv_keeps_formulas_asleep() -> None:
    """In the encoding of the layout; a character that it lacks is said."""
    layout = UploadLayout(columns=(UploadColumn(heading="姓名", content="姓名"),))
    data = write_hours("csv", [["=1+1"], ["王範例"]], layout)
    assert data.decode("utf-8-sig") == "姓名\r\n'=1+1\r\n王範例\r\n"
    narrow = layout.model_copy(update={"encoding": "cp950"})
    assert write_hours("csv", [["王"]], narrow) == "姓名\r\n王\r\n".encode("cp950")
    with pytest.raises(UserError):
        write_hours("csv", [["𠮷"]], narrow)


def test_xml_takes_its_names_from_the_layout() -> None:
    """Headings become element names, whatever they hold."""
    layout = UploadLayout(
        columns=(UploadColumn(heading="研習時數 / 學分數"), UploadColumn(heading="1號"))
    )
    root = etree.fromstring(write_hours("xml", [["3", "<&>"]], layout))
    assert (root.tag, root[0].tag) == ("研習時數", "學員")
    assert [(each.tag, each.text) for each in root[0]] == [
        ("研習時數_學分數", "3"),
        ("_1號", "<&>"),
    ]


def test_the_text_of_the_machine_transfer() -> None:
    """身分證字號-時數, joined by commas."""
    assert transfer_text([("A123456789", "3"), ("F812345676", "1.5")]) == (
        "A123456789-3,F812345676-1.5"
    )
