"""Which sheet of a file holds the list, and where its headings are; what was left unread."""

from __future__ import annotations

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import (
    SCHOOL_CODE,
    Headings,
    field_of,
    find_headings,
    match_headings,
    match_two_rows,
)
from inservice_docs.formats.tables.own_layout import OwnLayout
from inservice_docs.records.base import label_of
from inservice_docs.records.finding import Finding, Place, UserError, error, hint, warning
from inservice_docs.records.person import Person
from inservice_docs.taiwan.text import shown, tidy


def the_list(grids: tuple[Grid, ...], layout: OwnLayout, file: str) -> tuple[Grid, Headings]:
    """Return the first shown sheet with a column of names, and its headings.

    Raises UserError for a file without one; it says which headings there are instead.
    """
    best: tuple[Grid, Headings] | None = None
    for grid in (each for each in grids if not each.hidden and _wanted(each, layout)):
        headings = headings_of(grid, layout)
        if headings.has_names and any(map(any, grid.rows[headings.row + 1 :])):
            if _lies_across(grid, headings):
                raise UserError(_across(grid, headings))
            return grid, headings
        if any(map(any, grid.rows)) and (best is None or headings.weight > best[1].weight):
            best = (grid, headings)
    hidden = [each for each in grids if each.hidden and headings_of(each, layout).has_names]
    if hidden:
        raise UserError(_only_hidden(hidden[0]))
    if best is None:
        words = "名單檔裡沒有資料。"
        raise UserError(error("roster-empty", words, "檢查是否選錯檔案。", Place(file=file)))
    if best[1].has_names:
        return best  # nobody under the headings: said by whoever reads on
    raise UserError(_no_names(*best))


def headings_of(grid: Grid, layout: OwnLayout) -> Headings:
    """Return the headings of a sheet, as the layout says or as they are found."""
    if layout.heading_row == 0:
        return Headings(-1, dict(layout.columns))
    if layout.heading_row is not None and layout.heading_row <= len(grid.rows):
        row = layout.heading_row - 1
        ways = [match_headings(grid, row, layout.headings)]
        ways += [match_two_rows(grid, row - 1, layout.headings)] if row else []
        found = max(ways, key=lambda each: each.weight)
    else:
        found = find_headings(grid, layout.headings)
    if not layout.columns:
        return found
    others = {
        column: name
        for column, name in found.columns.items()
        if column not in layout.columns and name not in layout.columns.values()
    }
    unknown = tuple(column for column in found.unknown if column not in layout.columns)
    columns = {**others, **layout.columns}
    return Headings(found.row, columns, found.doubled, unknown, found.texts)


def _wanted(grid: Grid, layout: OwnLayout) -> bool:
    return not layout.sheet or grid.sheet == layout.sheet


def sheet_findings(grids: tuple[Grid, ...], used: Grid, layout: OwnLayout) -> list[Finding]:
    """Name other sheets that hold a list but were not read, and hidden rows that were."""
    findings = []
    lists = [each for each in grids if each is not used and headings_of(each, layout).has_names]
    for hidden, words, fix in (
        (False, "也有名單，沒有讀取。", "要一起讀取時，先合併到同一張工作表。"),
        (True, "是隱藏的工作表，裡面的名單沒有讀取。", "要讀取時，先取消隱藏並合併名單。"),
    ):
        names = "、".join(f"「{each.sheet}」" for each in lists if each.hidden is hidden)
        if names:
            text = (
                f"只讀取{f'工作表「{used.sheet}」' if used.sheet else '第一個名單'}；{names}{words}"
            )
            code = "hidden-sheets" if hidden else "other-sheets"
            findings.append(hint(code, text, fix, used.place(0)))
    rows = sorted(row for row in used.hidden_rows if row < len(used.rows) and any(used.rows[row]))
    if rows:
        numbers = "、".join(str(used.number(row)) for row in rows[:8])
        words = f"第{numbers}{'…' if len(rows) > 8 else ''}列是隱藏的列，也讀取了。"
        fix = "不應在名單裡的人，請刪除整列。"
        findings.append(warning("hidden-rows", words, fix, used.place(rows[0])))
    return findings


def heading_findings(grid: Grid, headings: Headings) -> list[Finding]:
    """Name the columns that were not read."""
    findings = []
    for column in headings.unknown:
        words = f"不認得欄位「{shown(headings.text(grid, column))}」，沒有讀取。"
        place = grid.place(headings.row, column)
        findings.append(hint("unknown-column", words, "不需要時不必理會。", place))
    for column in headings.side_by_side()[0].doubled:
        name = shown(headings.text(grid, column))
        words = f"欄位「{name}」與前面的欄位意思相同，只讀取前面的。"
        place = grid.place(headings.row, column)
        findings.append(warning("doubled-column", words, "刪除其中一欄。", place))
    return findings


def recognised(grid: Grid, headings: Headings) -> dict[str, str]:
    """Return each heading as written with the Chinese name of its field, or "" for none."""
    labels = {SCHOOL_CODE: "學校代碼"}
    if headings.row < 0:
        return {
            grid.place(0, column).cell[:-1] or f"第{column + 1}欄": labels.get(name)
            or label_of(Person, name)
            for column, name in headings.columns.items()
        }
    texts = headings.texts or dict(enumerate(grid.rows[headings.row]))
    columns = {}
    for column, text in texts.items():
        if tidy(text):
            name = headings.columns.get(column, "")
            columns[tidy(text)] = (labels.get(name) or label_of(Person, name)) if name else ""
    return columns


def _lies_across(grid: Grid, headings: Headings) -> bool:
    """Tell whether a list has its headings down its first column, and people side by side."""
    if headings.row < 0 or len(headings.columns) > 1:
        return False
    (column,) = headings.columns_of("name")
    below = grid.rows[headings.row + 1 : headings.row + 20]
    words = {field_of(row[column]) for row in below if len(row) > column} - {None, "name"}
    return len(words) >= 1 and sum(map(bool, grid.rows[headings.row])) > 1


def _across(grid: Grid, headings: Headings) -> Finding:
    return error(
        "roster-across",
        "名單是橫的：欄名寫在同一欄，每個人各佔一欄。",
        "在 Excel 全選複製，以選擇性貼上的「轉置」貼到新的工作表，再讀取一次。",
        grid.place(headings.row),
    )


def _no_names(grid: Grid, headings: Headings) -> Finding:
    row = headings.row if headings.columns else _fullest(grid)
    found = "、".join(f"「{shown(cell)}」" for cell in grid.rows[row] if cell.strip())
    return error(
        "no-name-column",
        f"找不到「教師姓名」或「姓名」欄；找到的標題是：{found[:200]}。",
        "在第一列寫上標題，例如 服務學校、職位類別、教師姓名、身分證字號。",
        grid.place(row),
    )


def _only_hidden(grid: Grid) -> Finding:
    words = f"名單在隱藏的工作表「{grid.sheet}」裡，沒有讀取。"
    return error("roster-hidden", words, "在 Excel 取消隱藏後存檔，再讀取一次。", grid.place(0))


def _fullest(grid: Grid) -> int:
    counts = [sum(bool(cell.strip()) for cell in row) for row in grid.rows[:10]]
    return counts.index(max(counts))
