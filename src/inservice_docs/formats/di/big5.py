"""Big5 bytes into text: cp950, Hong Kong's additions, and what neither of them knows."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from inservice_docs.records.finding import Finding, Place, UserError, error, hint, warning

GETA = "〓"
"""Printers' mark for a character that is not at hand (缺字), as the field uses it."""

_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
_BIG5 = re.compile("big-?5|cp-?950|ms-?950|950|hkscs", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, the encoding that its bytes are in, and what was noticed."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode_big5(data: bytes, place: Place) -> Decoded:
    """Return the text of bytes that are not UTF-8. Raises UserError when too much is unknown."""
    label = () if declares_big5(data) else (mislabelled("UTF-8", "Big5", place),)
    for encoding in ("cp950", "big5hkscs"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "big5hkscs":
            label = (*label, _rare(place, "編碼不在常用的 Big5 之內", "可能讀錯"))
        return Decoded(text, encoding, label)
    return _damaged(data, label, place)


def _damaged(data: bytes, label: tuple[Finding, ...], place: Place) -> Decoded:
    """Read what neither encoding reads whole: user-defined characters (造字) or a damaged file."""
    utf8, big5 = data.decode("utf-8", "replace"), data.decode("cp950", _MISSING)
    lost_utf8, lost_big5 = utf8.count("\ufffd"), big5.count(GETA)
    if lost_utf8 <= lost_big5:
        text, encoding, lost, label = utf8.replace("\ufffd", GETA), "utf-8", lost_utf8, ()
    else:
        text, encoding, lost = big5, "cp950", lost_big5
    if lost * 10 > sum(not char.isascii() for char in text):
        raise UserError(unreadable(place))
    return Decoded(text, encoding, (*label, _rare(place, "無法辨識", f"以「{GETA}」代替")))


def _missing(problem: UnicodeError) -> tuple[str, int]:
    """Put a mark for a two-byte character that cp950 has no place for (造字區)."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    lead, trail = problem.object[problem.start], problem.object[problem.start + 1 :][:1]
    whole = 0x81 <= lead <= 0xFE and bool(trail) and (0x40 <= trail[0] <= 0x7E or trail[0] >= 0xA1)
    return GETA, problem.start + (2 if whole else 1)


_MISSING = "inservice-geta"
codecs.register_error(_MISSING, _missing)


def declares_big5(data: bytes) -> bool:
    """Tell whether a file says that it is in Big5."""
    found = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8)[:400])
    return bool(found and _BIG5.search(found[1].decode("ascii")))


def mislabelled(said: str, true: str, place: Place) -> Finding:
    """Return the finding about a file that is not in the encoding that it says."""
    return hint(
        "di-encoding-label",
        f"檔案標示為 {said} 編碼，內容其實是 {true}，已照內容讀入。",
        "內容若顯示正常，不需處理。",
        place,
    )


def _rare(place: Place, what: str, result: str) -> Finding:
    return warning(
        "di-rare-character",
        f"有罕用字或造字{what}，{result}。",
        "對照紙本或 PDF，補正人名與地名的用字。",
        place,
    )


def unreadable(place: Place) -> Finding:
    """Return the finding about a file in no known encoding."""
    return error(
        "encoding-unreadable",
        "文字編碼無法辨識，或檔案已經損壞。",
        "向來文機關索取完整的檔案。",
        place,
    )
