"""CSV files into grids."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.tables.open_csv import open_csv
from inservice_docs.formats.tables.workbook_guard import MOST_ROWS
from inservice_docs.records.finding import UserError


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_what_parts_the_cells(mark: str) -> None:
    """Comma, tab or semicolon, whichever the file uses."""
    grid = open_csv(mark.join(("姓名", "學校", "電話")).encode(), "a.csv").value
    assert grid.rows == (("姓名", "學校", "電話"),)


def test_lines_are_those_of_the_file() -> None:
    """A cell of several lines moves the next row on."""
    grid = open_csv('姓名,備註\n甲,"一\n二"\n乙,三'.encode(), "a.csv").value
    assert grid.lines == (1, 2, 4)
    assert grid.rows[1] == ("甲", "一\n二")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp950"])
def test_encodings(encoding: str) -> None:
    """Each is told apart by its mark or by its bytes; line ends of every kind."""
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    outcome = open_csv(f"{mark}姓名\r\n林宜範".encode(encoding), "a.csv")
    assert outcome.value.rows == (("姓名",), ("林宜範",))
    assert bool(outcome.findings) == (encoding == "cp950")


def test_too_many_rows_are_refused() -> None:
    """A list of people is not that long."""
    with pytest.raises(UserError):
        open_csv(b"a\n" * (MOST_ROWS + 2), "a.csv")


def test_too_many_columns_are_refused_with_their_number() -> None:
    """A file that lacks its line ends; nothing is said about quotes."""
    with pytest.raises(UserError) as caught:
        open_csv("姓名,學校,".encode() * 400, "a.csv")
    (found,) = caught.value.findings
    assert (found.code, "801 欄" in found.message) == ("csv-unreadable", True)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing else comes out than rows or a finding."""
    with suppress(UserError):
        grid = open_csv(data, "a.csv").value
        assert len(grid.rows) == len(grid.lines)
