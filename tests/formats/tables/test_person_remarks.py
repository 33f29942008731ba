"""The closer look at a row."""

from __future__ import annotations

import pytest

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import Headings
from inservice_docs.formats.tables.person_remarks import Remarks

GRID = Grid((("姓名",), ("甲",)), "a.xlsx", "名單")


@pytest.mark.parametrize(
    ("field", "text", "taken", "code"),
    [
        ("name", "=A1&B1", "=A1&B1", "cell-formula"),
        ("phone", '="0912345678"', "0912345678", ""),
        ("school", "#REF!", "", "cell-error"),
        ("name", "@王範例", "@王範例", "cell-like-formula"),
        ("position", "-教師", "-教師", "cell-like-formula"),
        ("phone", "+886-4-22921175", "+886-4-22921175", ""),
        ("phone", "-", "", ""),
        ("name", "王" * 40_000, "王" * 40_000, "name-too-long"),
        ("school", "校" * 600, "校" * 600, "cell-too-long"),
        ("name", "甲\x02", "", "text-unholdable"),
        ("name", "甲", "甲", ""),
    ],
)
def test_what_a_cell_may_hold(field: str, text: str, taken: str, code: str) -> None:
    """Nothing is lost but what no document can hold; everything odd is named at its cell."""
    remarks = Remarks(GRID, Headings(0, {0: field}))
    assert remarks.closer(1, (field,), (text,)) == (taken,)
    assert [found.code for found in remarks.findings] == [code] * bool(code)
    assert all(found.place.cell == "A2" and found.fix for found in remarks.findings)
    assert all(len(found.message) < 100 for found in remarks.findings)
