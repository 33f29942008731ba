"""The hours-upload file (時數上傳檔): one table as xlsx, CSV, XML, or the machine-transfer text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from inservice_docs.formats.csv_cells import csv_text
from inservice_docs.formats.upload_layout import UploadLayout
from inservice_docs.formats.workbook.write import write_workbook
from inservice_docs.records.finding import UserError, error
from inservice_docs.records.table import Column, Table

KINDS = ("xlsx", "csv", "xml", "txt")


def write_hours(kind: str, rows: Sequence[Sequence[str]], layout: UploadLayout) -> bytes:
    """Return rows, cells in the order of the layout's columns, as a file of a kind but txt."""
    headings = [column.heading for column in layout.columns]
    match kind:
        case "xlsx":
            columns = tuple(Column(str(at), text, 10) for at, text in enumerate(headings))
            table = Table("", columns, tuple(tuple(row) for row in rows))
            return write_workbook([table], [layout.sheet], title=layout.sheet)
        case "csv":
            return _csv([headings, *rows], layout.encoding)
        case _:
            return _xml(headings, rows, layout)


def transfer_text(hours: Iterable[tuple[str, str]]) -> str:
    """Return the text field of the machine transfer (2009-2012): 身分證字號-時數,身分…."""
    return ",".join(f"{number}-{amount}" for number, amount in hours)


def _csv(rows: Iterable[Sequence[str]], encoding: str) -> bytes:
    try:
        return csv_text(rows).encode(encoding)
    except UnicodeEncodeError:
        raise UserError(
            error(
                "upload-unencodable",
                f"名單裡有 {encoding} 沒有的字，無法以這個編碼寫出。",
                "格式檔的「編碼」改為 utf-8-sig，或不要寫出姓名與學校。",
            )
        ) from None


def _xml(headings: Sequence[str], rows: Sequence[Sequence[str]], layout: UploadLayout) -> bytes:
    root = etree.Element(_name(layout.root))
    for row in rows:
        element = etree.SubElement(root, _name(layout.row))
        for heading, cell in zip(headings, row, strict=True):
            etree.SubElement(element, _name(heading)).text = cell
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _name(heading: str) -> str:
    """Return a heading as an element's name: 研習時數 / 學分數 becomes 研習時數_學分數."""
    name = re.sub(r"[^\w.-]+", "_", heading).strip("_") or "欄"
    return name if re.match(r"[^\W\d]", name) else f"_{name}"
