"""Bytes of an exchange file into text: UTF-8, UTF-16 or Big5, whatever the file itself declares."""

from __future__ import annotations

import codecs

from inservice_docs.formats.di.big5 import (
    Decoded,
    declares_big5,
    decode_big5,
    mislabelled,
    unreadable,
)
from inservice_docs.records.finding import Finding, Place, UserError, error, warning
from inservice_docs.taiwan.text import unholdable

MOST_BYTES = 4_000_000
"""A letter of a thousand recipients is 100 kB; anything past this is no letter."""

_KINDS = (
    (b"%PDF", "這是 PDF 檔，不是 DI 檔。"),
    (b"\xd0\xcf\x11\xe0", "這是舊版的 Word 或 Excel 檔，不是 DI 檔。"),
    (b"{\\rtf", "這是 RTF 檔，不是 DI 檔。"),
    (b"\x89PNG", "這是圖檔，不是 DI 檔。"),
    (b"\xff\xd8\xff", "這是圖檔，不是 DI 檔。"),
)
_GO_ON = "改選 .di 檔，或整個公文資料夾、壓縮檔。"


def decode(data: bytes, file: str) -> Decoded:
    """Return the text of an exchange file; the bytes decide, not the declaration.

    Characters that no document can hold are left out, each with a warning. Raises UserError for
    data that is too large, empty, binary, or in no known encoding.
    """
    place = Place(file)
    if len(data) > MOST_BYTES:
        raise UserError(too_large(place))
    for start, words in _KINDS:
        if data.startswith(start):
            raise UserError(error("di-not-xml", words, _GO_ON, place))
    decoded = _decoded(data, place)
    text, findings = _holdable(decoded.text, file)
    if not text.strip("\ufeff \t\r\n"):
        raise UserError(error("file-empty", "檔案是空的。", "向來文機關索取完整的檔案。", place))
    return Decoded(text, decoded.encoding, (*decoded.findings, *findings))


def too_large(place: Place) -> Finding:
    """Return the finding about a file that is too large to be a letter."""
    return error(
        "file-too-large",
        f"檔案太大，公文的 DI 檔不會超過 {MOST_BYTES // 1_000_000} MB。",
        "檢查是否選錯檔案；附件請不要併入 DI 檔。",
        place,
    )


def _decoded(data: bytes, place: Place) -> Decoded:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data, "utf-16", place)
    if data[:2] == b"<\0":
        return _utf16(data, "utf-16-le", place)
    if data[:2] == b"\0<":
        return _utf16(data, "utf-16-be", place)
    if b"\0" in data:
        raise UserError(unreadable(place))
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return decode_big5(data.removeprefix(codecs.BOM_UTF8), place)
    if declares_big5(data) and not data.isascii():
        return Decoded(text, encoding, (mislabelled("Big5", "UTF-8", place),))
    return Decoded(text, encoding)


def _utf16(data: bytes, encoding: str, place: Place) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as problem:
        # Cut in the middle of a character: what comes after will find the missing end.
        if problem.end >= len(data) - 1:
            return Decoded(data.decode(encoding, "ignore"), encoding)
        raise UserError(unreadable(place)) from None


def _holdable(text: str, file: str) -> tuple[str, list[Finding]]:
    bad = unholdable(text)
    if not bad:
        return text, []
    index, point = bad[0]
    place = Place(file, text.count("\n", 0, index) + 1)
    left_out = {at for at, _ in bad}
    clean = "".join(char for at, char in enumerate(text) if at not in left_out)
    return clean, [
        warning(
            "di-character",
            f"有 {len(bad)} 個文件無法儲存的字元（第一個是 U+{point:04X}），已略去。",
            "核對這一行的內容。",
            place,
        )
    ]
