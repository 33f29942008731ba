"""The office calendar (政府機關辦公日曆表): holidays, make-up workdays, working days."""

from __future__ import annotations

import datetime as dt
import importlib.util
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

FIRST_YEAR, LAST_YEAR = 1998, 2027
"""The years whose published calendars the tables follow; later ones are only reckoned."""


def knows(day: dt.date) -> bool:
    """Tell whether the calendar of that year is known."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def holiday_name(day: dt.date) -> str:
    """Return the name of the holiday on a date (國慶日（補假）), empty on any other day."""
    return str(_year(day.year).get(day) or "").replace("; ", "、")


def is_make_up_day(day: dt.date) -> bool:
    """Tell whether a day of the weekend was a workday, to make up for another (補行上班日)."""
    return day.weekday() >= 5 and day in _year(day.year).weekend_workdays


def is_working_day(day: dt.date) -> bool:
    """Tell whether offices work on a date."""
    return bool(_year(day.year).is_working_day(day))


def working_days(start: dt.date, end: dt.date) -> int:
    """Return how many working days lie after `start`, up to and with `end`; 0 when none do."""
    if end <= start:
        return 0
    between = sum(_worked(year)[-1] for year in range(start.year, end.year))
    return between + _worked(end.year)[_day_of_year(end)] - _worked(start.year)[_day_of_year(start)]


def _day_of_year(day: dt.date) -> int:
    return day.timetuple().tm_yday


@cache
def _worked(year: int) -> tuple[int, ...]:
    """Return how many working days a year had by the end of each of its days, from day 0 on."""
    first = dt.date(year, 1, 1)
    days = (dt.date(year + 1, 1, 1) - first).days
    works = (is_working_day(first + dt.timedelta(days=number)) for number in range(days))
    return tuple(accumulate(works, initial=0))


@cache
def _year(year: int) -> Any:
    """Return one year's table; the library is large, so it is loaded only when needed."""
    return _taiwan()(years=[year], language="zh_TW", expand=False)


@cache
def _taiwan() -> Any:
    """Return the library's table of Taiwan, without the 250 other countries of its package."""
    import holidays

    file = Path(holidays.__file__).with_name("countries") / "taiwan.py"
    spec = importlib.util.spec_from_file_location("holidays_of_taiwan", file)
    if spec is None or spec.loader is None or not file.is_file():
        return importlib.import_module("holidays.countries.taiwan").Taiwan
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Taiwan
