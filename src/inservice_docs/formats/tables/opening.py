"""A file that somebody hands in into grids: what kind it is, and who opens that kind.

Text is read here; every other kind by a process of its own (`apart`).
"""

from __future__ import annotations

import re
from pathlib import Path

from inservice_docs.formats.file_kind import Kind, kind_of
from inservice_docs.formats.tables.apart import open_apart
from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.open_csv import open_csv
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error

MOST_BYTES = 20_000_000
"""A list of 50,000 people is a few MB; anything past this is another kind of file."""

_ACCESS = re.compile(rb"\x00\x01\x00\x00Standard (?:Jet|ACE) DB")
_APART = {
    Kind.XML: "xml",
    Kind.HTML: "html",
    Kind.OLD_EXCEL: "old-workbook",
    Kind.WORKBOOK: "workbook",
}


def open_grids(path: Path) -> Outcome[tuple[Grid, ...]]:
    """Return the tables of a file that are shown; see `open_every_grid`."""
    opened = open_every_grid(path)
    return Outcome(tuple(each for each in opened.value if not each.hidden), opened.findings)


def open_every_grid(path: Path) -> Outcome[tuple[Grid, ...]]:
    """Return the tables of a file, whose kind is told by its content, never by its name.

    Sheets that a workbook hides are marked. Raises UserError for a file that cannot be read, or
    whose kind is not read.
    """
    data, file = _bytes_of(path), path.name
    if _ACCESS.match(data):
        return open_apart("access", data, file)
    kind = kind_of(data)
    if kind in _APART:
        return open_apart(_APART[kind], data, file)
    if kind is Kind.TEXT:
        opened = open_csv(data, file)
        return Outcome((opened.value,), opened.findings)
    if data.startswith(b"PK"):
        # What is no workbook, and what is but is damaged, is told apart on opening it.
        return open_apart("workbook", data, file)
    raise UserError(_unreadable_kind(kind, file))


def _unreadable_kind(kind: Kind, file: str) -> Finding:
    place = Place(file=file)
    if kind is Kind.LOCKED_OFFICE:
        fix = "用 Excel 開啟後取消密碼，另存成 .xlsx 檔再試。"
        return error("file-locked", "名單檔有密碼保護，無法讀取。", fix, place)
    if kind is Kind.IMAGE:
        fix = "請對方提供 Excel 或 CSV 檔，或自行輸入。"
        return error("file-kind", "名單檔是圖檔，副檔名不對，無法讀取。", fix, place)
    fix = "用 Excel 開啟後另存成 .xlsx 檔，或「CSV UTF-8」檔。"
    return error("file-kind", f"名單檔是{kind.value}，無法讀取。", fix, place)


def _bytes_of(path: Path) -> bytes:
    place = Place(file=path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            words = f"檔案超過 {MOST_BYTES // 1_000_000} MB，不像是名單。"
            raise UserError(error("file-too-large", words, "檢查是否選錯檔案。", place))
        data = path.read_bytes()
    except FileNotFoundError:
        raise UserError(
            error("file-missing", f"找不到名單檔「{path}」。", "檢查檔名與資料夾。", place)
        ) from None
    except (OSError, ValueError):
        words = f"名單檔「{path}」無法讀取。"
        fix = "指定檔案而不是資料夾；檢查權限，並關閉開啟它的程式。"
        raise UserError(error("file-unreadable", words, fix, place)) from None
    if not data.strip():
        raise UserError(error("file-empty", "名單檔是空的。", "檢查是否選錯檔案。", place))
    return data
