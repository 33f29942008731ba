"""Cells into texts: what a spreadsheet made of an entry is undone, or refused in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from inservice_docs.formats.workbook.plan_form_cells import cell_text
from inservice_docs.records.finding import Place

HERE = Place("form.xlsx", sheet="研習計畫", cell="B5", field="時數")


@pytest.mark.parametrize(
    ("value", "kind", "data_type", "text"),
    [
        (None, "text", "n", None),
        ("", "text", "s", None),
        (" \u3000\n", "text", "s", None),
        ("甲\r\n乙", "text", "s", "甲\n乙"),
        ("=不是公式", "text", "s", "=不是公式"),
        (3.0, "number", "n", "3"),
        (1.5, "number", "n", "1.5"),
        (120, "number", "n", "120"),
        (0.1 + 0.2, "number", "n", "0.30000000000000004"),
        (422921175, "phone", "n", "0422921175"),
        (912345678.0, "phone", "n", "0912345678"),
        (22921175, "phone", "n", "22921175"),
        (1150805, "date", "n", "1150805"),
        (True, "text", "b", "是"),
        (False, "text", "b", "否"),
        (dt.datetime.fromisoformat("2026-09-18T00:00"), "date", "d", "2026-09-18"),
        (dt.date(2026, 9, 18), "date", "d", "2026-09-18"),
        (dt.time(13, 10), "text", "d", "13:10"),
        (dt.timedelta(hours=25, minutes=5), "text", "d", "25:05"),
    ],
)
def test_texts(value: Any, kind: str, data_type: str, text: str | None) -> None:
    """Each kind of cell gives the text that was meant, without a finding."""
    assert cell_text(value, kind, data_type, HERE) == (text, [])


@pytest.mark.parametrize(
    ("value", "kind", "data_type", "code"),
    [
        ("=SUM(A1:A3)", "number", "f", "form-formula"),
        ("#REF!", "text", "e", "form-error-value"),
        (dt.datetime.fromisoformat("2026-01-02T00:00"), "text", "d", "form-became-date"),
    ],
)
def test_refusals(value: Any, kind: str, data_type: str, code: str) -> None:
    """Formulas, error values, and 1-2 that became 2 January are refused with their cell."""
    text, findings = cell_text(value, kind, data_type, HERE)
    assert text is None
    assert [(found.code, found.place) for found in findings] == [(code, HERE)]


def test_roc_year_taken_for_a_western_one() -> None:
    """99-03-23 typed into a date cell becomes 1999: read, but with a warning that names both."""
    text, findings = cell_text(dt.datetime.fromisoformat("1999-03-23T00:00"), "date", "d", HERE)
    assert text == "1999-03-23"
    assert [found.code for found in findings] == ["form-date-century"]
    assert "1999" in findings[0].message
    assert "民國 99 年" in findings[0].message
