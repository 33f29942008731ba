"""Quotes that never close are told from cells of several lines."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.tables.lone_quotes import without_lone_quotes


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('姓名,學校\n"王一,甲\n李二,乙\n', [2]),
        ('姓名,學校\r\n王一,"甲\r\n李二,"乙國小"\r\n', [2]),
        ('姓名,學校\n王一,"甲\n"李二,乙\n', [2, 3]),
        ('姓名,學校\n王一,"甲', [2]),
        ('姓名\r"王""一\r李二', [2]),
        ('姓名,地址\n王一,"臺中市\n北區"\n李二,"乙"國小\n', []),
        ('姓名,學校\n王"一,甲\n', []),
        ('"姓名","學校"\n"王一","甲""乙"\n', []),
        ("姓名,學校\n王一,甲\n", []),
        ("", []),
    ],
)
def test_lone_quotes(text: str, lines: list[int]) -> None:
    """Their lines are named, and they are gone; all others stay."""
    plain, found = without_lone_quotes(text, ",")
    assert found == lines
    assert plain.count('"') == text.count('"') - len(lines)


@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=4), max_size=5))
def test_what_a_program_wrote_is_left_alone(rows: list[list[str]]) -> None:
    """Whatever the cells hold."""
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    assert without_lone_quotes(stream.getvalue(), ",") == (stream.getvalue(), [])
