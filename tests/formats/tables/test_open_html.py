"""Web pages into grids."""

from __future__ import annotations

import pytest

from inservice_docs.formats.tables.open_html import open_it
from inservice_docs.records.finding import UserError

PAGE = (
    "<html><table><tr><th colspan=2>研習名單</th></tr><tr><th>學校</th><th>姓名</th></tr>"
    "<tr><td rowspan=2>甲國小</td><td>王&nbsp;範例<br></td></tr><tr><td>李範二</td></tr></table>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "cp950"])
def test_a_table_in_a_page(encoding: str) -> None:
    """Cells over several columns or rows keep the others in their places, and are told."""
    (grid,) = open_it(PAGE.encode(encoding), "a.xls", False).value
    assert grid.rows == (
        ("研習名單", ""),
        ("學校", "姓名"),
        ("甲國小", "王 範例"),
        ("", "李範二"),
    )
    assert grid.merged == ((0, 0, 0, 1), (2, 0, 3, 0))
    assert grid.encoding == encoding


def test_a_page_without_a_table_is_refused() -> None:
    """And said to be one."""
    with pytest.raises(UserError):
        open_it("<html><p>錯誤</p>".encode(), "a.xls", False)
