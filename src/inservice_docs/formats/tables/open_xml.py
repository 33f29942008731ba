"""XML lists into a grid: one element a person, fields as elements or attributes; or Excel's XML."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.tree_tables import distinct, line_of, local, parse_xml, words_in
from inservice_docs.records.finding import Outcome

_NAMED_BY = ("name", "欄名", "名稱", "title", "Name", "field")


def open_it(data: bytes, file: str, careful: bool) -> Outcome[tuple[Grid, ...]]:
    """Open an XML file: a grid for each worksheet of Excel's own XML, else one.

    A record's fields are its attributes and its child elements, by their names, or by their `name`
    attribute where they have one. Raises UserError for XML that cannot be read.
    """
    root = parse_xml(data, file)
    encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
    if local(root) == "Workbook":
        return Outcome(tuple(_worksheet(each, file) for each in root if local(each) == "Worksheet"))
    records = _records(root)
    rows = [(_fields(each), line_of(each)) for each in records]
    names = list(dict.fromkeys(name for fields, _ in rows for name in fields))
    cells = [tuple(names), *(tuple(row.get(name, "") for name in names) for row, _ in rows)]
    lines = [rows[0][1] - 1 if rows else 0, *[line for _, line in rows]]
    return Outcome((Grid(tuple(cells), file, "", encoding, distinct(lines)),))


def _records(root: etree._Element) -> list[etree._Element]:
    """Return the elements that come most often beside each other and hold several values."""
    best: tuple[int, list[etree._Element]] = (0, [])
    for parent in root.iter():
        counts = Counter(local(child) for child in parent if local(child))
        for tag, count in counts.items():
            found = [child for child in parent if local(child) == tag]
            holding = sum(bool(len(child) or child.attrib) for child in found[:20])
            if holding * 2 > min(20, count) and count > best[0] and not _is_fields(found):
                best = (count, found)
    return best[1]


def _is_fields(found: list[etree._Element]) -> bool:
    """Tell whether elements are the fields of one record: each has a name, and only text."""
    return all(
        not len(each) and any(key in each.attrib for key in _NAMED_BY) and (each.text or "").strip()
        for each in found[:20]
    )


def _fields(record: etree._Element) -> dict[str, str]:
    fields = {str(key).rpartition("}")[2]: str(text) for key, text in record.attrib.items()}
    for child in record:
        name = next((child.get(key) for key in _NAMED_BY if child.get(key)), None) or local(child)
        if name:
            fields.setdefault(str(name), words_in(child) or str(child.get("value", "")))
    return fields


def _worksheet(sheet: etree._Element, file: str) -> Grid:
    rows: list[tuple[str, ...]] = []
    for row in (each for each in sheet.iter() if local(each) == "Row"):
        rows.extend([()] * min(_number(row, "Index") - 1 - len(rows), 1000))
        cells: list[str] = []
        for cell in (each for each in row if local(each) == "Cell"):
            cells.extend([""] * min(_number(cell, "Index") - 1 - len(cells), 500))
            cells.append(next((words_in(each) for each in cell if local(each) == "Data"), ""))
        rows.append(tuple(cells))
    return Grid(tuple(rows), file, _named(sheet, "Name"))


def _number(element: etree._Element, name: str) -> int:
    word = _named(element, name)
    return int(word) if word.isascii() and word.isdigit() and len(word) < 8 else 0


def _named(element: etree._Element, name: str) -> str:
    return next(
        (str(text) for key, text in element.attrib.items() if str(key).rpartition("}")[2] == name),
        "",
    )
