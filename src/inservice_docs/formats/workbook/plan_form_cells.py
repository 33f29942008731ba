"""The cells of a filled-in form as texts: what a spreadsheet made of them is undone or refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from inservice_docs.records.finding import Finding, Place, error, warning
from inservice_docs.taiwan.numerals import number_text

_EXCEL_CENTURY = range(1912, 2000)
"""99-03-23 typed as 民國 becomes 1999-03-23 in a spreadsheet."""


def cell_text(
    value: Any, kind: str, data_type: str, place: Place
) -> tuple[str | None, list[Finding]]:
    """Return a cell's content as the text that a clerk meant, and what is wrong with it.

    `kind` is what the field holds (date, number, phone, text …), `data_type` the cell's own type:
    a formula and an error value are refused, dates become ISO dates, whole numbers lose their .0.
    """
    if value is None or value == "":
        return None, []
    if data_type == "f":
        return None, [error("form-formula", "這一格是公式。", _PASTE_VALUES, place)]
    if data_type == "e":
        return None, [error("form-error-value", "這一格是錯誤值。", "重新輸入內容。", place)]
    if isinstance(value, bool):
        return ("是" if value else "否"), []
    if isinstance(value, (int, float)):
        return _number(value, kind), []
    if isinstance(value, (dt.datetime, dt.date)):
        return _date(value, kind, place)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}", []
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}", []
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return (text if text.strip() else None), []


def _number(value: float, kind: str) -> str:
    text = number_text(Decimal(str(value)))
    # A phone number that a spreadsheet took for a number lost its leading zero.
    return f"0{text}" if kind == "phone" and len(text) == 9 and text.isdigit() else text


def _date(value: dt.date, kind: str, place: Place) -> tuple[str | None, list[Finding]]:
    if kind != "date":
        return None, [
            error(
                "form-became-date",
                "試算表把這一格變成了日期。",
                "把儲存格格式改為「文字」後重新輸入，例如 1-2。",
                place,
            )
        ]
    day = value.date() if isinstance(value, dt.datetime) else value
    if day.year in _EXCEL_CENTURY:
        return day.isoformat(), [
            warning(
                "form-date-century",
                f"這一格是西元 {day.year} 年，試算表可能把民國 {day.year - 1900} 年當成了西元。",
                "把儲存格格式改為「文字」後重新輸入，例如 99年3月23日。",
                place,
            )
        ]
    return day.isoformat(), []


_PASTE_VALUES = "複製這一格，再以「選擇性貼上」的「值」貼回原處。"
