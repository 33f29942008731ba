"""Bytes of a text file into text: UTF-8, UTF-16 by its mark, or cp950 (Big5), said which."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.records.finding import Finding, Place, UserError, error, hint

MOST_BYTES = 2_000_000
"""A plan, a wording or a letter is a few kB; anything past this is another kind of file."""

_KINDS = (
    (b"PK\x03\x04", "這是 Word、Excel 或壓縮檔，不是文字檔。"),
    (b"\xd0\xcf\x11\xe0", "這是舊版的 Word 或 Excel 檔，不是文字檔。"),
    (b"%PDF", "這是 PDF 檔，不是文字檔。"),
)
BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SHOWN = 5
_MARK = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding of its bytes, and what was noticed."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """Read a file that somebody hands in; `most` is the largest size accepted, in bytes.

    Raises UserError for a file that is missing, not a file, unreadable, empty or too large (the
    size is looked at before anything is read).
    """
    place = Place(file=str(path))
    with reading(place):
        if path.is_dir():
            raise UserError(
                error("file-is-folder", "這是資料夾，不是檔案。", "請指定其中的檔案。", place)
            )
        size = path.stat().st_size
        if size > most:
            raise UserError(too_large(size, most, place))
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    if len(data) > most:
        raise UserError(too_large(len(data), most, place))
    return data


@contextmanager
def reading(place: Place) -> Iterator[None]:
    """Tell what hinders the reading of a file in the block: UserError for one not there, or shut.

    What the system says of it is no fault of the program.
    """
    try:
        yield
    except FileNotFoundError:
        raise UserError(
            error("file-missing", "找不到檔案。", "檢查檔名與資料夾是否正確。", place)
        ) from None
    except (OSError, ValueError):
        raise UserError(
            error(
                "file-unreadable", "檔案無法讀取。", "檢查讀取權限，或先關閉開啟它的程式。", place
            )
        ) from None


def decode(data: bytes, file: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a file, with line ends as `\\n`, and what was noticed (cp950 is a hint).

    Raises UserError for data that is too large, empty, binary, in no known encoding, or that holds
    characters which no document can hold (each with its line and column).
    """
    place = Place(file=file)
    if len(data) > MOST_BYTES:
        raise UserError(too_large(len(data), MOST_BYTES, place))
    decoded = text_of(data, place)
    text = with_plain_ends(decoded.text)
    if not text.replace("\ufeff", "").strip():
        raise UserError(error("file-empty", "檔案是空的。", "請填寫內容後再試。", place))
    bad = [_unholdable(text, found.start(), file) for found in BAD.finditer(text)]
    if bad:
        raise UserError(bad[:_SHOWN])
    return text, decoded.findings


def with_plain_ends(text: str) -> str:
    """Return a text without its mark (BOM), its line ends as `\\n`."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def position(text: str, index: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of a character of a text."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def text_of(data: bytes, place: Place) -> Decoded:
    """Return the text of a file as it stands; raises UserError when its bytes are no text."""
    for start, words in _KINDS:
        if data.startswith(start):
            raise UserError(error("file-binary", words, "請改選文字檔。", place))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return Decoded(data.decode("utf-16"), "utf-16")
        except UnicodeDecodeError as problem:
            raise UserError(undecodable(data, problem.start, place)) from None
    if b"\x00" in data:
        raise UserError(
            error("file-binary", "這不是文字檔（含有二進位資料）。", "請改選文字檔。", place)
        )
    try:
        encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as problem:
        return _cp950(data, problem.start, place)


def _cp950(data: bytes, start: int, place: Place) -> Decoded:
    """Read cp950, unless the bytes are UTF-8 that was damaged somewhere."""
    guess = data.decode("utf-8", "replace")
    good = sum(char >= "\u0800" and char != _MARK for char in guess)
    if guess.count(_MARK) * 4 < good:
        raise UserError(undecodable(data, start, place))
    try:
        text = data.decode("cp950")
    except UnicodeDecodeError as problem:
        raise UserError(undecodable(data, max(start, problem.start), place)) from None
    note = hint(
        "encoding-cp950",
        "檔案以 Big5（cp950）編碼讀入，罕用字可能已經遺失。",
        "請另存成 UTF-8 編碼。",
        place,
    )
    return Decoded(text, "cp950", (note,))


def undecodable(data: bytes, start: int, place: Place) -> Finding:
    """Return the finding about bytes that no encoding can read."""
    line = data.count(b"\n", 0, start) + 1
    return error(
        "encoding-unreadable",
        "文字編碼無法辨識，或檔案已經損壞。",
        "用編輯器開啟後另存成 UTF-8 編碼。",
        Place(file=place.file, line=line),
    )


def _unholdable(text: str, index: int, file: str) -> Finding:
    line, column = position(text, index)
    return error(
        "text-unholdable",
        f"含有文件無法儲存的字元（U+{ord(text[index]):04X}）。",
        "刪除該字元後重新輸入；常見於從其他程式複製貼上。",
        Place(file=file, line=line, column=column),
    )


def too_large(size: int, most: int, place: Place) -> Finding:
    """Return the finding about a file larger than `most` bytes."""
    return error(
        "file-too-large",
        f"檔案太大（{size / 1_000_000:.1f} MB），上限為 {most / 1_000_000:g} MB。",
        "檢查是否選錯檔案。",
        place,
    )
