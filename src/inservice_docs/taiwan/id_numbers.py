"""ID numbers (身分證字號): which kind one is, and why one fails. Reasons never hold the number.

Letter values and weights: the rule of the household register; 統一證號 of residents uses it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from operator import mul
from typing import Literal

from .text import compact

Kind = Literal["national", "arc", "old_arc", "passport", "unknown"]
Gender = Literal["男", "女", ""]

_LETTERS = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))
_WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
_OLD_ARC_ENDS = date(2031, 1, 1)
_SECOND: dict[str, tuple[Kind, Gender]] = {
    "1": ("national", "男"), "2": ("national", "女"), "8": ("arc", "男"), "9": ("arc", "女"),
    "A": ("old_arc", "男"), "B": ("old_arc", "女"), "C": ("old_arc", "男"), "D": ("old_arc", "女"),
}  # fmt: skip
_PLAIN = re.compile("[A-Z][1289][0-9]{8}")
_FIRST = {letter: value // 10 + value % 10 * 9 for letter, value in _LETTERS.items()}
_DIGIT_WEIGHTS = _WEIGHTS[2:]
_ZEROS = ord("0") * sum(_DIGIT_WEIGHTS)


@dataclass(frozen=True, slots=True)
class IdCheck:
    """What an ID number is; `reason` says in Chinese why it is not valid, or what to look at."""

    kind: Kind
    valid: bool
    reason: str = ""
    gender: Gender = ""

    @property
    def certain(self) -> bool:
        """Tell whether a number is valid with nothing to look at; hours may be given for it."""
        return self.valid and not self.reason


def normalise_id(text: str) -> str:
    """Return an ID number half-width, in capitals, without spaces and hyphens."""
    return re.sub("[-‐-―−]", "", compact(text)).upper()


def check_id(text: str, on: date | None = None) -> IdCheck:
    """Return what an ID number is and whether it is valid, on a date when one is given.

    Old 統一證號 (two letters) are invalid from 2031-01-01. A passport number has no check digit:
    it counts as valid, with a word of caution when it might be an ID number cut short.
    """
    number = normalise_id(text)
    if not number:
        return IdCheck("unknown", False, "沒有填身分證字號。")
    if "*" in number or "○" in number:
        return IdCheck("unknown", False, "號碼有幾碼遮住了，請填完整的號碼。")
    if re.fullmatch("[A-Z][0-9A-Z][0-9]{8}", number):
        return _check_ten(number, on)
    if re.fullmatch("(?=.*[0-9]{4})[A-Z0-9]{6,9}", number):
        return IdCheck("passport", True, _caution(number))
    if re.fullmatch("[A-Z0-9]+", number) and len(number) != 10:
        return IdCheck("unknown", False, f"身分證字號是 10 碼，這裡有 {len(number)} 碼。")
    return IdCheck("unknown", False, "身分證字號是 1 個英文字母加 9 個數字，這裡不是。")


def _caution(number: str) -> str:
    """Return what to look at in a passport's number that may be an ID number cut short."""
    if re.fullmatch("[A-Z][0-9A-D][0-9]{7}", number):
        return "當作護照號碼；如果是身分證字號，就少了 1 碼。"
    if re.fullmatch("[1289][0-9]{8}", number):
        return "只有 9 個數字；身分證字號少了開頭的英文字母，護照號碼則不必理會。"
    return ""


def _check_ten(number: str, on: date | None) -> IdCheck:
    if number[1] not in _SECOND:
        return IdCheck("unknown", False, "第 2 碼應該是 1、2（國民）或 8、9（外來人口）。")
    kind, gender = _SECOND[number[1]]
    if check_sum(number) % 10:
        return IdCheck(kind, False, "檢查碼不符，號碼有打錯的地方，請對照證件。", gender)
    if kind == "old_arc" and on is not None and on >= _OLD_ARC_ENDS:
        return IdCheck(kind, False, "舊式統一證號自民國120年1月1日起失效，請改填新式號碼。", gender)
    return IdCheck(kind, True, "", gender)


def check_sum(number: str) -> int:
    """Return the weighted sum of a 10-character ID number; of a right one it is divisible by 10."""
    first = _LETTERS[number[0]]
    second = _LETTERS[number[1]] % 10 if number[1] in _LETTERS else int(number[1])
    digits = (first // 10, first % 10, second, *(int(char) for char in number[2:]))
    return sum(digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))


def gender_if_valid(number: str) -> Gender:
    """Return the gender that a valid number states, nothing for any other: for very long lists.

    Takes a number as `normalise_id` gives it; `check_id` says why one is not valid.
    """
    if not _PLAIN.fullmatch(number):
        return ""
    total = sum(map(mul, number[1:].encode(), _DIGIT_WEIGHTS), _FIRST[number[0]] - _ZEROS)
    return "" if total % 10 else _SECOND[number[1]][1]
