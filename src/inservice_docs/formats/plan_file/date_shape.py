"""Another date in the very shape in which a clerk wrote one: 99/3/3, 99年3月23日(星期二)."""

from __future__ import annotations

import datetime as dt
import re

from inservice_docs.taiwan.dates import parse_date, roc_year, sheet_date
from inservice_docs.taiwan.problem import FactError

_SHAPE = re.compile(
    r"(?P<era>\s*(?:中華民國|民國|西元)?\s*)"
    r"(?P<y>\d{2,4})(?P<s1>\s*[-/.年]\s*)(?P<m>\d{1,2})(?P<s2>\s*[-/.月]\s*)"
    r"(?P<d>\d{1,2})(?P<s3>\s*日?)"
    r"(?P<week>\s*[(（]?(?:星期|週)?[一二三四五六日][)）]?)?\s*"
)
_WEEKDAYS = "一二三四五六日"


def in_shape_of(written: str, day: dt.date) -> str:
    """Return a date written as `written` is; in the shape 115-08-05 where that is not one we know.

    The result always reads as the date.
    """
    found = _SHAPE.fullmatch(written)
    text = _same(found, day) if found else ""
    try:
        right = parse_date(text) == day
    except FactError:
        right = False
    return text if right else sheet_date(day)


def _same(found: re.Match[str], day: dt.date) -> str:
    western = len(found["y"]) == 4
    year = day.year if western else roc_year(day)
    padded = "0" in (found["m"][0], found["d"][0]) or _undecided(found)
    month = f"{day.month:02}" if padded else str(day.month)
    number = f"{day.day:02}" if padded else str(day.day)
    week = re.sub(f"[{_WEEKDAYS}](?=[)）]?$)", _WEEKDAYS[day.weekday()], found["week"] or "")
    return "".join(
        (found["era"], str(year), found["s1"], month, found["s2"], number, found["s3"], week)
    ).strip()


def _undecided(found: re.Match[str]) -> bool:
    """Tell whether both numbers have two digits anyway, in the shape that is padded by habit."""
    return len(found["m"]) == len(found["d"]) == 2 and found["s1"].strip() == "-"
