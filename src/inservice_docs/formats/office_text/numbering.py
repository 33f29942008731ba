"""Automatic numbers (自動編號) as a word processor shows them: 一 甲 壹 1 ① A i."""

from __future__ import annotations

from collections.abc import Callable

from inservice_docs.taiwan.numerals import chinese_number
from inservice_docs.taiwan.problem import FactError

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟")
_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip
_MOST = 999


def show_number(number: int, style: str) -> str:
    """Return a number in a style: chinese, formal, stems, branches, letters, roman, … else 1.

    Outside of what a style can count (甲 to 癸) it is shown in digits, as word processors do.
    """
    show = _STYLES.get(style)
    if show is None or not 1 <= number <= _MOST:
        return str(number)
    try:
        return show(number)
    except (FactError, IndexError):
        return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _enclosed(first: int) -> Callable[[int], str]:
    def show(number: int) -> str:
        if number > 20:
            raise IndexError
        return chr(first + number - 1)

    return show


_STYLES: dict[str, Callable[[int], str]] = {
    "chinese": chinese_number,
    "formal": lambda number: chinese_number(number).translate(_FORMAL),
    "stems": lambda number: _STEMS[number - 1],
    "branches": lambda number: _BRANCHES[number - 1],
    "circled": _enclosed(0x2460),
    "bracketed": _enclosed(0x2474),
    "full-width": lambda number: str(number).translate({0x30 + i: 0xFF10 + i for i in range(10)}),
    "upper-letter": _letter,
    "lower-letter": lambda number: _letter(number).lower(),
    "upper-roman": _roman,
    "lower-roman": lambda number: _roman(number).lower(),
}
