"""Counties (縣市) and their names by date: the mergers of 2010-12-25, 桃園市 since 2014-12-25."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from .text import tidy


class _Change(NamedTuple):
    """From that day on the county `old` is, or belongs to, `new`."""

    old: str
    new: str
    day: date


_MERGED = date(2010, 12, 25)
_CHANGES = (
    _Change("臺北縣", "新北市", _MERGED),
    _Change("桃園縣", "桃園市", date(2014, 12, 25)),
    _Change("臺中縣", "臺中市", _MERGED),
    _Change("臺南縣", "臺南市", _MERGED),
    _Change("高雄縣", "高雄市", _MERGED),
)
_TODAY = (
    "臺北市", "新北市", "桃園市", "臺中市", "臺南市", "高雄市",
    "基隆市", "新竹縣", "新竹市", "苗栗縣", "彰化縣", "南投縣", "雲林縣", "嘉義縣",
    "嘉義市", "屏東縣", "宜蘭縣", "花蓮縣", "臺東縣", "澎湖縣", "金門縣", "連江縣",
)  # fmt: skip
# Cities that did not exist before; the other three took a county of their name in.
_BORN = {change.new: change for change in _CHANGES if change.new in ("新北市", "桃園市")}
_ENDED = {change.old: change for change in _CHANGES}
_EVER = (*_TODAY, *_ENDED)
_TAI = re.compile("台(?=[北中南東][市縣])")


def tai(text: str) -> str:
    """Return the text with 台 as 臺 in the names of counties (台中市, 台東縣), nowhere else."""
    return _TAI.sub("臺", text)


def county_names(on: date) -> tuple[str, ...]:
    """Return the names of all counties on a date, cities under the Executive Yuan first."""
    names = [_BORN[name].old if name in _BORN and on < _BORN[name].day else name for name in _TODAY]
    names += [old for old, (_, new, day) in _ENDED.items() if new not in _BORN and on < day]
    return tuple(names)


def renamed(name: str, on: date) -> str | None:
    """Return what a county had to be called on a date when that is another name, else None.

    臺中縣 in 2011 → 臺中市; 新北市 in 2009 → 臺北縣; 臺中縣 in 2009 → None, and so any other word.
    """
    county = tai(tidy(name))
    if county in _ENDED and on >= _ENDED[county].day:
        return _ENDED[county].new
    if county in _BORN and on < _BORN[county].day:
        return _BORN[county].old
    return None


def written_county(text: str) -> str | None:
    """Return the county that a school's or agency's name begins with, as written, valid or not.

    A collective of two counties (臺中縣市國民小學) is neither.
    """
    plain = tai(tidy(text)[:20])
    if re.match("..縣市|..市縣", plain):
        return None
    return next((name for name in _EVER if plain.startswith(name)), None)


def county_of(text: str, on: date) -> str | None:
    """Return the county, by its name on that date, of 臺中市私立…, 臺北市政府教育局; else None."""
    county = written_county(text)
    return (renamed(county, on) or county) if county else None


def split_school(text: str, on: date) -> tuple[str, str]:
    """Return (county by its name on that date or empty, school) of one cell of an export.

    The county is cut off where it is no part of the name: before 國立 or another county, or before
    white space (高雄市國立高雄師範大學). 臺中市私立… and 臺北市立… keep it.
    """
    plain = tai(tidy(text))
    written = written_county(plain)
    if not written:
        return "", plain
    county = renamed(written, on) or written
    rest = plain[len(written) :]
    apart = rest[:1] in (" ", "/", "-", "_", "，", "、") and rest[1:].strip()
    if apart or rest.startswith("國立") or written_county(rest):
        return county, rest.lstrip(" /-_，、")
    return county, plain
