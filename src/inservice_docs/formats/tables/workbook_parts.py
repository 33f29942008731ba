"""What the reader of workbooks does not tell, taken from a workbook's XML on the way to it.

A formula without a value and an error value would come out as empty cells: they are made into
text, so that the clerk learns of them. Hidden rows are noted.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from inservice_docs.formats.tables.open_document_parts import Merged, joined_cells

_SHEET = re.compile(r"xl/(worksheets/[^/]+\.xml)")
_ROW = re.compile(rb"<row\b[^>]*>")
_NUMBER = re.compile(rb'\br="([0-9]{1,7})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_FORMULA = re.compile(
    rb"<c\b([^>]*)><f\b[^>]*?(?:/>|>([^<]*)</f>)(?:<v\s*/>|<v></v>)?</c>"
)  # without a value
_ERROR = re.compile(
    rb'<c\b([^>]*)\bt="e"([^>]*)>(?:<f\b[^>]*?(?:/>|>[^<]*</f>))?<v>([^<]*)</v></c>'
)
_TYPE = re.compile(rb'\st="[^"]*"')
_EMPTY = re.compile(rb'<c\b[^>]*\br="[^>]*/>|<row\b[^>]*\br="[^>]*/>|<row\b[^>]*\br="[^>]*></row>')
_LARGE = 40_000_000
# Searching by pattern is faster than `in` for words as short as these.
_HAS_HIDDEN, _HAS_FORMULA, _HAS_ERROR = (
    re.compile(word) for word in (rb'hidden="', rb"<f", rb't="e"')
)


class SheetParts:
    """The worksheets of one workbook, as their XML goes by."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._rows: dict[str, frozenset[int]] = {}
        self._targets: dict[str, str] = {}
        self._sheets: dict[str, str] = {}
        self._merged: Mapping[str, Merged] = {}

    def take(self, name: str, data: bytes) -> bytes:
        """Look at a part of the workbook; return what the reader is to get in its place."""
        if name == "xl/workbook.xml":
            self._sheets = _pairs(data, b"sheet", b"name", rb"[\w.-]+:id")
        elif name == "xl/_rels/workbook.xml.rels":
            self._targets = _pairs(data, b"Relationship", b"Id", b"Target")
        elif found := _SHEET.fullmatch(name):
            if _HAS_HIDDEN.search(data):
                self._rows[found.group(1)] = frozenset(_hidden(data))
            return readable(data)
        elif name == "content.xml":
            self._merged = joined_cells(data)
        return data

    def merged(self, sheet: str) -> Merged:
        """Return the joined cells of an OpenDocument sheet, which its reader does not tell."""
        return self._merged.get(sheet, ())

    def hidden_rows(self, sheet: str) -> frozenset[int]:
        """Return the rows, from 0, that a sheet does not show."""
        target = self._targets.get(self._sheets.get(sheet, ""), "")
        return self._rows.get(target.removeprefix("/xl/"), frozenset())


def readable(data: bytes) -> bytes:
    """Return a worksheet with its formulas without values and its errors as texts.

    Of a very large one, rows and cells that are merely formatted are left out.
    """
    if len(data) > _LARGE and data.count(b"/>") * 10 > data.count(b"</c>"):
        data = _EMPTY.sub(b"", _EMPTY.sub(b"", data))
    if _HAS_FORMULA.search(data):
        data = _FORMULA.sub(lambda it: _text(it[1], b"=" + (it[2] or b"")), data)
    if _HAS_ERROR.search(data):
        data = _ERROR.sub(lambda it: _text(it[1] + it[2], it[3]), data)
    return data


def _text(attributes: bytes, words: bytes) -> bytes:
    plain = _TYPE.sub(b"", attributes).rstrip()
    return b'<c%b t="inlineStr"><is><t>%b</t></is></c>' % (plain, words)


def _hidden(data: bytes) -> list[int]:
    rows = []
    for found in _ROW.finditer(data):
        number = _NUMBER.search(found.group())
        if number and _HIDDEN.search(found.group()):
            rows.append(int(number.group(1)) - 1)
    return rows


def _pairs(data: bytes, tag: bytes, key: bytes, value: bytes) -> dict[str, str]:
    """Return two attributes of every element of a name."""
    pairs = {}
    for found in re.finditer(rb"<(?:[\w.-]+:)?%b\s([^>]*)>" % tag, data):
        one = re.search(rb'(?:^|\s)%b="([^"]*)"' % key, found.group(1))
        two = re.search(rb'(?:^|\s)%b="([^"]*)"' % value, found.group(1))
        if one and two:
            pairs[_plain(one.group(1))] = _plain(two.group(1))
    return pairs


def _plain(word: bytes) -> str:
    return html.unescape(word.decode("utf-8", "replace"))
