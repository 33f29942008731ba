"""Chinese numbers (一百二十) and the markers of items (條列：一、（一）1、（1）甲、（甲）)."""

from __future__ import annotations

import re
from decimal import Decimal

from .problem import FactError
from .text import compact, shown

_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_SAME = str.maketrans("〇○兩壹貳參肆伍陸柒捌玖拾佰仟", "零零二一二三四五六七八九十百千")
_1_9 = f"[{_DIGITS[1:]}]"
_PLACED = re.compile(f"(?:({_1_9})千)?零?(?:({_1_9})百)?零?(?:({_1_9}?)(十))?零?({_1_9}?)")


def chinese_number(number: int) -> str:
    """Return 0-9999 in Chinese: 十二, 一百零五, 一百一十五. Raises FactError outside of that."""
    if not 0 <= number <= 9999:
        raise FactError("中文數字只寫到九千九百九十九。", "請改用阿拉伯數字，例如 12000。")
    if number == 0:
        return _DIGITS[0]
    words = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += _DIGITS[digit] + unit
        elif words and not words.endswith("零") and number % place:
            words += "零"
    return words[1:] if words.startswith("一十") else words


def parse_chinese_number(text: str) -> int:
    """Return the number of 九十九, 一百十五, 一一五, 二〇二六, 廿三, 參拾. Raises FactError."""
    plain = compact(text)[:20].translate(_SAME).replace("廿", "二十").replace("卅", "三十")
    if plain and all(char in _DIGITS for char in plain) and len(plain) <= 9:
        return int("".join(str(_DIGITS.index(char)) for char in plain))
    found = _PLACED.fullmatch(plain)
    if plain and found:
        thousands, hundreds, tens, ten, ones = found.groups()
        number = _value(thousands) * 1000 + _value(hundreds) * 100 + _value(ones)
        number += 10 * (_value(tens) or 1) if ten else 0
        # 一百五 may mean 105 or 150: only the full writing is taken.
        if _without_one(plain) == _without_one(chinese_number(number)):
            return number
    raise FactError(
        f"「{shown(text)}」不是中文數字。", "請寫成「十二」或「一百一十五」這樣的數字。"
    )


def _without_one(word: str) -> str:
    return word.replace("一十", "十")


def _value(digit: str | None) -> int:
    return _DIGITS.index(digit) if digit else 0


_WRITTEN = "[零一二三四五六七八九十百廿卅]{1,6}"
_MARKERS = (
    (1, re.compile(rf"({_WRITTEN})[、.]")),
    (2, re.compile(rf"\(({_WRITTEN})\)、?")),
    (3, re.compile(r"([0-9]{1,4})[、.]")),
    (4, re.compile(r"\(([0-9]{1,4})\)、?")),
    (5, re.compile(rf"([{_STEMS}])[、.]")),
    (6, re.compile(rf"\(([{_STEMS}])\)、?")),
)
# ㈠ and ⑴ are one character each in some editors.
_ENCLOSED = {0x3220 + i: f"({char})" for i, char in enumerate("一二三四五六七八九十")} | {
    0x2474 + i: f"({i + 1})" for i in range(20)
}
_SHAPES = ("{}、", "（{}）", "{}、", "（{}）", "{}、", "（{}）")


def marker(level: int, number: int) -> str:
    """Return the marker of the n-th item on a level of 1-6: 一、 （一） 1、 （1） 甲、 （甲）.

    Raises FactError for a level past 6, and past the tenth item on levels 5 and 6 (甲 to 癸).
    """
    if not 1 <= level <= 6:
        raise FactError("條列最多六層。", "請把內容併到上一層，或改寫成附件。")
    if number < 1:
        raise FactError("條列的項次從 1 開始。", "請改成第 1 項起。")
    if level in (1, 2):
        word = chinese_number(number)
    elif level in (3, 4):
        word = str(number)
    elif number <= len(_STEMS):
        word = _STEMS[number - 1]
    else:
        raise FactError(
            "第五、六層條列以甲到癸編號，最多 10 項。", "請把項目分成兩組，或往上移一層。"
        )
    return _SHAPES[level - 1].format(word)


def parse_marker(text: str) -> tuple[int, int] | None:
    """Return (level, number) of a marker standing alone, its brackets of either width, or None."""
    if len(text) > 20:
        return None
    plain = compact(text.translate(_ENCLOSED)).replace("．", ".")
    for level, pattern in _MARKERS:
        if found := pattern.fullmatch(plain):
            return _count(level, found.group(1))
    return None


def _count(level: int, word: str) -> tuple[int, int] | None:
    try:
        if level in (1, 2):
            number = parse_chinese_number(word)
        else:
            number = int(word) if level in (3, 4) else _STEMS.index(word) + 1
    except FactError:
        return None
    return (level, number) if number else None


_LEADING = re.compile(
    rf"\s*((?:{_WRITTEN}|[0-9０-９]{{1,4}}|[{_STEMS}])(?:、|[.．](?![0-9０-９]))"
    rf"|[(（]\s*(?:{_WRITTEN}|[0-9０-９]{{1,4}}|[{_STEMS}])\s*[)）]、?"
    r"|[㈠-㈩⑴-⒇]、?)\s*"
)


def split_marker(line: str) -> tuple[str, str]:
    """Return (marker as written, rest) of a line; the marker is empty when the line has none."""
    found = _LEADING.match(line)
    if not found or not parse_marker(found.group(1)):
        return "", line
    return found.group(1), line[found.end() :]


def number_text(number: Decimal | int) -> str:
    """Return a number as people write it: 3, 1.5, 120; never 3.0 or 1E+2."""
    text = f"{Decimal(number):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
