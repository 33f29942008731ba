"""The study hours (研習時數) that a letter states, and how long its sessions last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from inservice_docs.taiwan.numerals import parse_chinese_number
from inservice_docs.taiwan.problem import FactError

from .date_roles import EVENT, PAST
from .found_dates import DateFound
from .found_times import TimeFound
from .pattern import Pattern
from .sentences import clause
from .spots import Spot

_HOURS = Pattern(
    r"(?<![\d.])(?P<n>\d{1,3}(?:\.\d{1,2})?|[一二三四五六七八九十]{1,3})[ ]?個?小時"
    r"(?![內前後]|以[內上前後]|之內|左右|車程)",
    needs="小時",
)  # fmt: skip
_ABOUT = Pattern(
    r"時數|核發|核給|核予|登錄|惠允|認列|研習證明|採計|共計|合計|總計|研習[共計]|課程[共計]|為期"
)
_APART = Pattern(
    r"(?:各|每[人場日天次節]?|上午|下午|第[一二三四五六七八九十\d]+[場天日次])[^，。；\r\d]{0,8}$"
    r"|(?:僅|只|部分|未全程|單場|半日|半天|其中)[^，。；\r]{0,16}$"
)
_NOT_STUDY = Pattern(
    r"(?:前|提早|提前|車程|路程|至少|逾|超過|未達|未滿|已達|須達|應達|累計|每學?年|遲到|早退|缺席|連續"
    r"|工作|服務)[^，。；\r]{0,8}$"
)


_OF_STUDY = Pattern(
    r"(?:(?:研習|活動|課程|上課|講座|(?:改期|變更|調整|更改|延期|異動)後之?|新)時間|^時間)"
    r"[ ]?(?:[改仍]?[為於]|訂於|[:：])?[ ]?$"
)


@dataclass(frozen=True, slots=True)
class HoursFound:
    """A number of hours in a text; `part` tells that it is one of several that add up."""

    spot: Spot
    start: int
    end: int
    hours: Decimal
    part: bool

    @property
    def span(self) -> tuple[int, int]:
        """Return where the words stand."""
        return self.start, self.end

    @property
    def words(self) -> str:
        """Return the words as they stand."""
        return self.spot.raw[self.start : self.end]


def hours_in(spots: Iterable[Spot]) -> Iterator[HoursFound]:
    """Yield the study hours that some texts state, in reading order."""
    for spot in spots:
        if not _ABOUT.search(spot.text):
            continue
        for found in _HOURS.finditer(spot.text):
            low, high = clause(spot.text, found.start(), found.end())
            if not _ABOUT.search(spot.text, low, high):
                continue
            if _NOT_STUDY.search(spot.text[low : found.start()]):
                continue
            part = _APART.search(spot.text[low : found.start()]) is not None
            try:
                number = _number(found["n"])
            except FactError:
                continue
            yield HoursFound(spot, found.start(), found.end(), number, part)


def _number(words: str) -> Decimal:
    return Decimal(words) if words[0].isdigit() else Decimal(parse_chinese_number(words))


def session_minutes(dates: Sequence[DateFound], times: Sequence[TimeFound]) -> int | None:
    """Return the minutes that the sessions last together, None where the texts leave it open.

    Times stand with the day of the study, or after 「研習時間」 where there is but one day; a day
    that was given up (原訂) has none that count.
    """
    events = [date for date in dates if date.role == EVENT and date.day]
    where = {date.spot.path for date in events}
    spans = [time for time in times if time.last and not _given_up(time, dates)]
    beside = [time for time in spans if time.spot.path in where]
    if not beside and len(event_days(events)) == 1:
        beside = [time for time in spans if _OF_STUDY.search(time.spot.text[: time.start])]
    spans = beside
    if not spans or any(not time.possible or time.length <= 0 for time in spans):
        return None
    days = event_days(events)
    total = sum(time.length for time in spans)
    if len(days) <= 1:
        return total
    if len(spans) == 1:
        return total * len(days)
    return total if len(spans) >= len(days) else None


def _given_up(time: TimeFound, dates: Sequence[DateFound]) -> bool:
    """Tell whether the date that a time follows is one that no longer counts."""
    before = [date for date in dates if date.spot is time.spot and date.start < time.start]
    return bool(before) and before[-1].role == PAST


def event_days(events: list[DateFound]) -> set[dt.date]:
    """Return the days of the study, every day of a range (9月16日至18日) counted."""
    days: set[dt.date] = set()
    before: dt.date | None = None
    for date in events:
        if date.day is None:
            continue
        if date.to and before and 0 < (date.day - before).days <= 31:
            days |= {before + dt.timedelta(step) for step in range((date.day - before).days)}
        days.add(date.day)
        before = date.day
    return days
