"""A file that somebody hands in into grids: what kind it is, and who opens that kind.

A further kind of file needs an opener in `_OPENERS` and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error

MOST_BYTES = 20_000_000
"""A list of 50,000 people is a few MB; anything past this is another kind of file."""

Opener = Callable[[bytes, str], Outcome[tuple[Grid, ...]]]


def open_grids(path: Path) -> Outcome[tuple[Grid, ...]]:
    """Return the tables of a file, whose kind is told by its content, never by its name.

    Raises UserError for a file that cannot be read, or whose kind is not read.
    """
    data, file = _bytes_of(path), path.name
    for start, opener in _OPENERS:
        if data.startswith(start):
            return opener(data, file)
    return _open_text(data, file)


def _open_workbook(data: bytes, file: str) -> Outcome[tuple[Grid, ...]]:
    from inservice_docs.formats.tables.open_workbook import open_workbook

    return Outcome(open_workbook(data, file))


def _open_text(data: bytes, file: str) -> Outcome[tuple[Grid, ...]]:
    from inservice_docs.formats.tables.open_csv import open_csv

    if data.lstrip()[:1] == b"<":
        raise UserError(_unreadable_kind("網頁或 XML 檔", file))
    outcome = open_csv(data, file)
    return Outcome((outcome.value,), outcome.findings)


def _refuse(kind: str) -> Opener:
    def refuse(data: bytes, file: str) -> Outcome[tuple[Grid, ...]]:
        raise UserError(_unreadable_kind(kind, file))

    return refuse


_OPENERS: tuple[tuple[bytes, Opener], ...] = (
    (b"PK\x03\x04", _open_workbook),
    (b"\xd0\xcf\x11\xe0", _refuse("舊版 Excel（.xls）檔，或有密碼的 .xlsx 檔")),
    (b"%PDF", _refuse("PDF 檔")),
    (b"\x00\x01\x00\x00Standard ", _refuse("Access 資料庫")),
)


def _unreadable_kind(kind: str, file: str) -> Finding:
    fix = "用 Excel 開啟後另存成沒有密碼的 .xlsx 檔，或「CSV UTF-8」檔。"
    return error("file-kind", f"名單檔是{kind}，無法讀取。", fix, Place(file=file))


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
