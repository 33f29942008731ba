"""A Word template's table fitted to the columns (欄位) that a list has, and to their widths.

A template holds one prototype: a heading cell `{{ 欄名 }}` over a body cell `{{ 格 }}`, in a table
of one column. Every chosen column gets a copy of both; all other rows of that table span them all.
The result is an ordinary template, prepared once and rendered many times.
"""

from __future__ import annotations

import copy
import io
import re
import zlib
from collections.abc import Sequence
from itertools import pairwise
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from inservice_docs.records.table import Column

HEADING, CELL = "欄名", "格"
ROW = "列"
"""The names in a prototype; a template's row loop calls each row 列."""

_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\{\{\s*(欄名|格)\s*\}\}")
_WIDER_THAN_PORTRAIT = 46.0
_MOST_UNPACKED = 60_000_000
_DATE = (1980, 1, 1, 0, 0, 0)


def fit_columns(template: bytes, columns: Sequence[Column]) -> bytes:
    """Return a template whose prototype table has these columns, over the width of its page.

    A table wider than a standing page lies on its side. What holds no prototype, or cannot be read
    as a Word file, comes back as it is: preparing the template says what is wrong with it.
    """
    try:
        with ZipFile(io.BytesIO(template)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED:
                return template
            parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
        document = etree.fromstring(dict(parts)[_DOCUMENT], _parser())
    except (BadZipFile, zlib.error, KeyError, etree.XMLSyntaxError, RuntimeError, ValueError):
        return template
    tables = [table for table in document.iter(f"{_W}tbl") if _is_prototype(table)]
    if not tables or not columns:
        return template
    if sum(column.width for column in columns) > _WIDER_THAN_PORTRAIT:
        _lay_down(document)
    room = _text_width(document)
    for table in tables:
        _fit(table, columns, room)
    xml = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _packed([(each, xml if each == _DOCUMENT else data) for each, data in parts])


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _is_prototype(table: etree._Element) -> bool:
    return bool(_TAG.search(_text(table)))


def _fit(table: etree._Element, columns: Sequence[Column], room: int) -> None:
    widths = _shares([column.width for column in columns], room)
    grid = table.find(f"{_W}tblGrid")
    if grid is not None:
        grid[:] = []
        for width in widths:
            etree.SubElement(grid, f"{_W}gridCol").set(f"{_W}w", str(width))
    total = table.find(f"{_W}tblPr/{_W}tblW")
    if total is not None:
        total.set(f"{_W}w", str(sum(widths)))
        total.set(f"{_W}type", "dxa")
    for row in table.findall(f"{_W}tr"):
        cells = row.findall(f"{_W}tc")
        if _TAG.search(_text(row)) and cells:
            _repeat(row, cells[0], columns, widths)
        elif cells:
            _span(cells[0], len(widths), sum(widths))


def _repeat(
    row: etree._Element, cell: etree._Element, columns: Sequence[Column], widths: Sequence[int]
) -> None:
    """Put a copy of the prototype cell for each column in its place."""
    place = row.index(cell)
    row.remove(cell)
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        made = copy.deepcopy(cell)
        _set_width(made, width)
        heading = _fill(made, number)
        if not heading:
            for paragraph in made.iter(f"{_W}p"):
                _align(paragraph, column.align)
        row.insert(place + number, made)


def _fill(cell: etree._Element, number: int) -> bool:
    """Turn the prototype's tag into that of a column; tell whether it was the heading's."""
    for paragraph in cell.iter(f"{_W}p"):
        texts = list(paragraph.iter(f"{_W}t"))
        whole = "".join(text.text or "" for text in texts)
        found = _TAG.search(whole)
        if found:
            source = HEADING if found.group(1) == HEADING else ROW
            # Word may cut a tag into several runs: the first takes it whole.
            texts[0].text = _TAG.sub(f"{{{{ {source}[{number}] }}}}", whole)
            for other in texts[1:]:
                other.text = ""
            return source == HEADING
    return False


def _set_width(cell: etree._Element, width: int) -> None:
    properties = cell.find(f"{_W}tcPr")
    if properties is None:
        properties = etree.Element(f"{_W}tcPr")
        cell.insert(0, properties)
    wide = properties.find(f"{_W}tcW")
    if wide is None:
        wide = etree.Element(f"{_W}tcW")
        properties.insert(0, wide)
    wide.set(f"{_W}w", str(width))
    wide.set(f"{_W}type", "dxa")


def _span(cell: etree._Element, count: int, width: int) -> None:
    _set_width(cell, width)
    properties = cell.find(f"{_W}tcPr")
    if properties is None:
        return
    for old in properties.findall(f"{_W}gridSpan"):
        properties.remove(old)
    span = etree.Element(f"{_W}gridSpan")
    span.set(f"{_W}val", str(count))
    properties.insert(1, span)


def _align(paragraph: etree._Element, align: str) -> None:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        properties = etree.Element(f"{_W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{_W}jc"):
        properties.remove(old)
    # w:jc stands before these in the order that the format asks for.
    after = [
        child
        for child in properties
        if etree.QName(child).localname in {"outlineLvl", "rPr", "sectPr", "pPrChange"}
    ]
    made = etree.Element(f"{_W}jc")
    made.set(f"{_W}val", align)
    properties.insert(properties.index(after[0]) if after else len(properties), made)


def _shares(widths: Sequence[float], room: int) -> list[int]:
    """Return widths in twentieths of a point that fill the room exactly."""
    total = sum(widths)
    edges = [0, *(round(room * sum(widths[: at + 1]) / total) for at in range(len(widths)))]
    return [after - before for before, after in pairwise(edges)]


def _text_width(document: etree._Element) -> int:
    size, margin = document.find(f".//{_W}pgSz"), document.find(f".//{_W}pgMar")
    if size is None or margin is None:
        return 9638
    sides = (int(margin.get(f"{_W}{side}", "0")) for side in ("left", "right"))
    return int(size.get(f"{_W}w", "11906")) - sum(sides)


def _lay_down(document: etree._Element) -> None:
    for size in document.iter(f"{_W}pgSz"):
        wide, high = size.get(f"{_W}w", "11906"), size.get(f"{_W}h", "16838")
        if int(wide) < int(high):
            size.set(f"{_W}w", high)
            size.set(f"{_W}h", wide)
            size.set(f"{_W}orient", "landscape")


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t"))


def _packed(parts: Sequence[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(ZipInfo(name, _DATE), data, ZIP_DEFLATED)
    return stream.getvalue()
