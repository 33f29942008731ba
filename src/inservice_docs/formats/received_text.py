"""Text files that came from elsewhere: read as far as can be, whatever wrote them."""

from __future__ import annotations

import codecs

from inservice_docs.formats.text_file import (
    BAD,
    MOST_BYTES,
    Decoded,
    text_of,
    too_large,
    undecodable,
    with_plain_ends,
)
from inservice_docs.records.finding import Place, UserError, error, warning

MARK = "\ufffd"
_MOST_LOST = 50


def decode_received(data: bytes, file: str) -> Decoded:
    """Return the text of a file that came from elsewhere, line ends as `\\n`, come what may.

    Form feeds stay; other characters that no document can hold are left out. A few characters in
    no known encoding (造字) become U+FFFD, which is a finding. Raises UserError for data that is
    too large, empty, binary, or in no known encoding at all.
    """
    place = Place(file=file)
    if len(data) > MOST_BYTES:
        raise UserError(too_large(len(data), MOST_BYTES, place))
    try:
        decoded = text_of(data, place)
    except UserError:
        decoded = _mended(data, place)
    text = BAD.sub(lambda found: "\f" * (found.group() == "\f"), with_plain_ends(decoded.text))
    if not text.replace("\ufeff", "").strip():
        raise UserError(error("file-empty", "檔案是空的。", "檢查是否選錯檔案。", place))
    return Decoded(text, decoded.encoding, decoded.findings)


def _mended(data: bytes, place: Place) -> Decoded:
    """Read what no encoding reads whole: a few characters lost; raises UserError for more."""
    if b"\x00" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UserError(
            error("file-binary", "這不是文字檔（含有二進位資料）。", "檢查是否選錯檔案。", place)
        )
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encodings = ("utf-16",) if is_utf16 else ("utf-8", "cp950", "big5hkscs")
    texts = [(data.decode(encoding, "replace"), encoding) for encoding in encodings]
    text, encoding = min(texts, key=lambda each: each[0].count(MARK))
    lost = text.count(MARK)
    if lost * _MOST_LOST > sum(not char.isascii() for char in text):
        raise UserError(undecodable(data, 0, place))
    note = warning(
        "encoding-lost",
        f"有 {lost} 個字無法辨識（罕用字、造字，或檔案有損壞），以「{MARK}」代替。",
        "對照紙本，補正人名與地名的用字。",
        place,
    )
    return Decoded(text, encoding, (note,) if lost else ())
