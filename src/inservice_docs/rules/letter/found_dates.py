"""The dates that a letter's texts state, each with its weekday and its role (日期的用途)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from inservice_docs.taiwan.dates import parse_date
from inservice_docs.taiwan.problem import FactError

from .date_roles import role_of
from .pattern import Pattern
from .spots import Spot

_CHINESE_DIGIT = "[〇○零一二三四五六七八九十百廿卅]"
_WORDS = (
    r"(?<![\d.])(?:(?:(?P<era>中華民國|民國|西元|公元)[ \u3000]?)?"
    r"(?:(?P<y>\d{2,4})[ \u3000]?年|[本今明去][ ]?[（(](?P<y2>\d{2,3})[）)][ ]?年"
    r"|(?P<rel>[本今明去])年)"
    r"[ \u3000]?)?(?<!\d)(?P<m>\d{1,2})[ \u3000]?月[ \u3000]?"
    r"(?P<d>\d{1,2})(?P<more>(?:[、,~～至\-–—－][ ]?\d{1,2})*)[ \u3000]?(?P<unit>日(?!曆)|號(?!函"
    r"|令))"
)
_DATE = Pattern(
    rf"(?P<words>{_WORDS})"
    r"|(?P<signs>(?<![A-Za-z0-9_/.\-#:@])(?P<sy>\d{2,4})(?P<sep>[/.\-])(?P<sm>\d{1,2})(?P=sep)"
    r"(?P<sd>\d{1,2})(?![A-Za-z0-9_/\-#@]|\.\d))"
    rf"|(?P<chinese>(?:中華民國|民國)?(?:{_CHINESE_DIGIT}{{1,7}}|元)年"
    rf"{_CHINESE_DIGIT}{{1,3}}月{_CHINESE_DIGIT}{{1,3}}日)",
    needs="月 / . -",
)  # fmt: skip
_NEXT_DAY = Pattern(
    r"[ ]?(?:至|到|、|及|與|和|~|～|-|－|–|—)[ ]?(?P<d>\d{1,2})[ ]?日(?!內|以|止內)"
)
_DAY = "星期|週|周|禮拜"
_NAMED = "[一二三四五六日天]"
_WEEKDAY = Pattern(
    rf"[ \u3000]?(?:[（(][ ]?(?:{_DAY})?[ ]?(?P<a>{_NAMED})"
    rf"(?:[至到、及~～\-－](?:{_DAY})?(?P<b>{_NAMED}))?[ ]?[）)]|(?:{_DAY})(?P<c>{_NAMED}))"
)
_JOINED = Pattern(r"[ ]?(?:起)?[ ]?(?:至|到|~|～|-|－|–|—)[ ]?")
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a text: `day` is None where no such day exists.

    `sure` tells that the year was written; `style` is words, signs, chinese or spoken (5號); `to`
    tells that it ends a range that the date before it begins; `after` is the offset behind it and
    its weekday; `weekday` is one character, or two where one bracket serves a range (三五).
    """

    spot: Spot
    start: int
    end: int
    day: dt.date | None
    sure: bool
    style: str
    western: bool = False
    weekday: str = ""
    weekday_span: tuple[int, int] = (0, 0)
    after: int = 0
    to: bool = False
    role: str = ""
    last_day: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """Return where the date stands in its spot."""
        return self.start, self.end

    @property
    def words(self) -> str:
        """Return the date as it is written."""
        return self.spot.raw[self.start : self.end]


def dates_in(spots: Iterable[Spot], letter_day: dt.date | None) -> Iterator[DateFound]:
    """Yield the dates of some texts in reading order, their roles told.

    A date without a year takes the year before it in its text, else that of the letter.
    """
    for spot in spots:
        if _DATE.possible(spot.text):
            yield from _with_roles(_in_spot(spot, letter_day))


def _with_roles(dates: Iterable[DateFound]) -> Iterator[DateFound]:
    before: DateFound | None = None
    for date in dates:
        joined = bool(
            before
            and (gap := _JOINED.match(date.spot.text, before.after))
            and gap.end() == date.start
        )
        to = date.to or joined
        role = role_of(date.spot.text, date.start, date.after, to, before.role if before else "")
        before = replace(date, to=to, role=role)
        yield before


