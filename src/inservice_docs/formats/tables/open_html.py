"""Web pages into grids, one for each table: many sites' "Excel" exports are pages under .xls."""

from __future__ import annotations

import re

from lxml import etree, html

from inservice_docs.formats.tables.decoding import decode_list
from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.tree_tables import broken, distinct, line_of, local, words_in
from inservice_docs.records.finding import Outcome, UserError

_SPACE = re.compile(r"\s+")
_MOST_SPAN = 100


def open_it(data: bytes, file: str, careful: bool) -> Outcome[tuple[Grid, ...]]:
    """Open a page. Raises UserError for one that cannot be read or has no table."""
    read = decode_list(data, file)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(read.text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        raise UserError(broken("網頁", file, None)) from None
    tables = [table for table in root.iter("table") if not table.xpath(".//table")]
    if not tables:
        raise UserError(broken("網頁", file, None))
    grids = [_grid(table, file, read.encoding) for table in tables]
    return Outcome(tuple(grids), read.findings)


def _grid(table: etree._Element, file: str, encoding: str) -> Grid:
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    merged: list[tuple[int, ...]] = []
    carried: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in (each for each in row if local(each) in ("td", "th")):
            while carried.get(len(cells), 0):
                carried[len(cells)] -= 1
                cells.append("")
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            merged.append((len(rows), len(cells), len(rows) + down - 1, len(cells) + across - 1))
            carried |= {len(cells) + at: down - 1 for at in range(across) if down > 1}
            cells += [_SPACE.sub(" ", words_in(cell)).strip(), *[""] * (across - 1)]
        rows.append(tuple(cells))
        lines.append(line_of(row))
    joined = tuple(each for each in merged if each[:2] != each[2:])
    return Grid(tuple(rows), file, "", encoding, distinct(lines), merged=joined)


def _span(cell: etree._Element, name: str) -> int:
    word = cell.get(name, "1")
    return min(int(word), _MOST_SPAN) if word.isascii() and word.isdigit() and word != "0" else 1
