"""The values of a letter's fields: its date, its numbers, its secrecy."""

from __future__ import annotations

import datetime as dt
import re

from inservice_docs.formats.letter_text.lines import unspaced
from inservice_docs.taiwan.dates import letter_date, parse_date
from inservice_docs.taiwan.document_numbers import parse_number
from inservice_docs.taiwan.problem import FactError

_LONGEST = 300
_GAP = re.compile("（待填(?:：[^）]*)?）")
_YEAR = "[0-9０-９〇○零一二三四五六七八九十百廿卅元]{1,6}"
_COUNTED = re.compile("[0-9０-９〇○零一二三四五六七八九十]")
_DATE = re.compile(rf"(?:(?:中華)?民國|西元|公元)?(?:{_YEAR})年(?:{_YEAR})月(?:{_YEAR})[日號]")
_NUMBERS = re.compile(r"(?<=號)[、，,；;/\s\u3000]*(?=\S)")
_REMARK = re.compile("[（(].*[）)]")
_SECRECY = re.compile(
    r"(?P<level>絕對機密|極機密|機密|密|普通)[\s\u3000]*[，,、/／；;。]?[\s\u3000]*(?P<rest>.*)"
)
_TERM = re.compile(r"[（(本於至保屆附永俟解公自\d民]|$")


def without_gaps(text: str) -> str:
    """Return a field's value, empty when a draft only says that it is to be filled in."""
    return "" if _GAP.search(text) and len(_GAP.sub("", text)) <= 30 else text


def read_date(text: str) -> tuple[dt.date | None, str, FactError | None]:
    """Return (date, its text where that is not the usual one, what is wrong with it).

    A form that was not filled in (中華民國　年　月　日) is no date.
    """
    plain = unspaced(text)
    if not _COUNTED.search(plain):
        return None, "", None
    try:
        date = parse_date(plain)
    except FactError as problem:
        within = _DATE.search(plain[:_LONGEST])
        if within is None or within.group() == plain:
            return None, text, problem
        return read_date(within.group())[0], text, problem
    usual = date.year > 1911 and letter_date(date) == plain
    return date, "" if usual else text, None


def is_date(text: str) -> bool:
    """Tell whether a line is a date and nothing else."""
    return bool(_DATE.fullmatch(unspaced(text[:_LONGEST])))


def read_numbers(text: str) -> str:
    """Return 發文字號 as printed, several joined by 「、」; those without a serial are left out."""
    if len(text) > _LONGEST:
        return text.strip()
    parts = [part.strip("、，,；; \t\u3000") for part in _NUMBERS.split(text)]
    joined: list[str] = []
    for part in parts:
        if joined and _REMARK.fullmatch(part):
            continue
        number = parse_number(part)
        if text := number.text if number.regular else unspaced(number.text):
            joined.append(text)
    return "、".join(joined)


def read_secrecy(text: str) -> tuple[str, str]:
    """Return (密等, 解密條件或保密期限), which letters print one after the other."""
    found = _SECRECY.fullmatch(text.strip())
    if found and _TERM.match(found["rest"]):
        return found["level"], found["rest"]
    return text.strip(), ""
