"""The times of day that a letter's texts state: spans (上午9時至12時) and single ones (時間)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .pattern import Pattern
from .spots import Spot

PERIODS = ("上午", "下午", "中午", "晚上", "早上", "凌晨", "晚間", "傍晚", "正午")
_LATE = {"下午", "晚上", "晚間", "傍晚"}
_EARLY = {"上午", "早上", "凌晨"}
_PERIOD = "|".join(PERIODS)
_CLOCK = (
    r"(?:\d{1,2}[ ]?(?:[時點](?!數)(?:[ ]?\d{1,2}[ ]?分|半|整)?|[:：]\d{2}(?!\d))"
    r"|\d{4}(?!\d)(?:[ ]?時(?!數))?)"
)
_TO = r"[ ]?起?[ ]?(?:至|到|~|～|-|－|–|—)[ ]?"
_BEFORE = r"(?<![\d#轉\-.第])"
_TIME = Pattern(
    rf"(?P<p>{_PERIOD})?[ ]?{_BEFORE}(?P<a>{_CLOCK})"
    rf"(?:{_TO}(?P<q>{_PERIOD})?[ ]?(?P<b>{_CLOCK}|\d{{1,2}}(?=[）)，。；\s]|$)))?",
    needs="時 點 : ： 午 - ~ ～ －",
)  # fmt: skip
_AFTER_DAY = Pattern(r"(?:日|[一二三四五六日][）)]|時間：)[ ]?$")
_PARTS = Pattern(r"(\d{1,2})[ ]?(?:[時點:：][ ]?(?:(\d{1,2})|(半))?|$)|(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True)
class Clock:
    """One time as written: its hour and minute, its period of the day, 4 digits in a row or not."""

    words: str
    period: str
    hour: int
    minute: int
    compact: bool

    @property
    def possible(self) -> bool:
        """Tell whether there is such a time."""
        if self.period in _EARLY and (self.hour > 12 or (self.period == "凌晨" and self.hour > 6)):
            return False
        return self.minute < 60 and (self.hour < 24 or (self.hour, self.minute) == (24, 0))

    @property
    def mixed(self) -> bool:
        """Tell whether 下午 stands before a 24-hour time."""
        return self.period in _LATE and self.hour > 12

    def minutes(self, inherited: str = "") -> int:
        """Return the minutes since midnight; a time without a period takes that of the start."""
        period = self.period or (inherited if self.hour <= 12 else "")
        late = period in _LATE and self.hour < 12
        noon = period in ("中午", "正午") and self.hour < 11
        return (self.hour + 12 * (late or noon)) * 60 + self.minute


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A span of time, or a single time (`last` None)."""

    spot: Spot
    start: int
    end: int
    first: Clock
    last: Clock | None

    @property
    def span(self) -> tuple[int, int]:
        """Return where the words stand in their spot."""
        return self.start, self.end

    @property
    def words(self) -> str:
        """Return the words as they stand."""
        return self.spot.raw[self.start : self.end]

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """Return the one or two times."""
        return (self.first, self.last) if self.last else (self.first,)

    @property
    def possible(self) -> bool:
        """Tell whether each time can be."""
        return all(clock.possible for clock in self.clocks)

    @property
    def length(self) -> int:
        """Return the minutes from start to end, 0 for a single time."""
        if not self.last:
            return 0
        return self.last.minutes(self.first.period) - self.first.minutes()


def times_in(spots: Iterable[Spot]) -> Iterator[TimeFound]:
    """Yield the times of some texts in reading order."""
    for spot in spots:
        yield from _in_spot(spot)


def _in_spot(spot: Spot) -> Iterator[TimeFound]:
    for match in _TIME.finditer(spot.text):
        first, last = match["a"], match["b"]
        if first.isdigit() and not _stands_for_time(spot.text, match):
            continue
        if last and last.isdigit() and len(last) == 4 and not (first[:4].isdigit() or match["q"]):
            last = None
        start = match.start()
        end = match.end() if last else match.end("a")
        begin = _clock(first, match["p"] or "")
        finish = _clock(last, match["q"] or "") if last else None
        yield TimeFound(spot, start, end, begin, finish)


def _stands_for_time(text: str, match: re.Match[str]) -> bool:
    """Tell whether four bare digits are a time: a period or a weekday before them, 時 behind."""
    if match["p"] or "時" in (match["b"] or ""):
        return True
    return bool(match["b"] and _AFTER_DAY.search(text[max(0, match.start() - 8) : match.start()]))


def _clock(words: str, period: str) -> Clock:
    digits = words.replace("時", "").strip()
    if len(digits) == 4 and digits.isdigit():
        return Clock(words, period, int(digits[:2]), int(digits[2:]), compact=True)
    found = _PARTS.match(words)
    if not found or found[1] is None:
        return Clock(words, period, 0, 0, compact=False)
    minute = 30 if found[3] else int(found[2] or 0)
    return Clock(words, period, int(found[1]), minute, compact=False)
