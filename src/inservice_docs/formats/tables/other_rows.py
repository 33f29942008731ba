"""Rows of a list that are no person's (略過的列): totals, headings, titles, remarks, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import Headings, field_of, match_headings
from inservice_docs.records.person import Person
from inservice_docs.taiwan.text import compact

_TOTAL = re.compile(
    "(?:合計|總計|小計|共計|總人數|人數合計|人數|[應實]到|[應實]到人數|(?:應|實際)?出席人數)"
    "(?:$|[:：0-9共計為人])|共[0-9]+[人名位筆](?:$|[,，。、])"
)
_SIGNERS = re.compile(
    "(?:業務|承辦|教學|註冊|研發)?(?:承辦人員?|承辦單位|組長)|(?:教務|學務|總務|輔導|處室|人事|會計)?主任|"
    "(?:單位)?主管|人事|[會主]計|製表人?|[審覆]核|校長|機關首長"
)
"""Words of the line at the foot of a list where the officers sign."""
_NOTE = re.compile("備註|說明|註[:：]|※|[(（]?以下空白|以上共|製表|填表|承辦人|單位主管|校長[:：]")
_HAS_ID = re.compile(r"[0-9]{4}|[*○]")
EMPTY, TOTALS, SECTION = "空白列", "合計列", "另一份名單的標題列"
REPEATED, REMARKS = "重複的標題列", "不是學員資料的列"


def why_skipped(
    grid: Grid, headings: Headings, row: int, cells: Sequence[str], picked: Sequence[str]
) -> str:
    """Return why a row is no person's, nothing for a person's.

    `picked` are the cells of a person's fields, the name and the ID number first.
    """
    name, filled = picked[0], sum(map(bool, picked))
    words = "".join(cells)
    may_sum_up = any(sign in words for sign in "計數到共") and not _HAS_ID.search(picked[1])
    if may_sum_up and any(_TOTAL.match(compact(each)) for each in cells):
        return TOTALS
    if not filled:
        # A number that was printed beforehand makes no row of a person's.
        return EMPTY if all(each.isdigit() for each in cells if each) else REMARKS
    named = name and (field_of(name) == "name" or name in headings.texts.values())
    if named or "姓名" in words:
        again = match_headings(grid, row).columns
        same = sum(headings.columns.get(column) == field for column, field in again.items())
        if same * 2 > len(headings.columns):
            return REPEATED
        if "name" in again.values() and len(set(again.values())) > 1:
            return SECTION
    if filled > 1 and all(
        _SIGNERS.fullmatch(compact(each).rstrip(":：")) for each in cells if each
    ):
        return REMARKS
    return REMARKS if filled == 1 and (not name or _NOTE.match(name)) else ""


def title_above(grid: Grid, people: list[tuple[int, Person]], row: int) -> int:
    """Return the row of a title that was taken for a person: all that stands over headings."""
    if not people:
        return 0
    at, person = people[-1]
    alone = sum(map(bool, grid.rows[at])) == 1 and bool(person.name)
    return at if alone and not any(any(cells) for cells in grid.rows[at + 1 : row]) else 0
