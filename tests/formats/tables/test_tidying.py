"""The cells of a list put right."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.tidying import filled_down, tidy_rows
from inservice_docs.taiwan.text import tidy

CELLS = st.text(st.sampled_from("王 \u3000\u200bＡ1=#-\n\x02"), max_size=6)


@given(st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=5).map(tuple))
def test_every_cell_comes_out_tidy(rows: tuple[tuple[str, ...], ...]) -> None:
    """As if each had been looked at by itself; what begins as a formula is looked at closer."""
    for row, cells, close in tidy_rows(Grid(rows, "a"), 0):
        assert cells == tuple(map(tidy, rows[row]))
        assert close or not any(cell[:1] in set("=#\x02-") for cell in cells if cell)


def test_a_joined_cell_speaks_for_all_its_rows() -> None:
    """Only downwards, only in the columns that people share, only below the headings."""
    rows = (("學校", "姓名"), ("甲國小", "王"), ("", "李"), ("", ""))
    grid = Grid(rows, "a", merged=((0, 0, 1, 0), (1, 0, 2, 0), (1, 1, 2, 1), (3, 0, 3, 1)))
    assert filled_down(grid, frozenset({0}), 1) == {2: {0: "甲國小"}}
