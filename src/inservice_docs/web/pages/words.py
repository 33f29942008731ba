"""Values as a clerk reads them (用語): the filters of the templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from inservice_docs.registry.desk import TAIWAN
from inservice_docs.taiwan.dates import plain_date, roc_year, sheet_date
from inservice_docs.taiwan.masking import mask_email, mask_id, mask_name, mask_phone
from inservice_docs.taiwan.numerals import number_text

_WEEKDAYS = "一二三四五六日"


def day(value: dt.date | None) -> str:
    """Return a day as 115年8月5日（星期三）, empty for none."""
    return "" if value is None else plain_date(value, weekday=True)


def short_day(value: dt.date | None) -> str:
    """Return a day as 8月5日（三）, empty for none."""
    if value is None:
        return ""
    return f"{value.month}月{value.day}日（{_WEEKDAYS[value.weekday()]}）"


def typed_day(value: dt.date | None) -> str:
    """Return a day as it is typed: 115-08-05."""
    return "" if value is None else sheet_date(value)


def moment(value: dt.datetime | None) -> str:
    """Return a moment in Taiwan as 115年8月5日 14:03."""
    if value is None:
        return ""
    here = value.astimezone(TAIWAN)
    return f"{roc_year(here.date())}年{here.month}月{here.day}日 {here:%H:%M}"


def clock(value: dt.time | None) -> str:
    """Return a time of day as 14:03."""
    return "" if value is None else f"{value:%H:%M}"


def amount(value: Decimal | float | int | None) -> str:
    """Return hours or credits without needless zeros, empty for none."""
    return "" if value is None else number_text(Decimal(str(value)))


def choices(values: Iterable[str]) -> list[tuple[str, str]]:
    """Return choices whose words are their values."""
    return [(value, value) for value in values]


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "short_day": short_day,
    "typed_day": typed_day,
    "moment": moment,
    "clock": clock,
    "amount": amount,
    "choices": choices,
    "mask_id": mask_id,
    "mask_name": mask_name,
    "mask_phone": mask_phone,
    "mask_email": mask_email,
}
