"""CSV files into a grid, in any encoding that `decoding` knows."""

from __future__ import annotations

import csv
import io

from inservice_docs.formats.tables.decoding import decode_list
from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.lone_quotes import without_lone_quotes
from inservice_docs.formats.tables.workbook_guard import MOST_COLUMNS, MOST_ROWS
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, warning

_LONGEST_CELL = 100_000
_LONGEST_LINE = 400_000


def open_csv(data: bytes, file: str) -> Outcome[Grid]:
    """Return the rows of a CSV file, with its encoding; any but UTF-8 and UTF-16 is a hint.

    Raises UserError for binary data, an unknown encoding, quotes that never end, and lines too
    long for a list. Rows without any text count for nothing, however many there are.
    """
    read = decode_list(data, file)
    _refuse_long_lines(read.text, file)
    mark = _delimiter(read.text)
    text, lone = without_lone_quotes(read.text, mark)
    stream = io.StringIO(text, newline="")
    reader = csv.reader(stream, delimiter=mark, strict=False)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    line = 1
    empty = 0
    try:
        for row in reader:
            if not any(row):
                empty += 1
                if empty > MOST_ROWS:
                    line = reader.line_num + 1
                    continue
            if len(row) > MOST_COLUMNS:
                raise UserError(_too_wide(file, line, len(row)))
            if len(rows) - empty > MOST_ROWS:
                raise UserError(_runaway(file, line))
            if len(max(row, key=len, default="")) > _LONGEST_CELL:
                raise UserError(_runaway(file, line))
            rows.append(tuple(row))
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error:
        raise UserError(_runaway(file, line)) from None
    while rows and not any(rows[-1]):
        rows.pop()
        lines.pop()
    findings = (*read.findings, *(_lone_quote(file, number) for number in lone))
    return Outcome(Grid(tuple(rows), file, "", read.encoding, tuple(lines)), findings)


def _refuse_long_lines(text: str, file: str) -> None:
    for number, line in enumerate(io.StringIO(text), 1):
        if len(line) > _LONGEST_LINE:
            raise UserError(
                error(
                    "csv-long-line",
                    f"第 {number} 行有 {len(line):,} 個字，不像是名單的一列。",
                    "檢查檔案是否少了換行，或用 Excel 另存成 .xlsx 檔再試。",
                    Place(file=file, line=number),
                )
            )


def _delimiter(text: str) -> str:
    """Return what parts the cells: whatever comes most often before the first long stretch."""
    head = text[:4000]
    return max(",\t;|", key=head.count)


def _lone_quote(file: str, line: int) -> Finding:
    words = '引號「"」沒有成對，會把後面的人併成同一格；已當作沒有這個引號。'
    return warning("csv-quote", words, "核對這一行，刪去多餘的引號。", Place(file=file, line=line))


def _too_wide(file: str, line: int, columns: int) -> Finding:
    return error(
        "csv-unreadable",
        f"這一行有 {columns:,} 欄，不像是名單的一列；檔案可能少了換行。",
        "每個人各佔一行；或用 Excel 另存成 .xlsx 檔再試。",
        Place(file=file, line=line),
    )


def _runaway(file: str, line: int) -> Finding:
    return error(
        "csv-unreadable",
        '從這一行起無法分出各欄，可能是引號「"」沒有成對，或列數太多。',
        "檢查這一行的引號，或用 Excel 另存成 .xlsx 檔再試。",
        Place(file=file, line=line),
    )