def _in_spot(spot: Spot, letter_day: dt.date | None) -> Iterator[DateFound]:
    year: int | None = None
    for match in _DATE.finditer(spot.text):
        found = _one(spot, match, year, letter_day)
        if found is None:
            continue
        if found.sure and found.day:
            year = found.day.year
        found, first = _weekday(found)
        days = _more_days(match, found)
        if first and days:
            days[0] = replace(days[0], weekday=first, weekday_span=found.weekday_span)
        yield from days
        yield found
        yield from _following(found)


def _one(
    spot: Spot, match: re.Match[str], year: int | None, letter_day: dt.date | None
) -> DateFound | None:
    start, end = match.span()
    day: dt.date | None
    if match["chinese"]:
        try:
            day = parse_date(match.group())
        except FactError:
            return None
        return DateFound(spot, start, end, day, True, "chinese", after=end)
    if match["signs"]:
        stated, month, number = int(match["sy"]), int(match["sm"]), int(match["sd"])
        if not (80 <= stated <= 199 or 1990 <= stated <= 2099) or month > 12 or number > 31:
            return None
        day = _day(stated, month, number)
        return DateFound(spot, start, end, day, True, "signs", stated >= 1000, after=end)
    written = match["y"] or match["y2"]
    month = int(match["m"])
    number = int(re.split(r"[^\d]+", match["d"] + match["more"])[-1])
    western = bool(written and (len(written) == 4 or match["era"] in ("西元", "公元")))
    base = int(written) if written else year
    if base is None and letter_day:
        base = letter_day.year + {"明": 1, "去": -1}.get(match["rel"] or "", 0)
        guess = _day(base, month, number)
        if guess and not match["rel"] and (letter_day - guess).days > 180:
            base += 1
    if base is None:
        day = (
            None
            if month > 12 or number > 31 or not month or not number
            else _day(2000, month, number)
        )
        if day:  # a day of an unknown year says nothing
            return None
    else:
        day = _day(base, month, number)
    style = "words" if match["unit"] == "日" else "spoken"
    return DateFound(spot, start, end, day, bool(written), style, western, after=end)


def _day(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year + 1911 if year < 1000 else year, month, number)
    except ValueError:
        return None


def _weekday(found: DateFound) -> tuple[DateFound, str]:
    """Return the date with what stands behind it, and the first weekday of （星期三至星期五）."""
    match = _WEEKDAY.match(found.spot.text, found.end)
    if not match:
        return found, ""
    first = match["a"] if match["b"] else ""
    chars = first + (match["b"] or match["a"] or match["c"])
    span = match.span()
    return replace(found, weekday=chars, weekday_span=span, after=span[1]), first


def _more_days(match: re.Match[str], found: DateFound) -> list[DateFound]:
    """Return the earlier days of 8月5、6日, which share their month with the last."""
    if not match["words"] or not match["more"]:
        return []
    days = []
    for number in re.findall(r"\d{1,2}", match["d"] + match["more"])[:-1]:
        day = None
        if found.day:
            day = _day(found.day.year, found.day.month, int(number))
        days.append(replace(found, day=day, weekday="", weekday_span=(0, 0)))
    return days


def _following(found: DateFound) -> Iterator[DateFound]:
    """Yield the later days of 8月5日（星期三）至7日（星期五）."""
    text = found.spot.text
    while match := _NEXT_DAY.match(text, found.after):
        month = found.day or dt.date(2000, 1, 1)
        day = _day(month.year, month.month, int(match["d"])) if found.day else None
        to = match.group().strip()[0] not in "、及與和"
        start = match.start("d")
        found = replace(
            found,
            start=start,
            end=match.end(),
            after=match.end(),
            day=day,
            to=to,
            weekday="",
            weekday_span=(0, 0),
        )
        found, _ = _weekday(found)
        yield found
