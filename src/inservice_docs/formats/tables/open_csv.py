"""CSV files into a grid: UTF-8 with or without its mark, UTF-16 by its mark, cp950 (Big5)."""

from __future__ import annotations

import codecs
import csv
import io

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, hint

_LONGEST_CELL = 100_000
MOST_ROWS = 50_000


def open_csv(data: bytes, file: str) -> Outcome[Grid]:
    """Return the rows of a CSV file, with its encoding; that it was cp950 is a hint.

    Raises UserError for binary data, an unknown encoding, and quotes that never end.
    """
    text, encoding = _decoded(data, file)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    line = 1
    try:
        for row in reader:
            if len(rows) >= MOST_ROWS or any(len(cell) > _LONGEST_CELL for cell in row):
                raise UserError(_runaway(file, line))
            rows.append(tuple(row))
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error:
        raise UserError(_runaway(file, line)) from None
    return Outcome(Grid(tuple(rows), file, "", encoding, tuple(lines)), _notes(encoding, file))


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    if data.startswith(codecs.BOM_UTF8):
        encodings: tuple[str, ...] = ("utf-8-sig",)
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8", "cp950")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise UserError(
        error(
            "encoding-unreadable",
            "文字編碼無法辨識，或這不是文字檔。",
            "用 Excel 開啟後另存成「CSV UTF-8」或 .xlsx 檔。",
            Place(file=file),
        )
    )


def _delimiter(text: str) -> str:
    """Return what parts the cells: whatever comes most often before the first long stretch."""
    head = text[:4000]
    return max(",\t;", key=head.count)


def _notes(encoding: str, file: str) -> tuple[Finding, ...]:
    if encoding != "cp950":
        return ()
    return (
        hint(
            "encoding-cp950",
            "檔案以 Big5（cp950）編碼讀入，罕用字可能已經遺失。",
            "核對姓名；有缺字時請另存成 UTF-8 編碼再匯入。",
            Place(file=file),
        ),
    )


def _runaway(file: str, line: int) -> Finding:
    return error(
        "csv-unreadable",
        '從這一行起無法分出各欄，可能是引號「"」沒有成對，或列數太多。',
        "檢查這一行的引號，或用 Excel 另存成 .xlsx 檔再試。",
        Place(file=file, line=line),
    )
