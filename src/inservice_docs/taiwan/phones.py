"""Telephone numbers (電話): every shape seen, and back as the site (#) or a letter (轉) has them.

Area codes and lengths: the national numbering plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .problem import FactError
from .text import compact

_EXAMPLE = "請寫成「區碼-號碼#分機」，例如 04-22921175#301；手機例如 0912-345678。"
# How many digits follow each area code; the longer code is tried first.
_AREAS: dict[str, tuple[int, ...]] = {
    "0800": (6,), "0809": (6,), "0826": (5,), "0836": (5,),
    "037": (6,), "049": (7,), "070": (8,), "082": (6,), "089": (6,),
    "02": (8,), "03": (7,), "04": (8, 7), "05": (7,), "06": (7,), "07": (7,), "08": (7,),
}  # fmt: skip
_LABEL = re.compile(r"(?:(?:聯絡)?電話|手機|行動(?:電話)?|傳真|tel|fax|\([ohm]\))[:.]?")
_EXTENSION = re.compile(
    r"(?P<main>[^轉分#extx*]*)(?:轉分機|轉|分機|#|ext|x|\*)[.:]?(?P<ext>[0-9]*)"
)
_MAIN = re.compile(r"(?:\((?P<a>0[0-9]{1,3})\)|(?P<b>0[0-9]{1,3})[-/.])-?(?P<rest>[0-9][-.0-9]*)")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number: area code (of a mobile phone its first four digits), the rest, extension."""

    area: str
    number: str
    extension: str = ""

    @property
    def mobile(self) -> bool:
        """Tell whether it is a mobile phone."""
        return self.area.startswith("09")

    @property
    def site(self) -> str:
        """Return the number as the hours site wants it: 04-22921175#301."""
        return f"{self.area}-{self.number}" + (f"#{self.extension}" if self.extension else "")

    @property
    def letter(self) -> str:
        """Return the number as a letter prints it: 04-22921175轉301."""
        return f"{self.area}-{self.number}" + (f"轉{self.extension}" if self.extension else "")

    def __str__(self) -> str:
        """Return the site's shape."""
        return self.site


def parse_phone(text: str) -> Phone:
    """Return the number that a text states; the messages of its FactError never quote it."""
    if len(text) > 60:
        raise FactError("電話太長，不是一個電話號碼。", _EXAMPLE)
    plain = _LABEL.sub("", re.sub("[‐-―−﹣]", "-", compact(text).lower()), count=1)
    if not plain:
        raise FactError("沒有電話號碼。", _EXAMPLE)
    if re.search("[、,;或及]|[0-9]/[0-9]{6}.*/", plain):
        raise FactError("這一格有兩個以上的電話或分機。", "請只留一個，" + _EXAMPLE[1:])
    found = _EXTENSION.fullmatch(plain)
    main, extension = (found["main"], found["ext"]) if found else (plain, "")
    if len(extension) > 6:
        raise FactError("分機最多 6 碼。", _EXAMPLE)
    area, number = _split(_domestic(main))
    return Phone(area, number, extension)


def letter_phone(text: str) -> str:
    """Return a telephone number as a letter prints it; what is none stays as it was written."""
    try:
        return parse_phone(text).letter
    except FactError:
        return text


def _domestic(main: str) -> str:
    """Return +886-4-… as 04-…, and a number whose leading zero a workbook lost with its zero."""
    if abroad := re.fullmatch(r"(?:\+|00)?886[-.]?(?:\(0\)|0)?(\(?)([-.()0-9]+)", main):
        return f"{abroad[1]}0{abroad[2]}"
    if main.startswith("+"):
        raise FactError("這是國外的電話號碼。", "研習資料只收國內電話，" + _EXAMPLE[1:])
    whole = main.removesuffix(".0")
    return "0" + whole if re.fullmatch("[1-9][0-9]{8}", whole) else main


def _split(main: str) -> tuple[str, str]:
    found = _MAIN.fullmatch(main)
    area = (found["a"] or found["b"]) if found else ""
    digits = re.sub("[-/.()]", "", main)
    if not re.fullmatch("[0-9]+", digits):
        raise FactError("電話號碼裡有不該有的字。", _EXAMPLE)
    if digits.startswith("09"):
        if len(digits) != 10:
            raise FactError(f"手機號碼是 10 碼，這裡有 {len(digits)} 碼。", "例如 0912-345678。")
        return digits[:4], digits[4:]
    if not digits.startswith("0"):
        raise FactError("電話號碼沒有區碼。", _EXAMPLE)
    if found and area in _AREAS:
        number = re.sub("[-.]", "", found["rest"])
        if len(number) not in _AREAS[area]:
            right = "或".join(str(length) for length in sorted(_AREAS[area]))
            raise FactError(f"{area} 的電話號碼是 {right} 碼，這裡有 {len(number)} 碼。", _EXAMPLE)
        return area, number
    for code, lengths in _AREAS.items():
        if digits.startswith(code) and len(digits) - len(code) in lengths:
            return code, digits[len(code) :]
    raise FactError("電話的區碼或碼數不對。", _EXAMPLE)
