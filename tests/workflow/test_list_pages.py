"""A table becomes a Word document with just its columns."""

from __future__ import annotations

import io

import docx
import pytest

from inservice_docs.records.table import Column, Table
from inservice_docs.workflow.list_pages import list_docx
from inservice_docs.workflow.workspace import Workspace

TEMPLATE = "rosters/sign_in_sheet.docx"


def table(title: str, *headings: str) -> Table:
    columns = tuple(Column(heading, heading) for heading in headings)
    rows = (tuple(f"{heading}一" for heading in headings), tuple("甲&<乙>" for _ in headings))
    return Table(title, columns, rows, ("地點：禮堂",))


@pytest.mark.parametrize("headings", [("姓名",), ("編號", "姓名", "簽名"), tuple("甲乙丙丁戊己庚")])
def test_the_document_has_the_columns_of_the_table(
    headings: tuple[str, ...], workspace: Workspace
) -> None:
    """Every heading and every cell stands in its place, and the heading repeats on every page."""
    document = docx.Document(
        io.BytesIO(list_docx([table("簽到表", *headings)], TEMPLATE, workspace))
    )
    (grid,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in grid.rows]
    assert list(headings) in rows
    assert [f"{heading}一" for heading in headings] in rows
    assert ["甲&<乙>"] * len(headings) in rows
    heading = rows.index(list(headings))
    assert all("tblHeader" in row._tr.xml for row in grid.rows[: heading + 1])
    assert all("cantSplit" in row._tr.xml for row in grid.rows)


def test_several_tables_share_a_document(workspace: Workspace) -> None:
    """Each keeps its own title."""
    data = list_docx([table("第一日", "姓名"), table("第二日", "姓名")], TEMPLATE, workspace)
    grids = docx.Document(io.BytesIO(data)).tables
    assert ["第一日" in grids[0]._tbl.xml, "第二日" in grids[1]._tbl.xml] == [True, True]
