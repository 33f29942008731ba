"""Numbers of letters (發文字號): 曉中宗字第0990006001號, and the exceptions that stay as they are.

A regular number holds 字第, a 3-digit ROC year, a 7-digit serial, perhaps one letter (支號) and 號.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .problem import FactError
from .text import compact, half_width

_NUMBER = re.compile(r"([0-9]{3})([0-9]{7})([A-Z]?)")
_REGULAR = re.compile(r"(?P<word>.+?)字+第(?P<number>[0-9]{10}[A-Za-z]?)號")
_WITHOUT_SERIAL = re.compile(r".{0,30}字?第號")
_BAD_WORD = re.compile(r"[第號\s\x00-\x1f、，。]")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A letter's number; of an exception (無文號) only `text` is known, exactly as written.

    `word` is 發文字 without the trailing 字, `year` the ROC year, `text` how the number is printed.
    """

    word: str
    year: int | None
    serial: int | None
    suffix: str
    text: str

    @property
    def regular(self) -> bool:
        """Tell whether the parts are known."""
        return self.serial is not None

    def __str__(self) -> str:
        """Return the number as printed."""
        return self.text


def parse_number(text: str) -> DocumentNumber:
    """Return the parts of a number; anything irregular is kept as it stands, its outer space off.

    A bare number (1070015854B, as a 簽 may have) is regular with an empty word. A number that lacks
    its serial (曉中宗字第號) is no number yet: its text is empty.
    """
    written = text.strip()
    if len(written) > 60:
        return DocumentNumber("", None, None, "", written)
    plain = _unspaced(written)
    if _WITHOUT_SERIAL.fullmatch(plain):
        return DocumentNumber("", None, None, "", "")
    found = _REGULAR.fullmatch(plain)
    word = found["word"].rstrip("字") if found else ""
    number = _NUMBER.fullmatch((found["number"] if found else plain).upper())
    if not number or int(number[1]) == 0 or (found and not word):
        return DocumentNumber("", None, None, "", written)
    year, serial, suffix = int(number[1]), int(number[2]), number[3]
    return DocumentNumber(word, year, serial, suffix, _print(word, year, serial, suffix))


def _unspaced(text: str) -> str:
    # The word keeps its own brackets, 臺教師（二）字; only the number is made half-width.
    head, mark, tail = text.rpartition("第")
    return _unspaced_word(head) + mark + compact(tail)


def _unspaced_word(text: str) -> str:
    """Return 發文字 without white space, everything else as written."""
    return "".join(char for char in text if compact(char))


def _print(word: str, year: int, serial: int, suffix: str) -> str:
    number = f"{year:03}{serial:07}{suffix}"
    return f"{word}字第{number}號" if word else number


def format_number(word: str, roc_year: int, serial: int, suffix: str = "") -> str:
    """Return 曉中宗字第0990006001號 from 曉中宗 (or 曉中宗字), 99 and 6001. Raises FactError."""
    bare = _unspaced_word(word).rstrip("字")
    if not bare:
        raise FactError("沒有發文字，無法編號。", "請填學校的發文字，例如「曉中宗」。")
    if _BAD_WORD.search(bare) or len(bare) > 20:
        raise FactError("發文字含有不該有的字。", "發文字只填「第」前面的字，例如「曉中宗」。")
    if not 1 <= roc_year <= 999:
        raise FactError("文號的年度要用民國年。", "例如民國 115 年填 115。")
    if not 1 <= serial <= 9_999_999:
        raise FactError("文號的流水號要在 1 到 9999999 之間。", "例如 6001，會印成 0006001。")
    letter = half_width(suffix).strip().upper()
    if not re.fullmatch("[A-Z]?", letter):
        raise FactError("支號只能是一個英文字母。", "例如 B，沒有支號就留空。")
    return _print(bare, roc_year, serial, letter)
