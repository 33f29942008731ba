"""The text of a list, and which encoding it was in: UTF-8, UTF-16, cp950, Big5-HKSCS; or several.

Several happens when lists are joined by hand: each line is then read in its own encoding.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from inservice_docs.records.finding import Finding, Place, UserError, error, hint, warning
from inservice_docs.taiwan.text import shown

_WORDS = ("姓名", "學校", "單位", "機關", "身分", "身份", "職稱", "電話", "時數", "性別", "學員")
_NAMES = {"cp950": "Big5（cp950）", "big5-hkscs": "Big5-HKSCS", "gb18030": "簡體中文（GB18030）"}
_BIG5 = ("cp950", "big5-hkscs", "gb18030")
MIXED = "mixed"
_SHOWN_LINES = 8


@dataclass(frozen=True, slots=True)
class ListText:
    """The text of a list, its encoding as Python names it, and what was noticed."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode_list(data: bytes, file: str) -> ListText:
    """Return the text of a list. Raises UserError for bytes that no encoding reads.

    Other encodings than UTF-8 and UTF-16 are a hint that shows how the text begins.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),  # begins as the mark of UTF-16 does
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            text = _strict(data, encoding)
            if text is None and encoding == "utf-8-sig":
                return _by_line(data.removeprefix(mark), file)
            return _checked(text, encoding, file)
    if b"\0" in data:
        unmarked = _unmarked_utf16(data)
        return _checked(_strict(data, unmarked) if unmarked else None, unmarked, file)
    text = _strict(data, "utf-8")
    if text is not None:
        return ListText(text, "utf-8")
    if any(_has_chinese(line) for line in data.split(b"\n")):
        return _by_line(data, file)
    read = [(each, text) for each in _BIG5 if (text := _strict(data, each)) is not None]
    known = [pair for pair in read if any(word in pair[1][:5000] for word in _WORDS)]
    for encoding, text in [*known, *read]:
        return ListText(text, encoding, (_note(encoding, text, file),))
    raise UserError(_unreadable(file))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _checked(text: str | None, encoding: str, file: str) -> ListText:
    if text is None or "\0" in text:
        raise UserError(_unreadable(file))
    return ListText(text, encoding)


def _unmarked_utf16(data: bytes) -> str:
    """Return which UTF-16 has its zeros where these bytes have theirs, or nothing."""
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd * 10 > len(head) // 2 and not even:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > len(head) // 2 and not odd else ""


def _has_chinese(line: bytes) -> bool:
    """Tell whether a line is UTF-8 with more than ASCII: Big5 hardly ever looks like it."""
    if line.isascii():
        return False
    text = _strict(line, "utf-8")
    return text is not None and any(char >= "\u0800" for char in text)


def _by_line(data: bytes, file: str) -> ListText:
    """Read each line in its own encoding; what none reads becomes U+FFFD, with its line named."""
    lines: list[str] = []
    big5: list[int] = []
    broken: list[int] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        text = _strict(line, "utf-8")
        if text is None:
            text = _strict(line, "cp950")
            (big5 if text is not None else broken).append(number)
        lines.append(line.decode("utf-8", "replace") if text is None else text)
    findings = []
    if big5:
        words = f"檔案混用 UTF-8 與 Big5 編碼；{_numbers(big5)}以 Big5（cp950）讀入。"
        fix = "核對這幾行的姓名，再另存成 UTF-8 編碼。"
        findings.append(warning("encoding-mixed", words, fix, Place(file=file, line=big5[0])))
    if broken:
        words = f"{_numbers(broken)}有無法辨識的文字，以「\ufffd」表示。"
        fix = "對照原始名單，更正這幾行。"
        findings.append(error("encoding-broken", words, fix, Place(file=file, line=broken[0])))
    return ListText("\n".join(lines), MIXED if big5 else "utf-8", tuple(findings))


def _note(encoding: str, text: str, file: str) -> Finding:
    begin = "；".join(shown(line) for line in text.splitlines()[:3] if line.strip())
    words = f"檔案以 {_NAMES[encoding]} 編碼讀入，罕用字可能已經遺失。開頭是：{begin}"
    fix = "核對姓名；有缺字或亂碼時請另存成 UTF-8 編碼再匯入。"
    return hint(f"encoding-{encoding}", words, fix, Place(file=file))


def _unreadable(file: str) -> Finding:
    return error(
        "encoding-unreadable",
        "文字編碼無法辨識，或這不是文字檔。",
        "用 Excel 開啟後另存成「CSV UTF-8」或 .xlsx 檔。",
        Place(file=file),
    )


def _numbers(lines: list[int]) -> str:
    shown = "、".join(map(str, lines[:_SHOWN_LINES]))
    return f"第{shown}{'…' if len(lines) > _SHOWN_LINES else ''}行"
