"""The kinds of value that records hold: text, dates, times, counts, hours, yes and no.

Each takes what a clerk writes (full-width digits, ROC dates, 是/否) and refuses the rest.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from inservice_docs.taiwan.dates import parse_date
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.text import half_width, tidy, unholdable

_YES = {"是", "有", "yes", "true", "y", "1"}
_NO = {"否", "無", "no", "false", "n", "0"}


def refuse(code: str, message: str, fix: str) -> PydanticCustomError:
    """Make the error of a value that a record cannot hold: what is wrong and the cure."""
    return PydanticCustomError(code, "{message}", {"message": message, "fix": fix})


def from_fact(code: str, read: Callable[[str], Any], text: str) -> Any:
    """Read a text with one of `taiwan`'s parsers; its refusal becomes the record's."""
    try:
        return read(text)
    except FactError as problem:
        raise refuse(code, problem.message, problem.fix) from None


def _holdable(text: str) -> str:
    """Refuse characters that no document can hold (XML 1.0 §2.2), naming where they stand."""
    bad = unholdable(text)
    if bad:
        index, point = bad[0]
        raise refuse(
            "text-unholdable",
            f"第{index + 1}個字是文件無法儲存的字元（U+{point:04X}）。",
            "刪除該字元後重新輸入；常見於從其他程式複製貼上。",
        )
    return text


def _plain_text(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip(" \t\r\n\u3000")
    return value


def _date(value: Any) -> Any:
    if isinstance(value, str):
        text = tidy(value)
        return from_fact("date-unreadable", parse_date, text) if text else None
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    raise refuse("date-unreadable", "日期須為文字或日期。", "例如 115-09-18 或 2026-09-18。")


def _count(value: Any) -> Any:
    if isinstance(value, bool):
        raise refuse("number-unreadable", "應填數字。", "例如 120。")
    if isinstance(value, str):
        text = tidy(half_width(value)).replace(",", "")
        if not text:
            return None
        found = re.fullmatch(r"(\d{1,9})\s*(?:人|班|名|份|位)?", text)
        if not found:
            raise refuse("number-unreadable", "應填整數。", "只寫數字，例如 120。")
        return int(found.group(1))
    return value


def _amount(value: Any) -> Any:
    if isinstance(value, bool):
        raise refuse("number-unreadable", "應填數字。", "例如 3 或 1.5。")
    if isinstance(value, str):
        text = tidy(half_width(value))
        if not text:
            return None
        found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,4})?)\s*(?:小時|時|學分)?", text)
        if not found:
            raise refuse("number-unreadable", "應填數字。", "例如 3 或 1.5。")
        return Decimal(found.group(1))
    if isinstance(value, float):
        try:
            return Decimal(str(value))
        except InvalidOperation:  # pragma: no cover - str(float) is always a decimal
            return value
    return value


def _yes_no(value: Any) -> Any:
    if isinstance(value, str):
        word = tidy(value).lower()
        if not word:
            return None
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise refuse("yes-no-unreadable", "應填「是」或「否」。", "改為 是 或 否。")
    return value


def _listed(value: Any) -> Any:
    """Take one value for a list of one, and a text with 、 for several."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in re.split(r"[、;；\n]", value) if part.strip())
    if isinstance(value, Sequence):
        return tuple(value)
    return value


def _lines(value: Any) -> Any:
    """Take one value for a list of one, and a text of several lines for several."""
    if isinstance(value, str):
        return tuple(line.strip() for line in value.splitlines() if line.strip())
    return _listed(value)


def _one_listed(value: Any) -> Any:
    """Take one record for a list of one."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)


def _number_json(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Text = Annotated[str, BeforeValidator(_plain_text), AfterValidator(_holdable)]
"""One line or paragraph of text, trimmed at both ends; what XML cannot hold is refused."""

ExactText = Annotated[str, AfterValidator(_holdable)]
"""Text kept as it stands, spaces and all (verbatim letters)."""

Date = Annotated[dt.date, BeforeValidator(_date)]
"""A day, read from an ROC or a 西元 date."""

OptionalDate = Annotated[dt.date | None, BeforeValidator(_date)]
"""A day, or None where it is not known yet."""

Count = Annotated[int | None, Field(ge=0, le=999_999_999), BeforeValidator(_count)]
"""A whole number of people, classes or copies, or None."""

Amount = Annotated[
    Decimal | None,
    Field(ge=0),
    BeforeValidator(_amount),
    PlainSerializer(
        lambda value: None if value is None else _number_json(value),
        return_type=int | float | None,
        when_used="json",
    ),
]
"""Hours (時數) or credits (學分數), a decimal number, or None."""

YesNo = Annotated[bool | None, BeforeValidator(_yes_no)]
"""是 or 否, or None where it was not said."""

TextList = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
"""A list of texts; one text with 、 between its parts is taken apart."""

TextLines = Annotated[tuple[Text, ...], BeforeValidator(_lines)]
"""A list of sentences; one text is taken apart at its line breaks only."""


def _text_alone(value: Any) -> Any:
    """Take a plain text for a record that has no more than its text."""
    return {"text": value} if isinstance(value, str) else value


text_alone = BeforeValidator(_text_alone)
"""For records with a text of their own: a plain text stands for one without more."""

one_or_many = BeforeValidator(_one_listed)
"""For lists of records: a single record stands for a list of one."""
