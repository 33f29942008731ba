"""Agency codes (機關代碼): the table that a school keeps, looked up by exact name only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.open_csv import open_csv
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, warning
from inservice_docs.taiwan.text import compact, tidy

_NAME_HEADINGS = ("機關名稱", "機關全銜", "全銜", "名稱", "機關", "學校名稱", "name", "orgname")
_CODE_HEADINGS = ("機關代碼", "代碼", "機關代號", "代號", "code", "orgid")
_CODE = re.compile("[0-9A-Z]{10}")
_MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Agencies:
    """The codes known for each name; a name that several agencies bear has several."""

    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether the table holds anything."""
        return bool(self.codes)

    def codes_of(self, name: str) -> tuple[str, ...]:
        """Return all codes of exactly this name, white space around it aside."""
        return self.codes.get(name.strip(), ())

    def code_of(self, name: str) -> str:
        """Return the code of exactly this name; empty when it has none or is not the only one."""
        found = self.codes_of(name)
        return found[0] if len(found) == 1 else ""


def read_agencies(data: bytes, file: str) -> Outcome[Agencies]:
    """Read a CSV with a column of names and one of 10-character codes; other columns do not matter.

    A row without a name or with a code of another shape is left out, with a finding. Raises
    UserError when the columns cannot be found or the file is no CSV.
    """
    opened = open_csv(data, file)
    grid = opened.value
    head, name_at, code_at = _columns(grid)
    codes: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    for row in range(head + 1, len(grid.rows)):
        name, code = grid.text(row, name_at).strip(), compact(grid.text(row, code_at)).upper()
        if not name and not code:
            continue
        if not name or not _CODE.fullmatch(code):
            findings.append(_bad_row(grid, row, name_at, code_at))
            continue
        known = codes.get(name, ())
        if code not in known:
            codes[name] = (*known, code)
    if not codes:
        findings.append(
            error(
                "agency-none",
                "表中沒有任何可用的機關代碼。",
                "每列填一個機關的名稱與 10 碼代碼。",
                Place(file),
            )
        )
    return Outcome(Agencies(codes), (*opened.findings, *_capped(findings, file)))


def _columns(grid: Grid) -> tuple[int, int, int]:
    """Return the row of the headings and the columns of name and code."""
    for row in range(min(5, len(grid.rows))):
        words = [tidy(cell).casefold().replace(" ", "") for cell in grid.rows[row]]
        name_at = next((words.index(each) for each in _NAME_HEADINGS if each in words), None)
        code_at = next((words.index(each) for each in _CODE_HEADINGS if each in words), None)
        if name_at is not None and code_at is not None:
            return row, name_at, code_at
    raise UserError(
        error(
            "agency-columns",
            "找不到「機關名稱」與「機關代碼」兩欄。",
            "第一列寫欄名：機關名稱,機關代碼。",
            Place(grid.file),
        )
    )


def _bad_row(grid: Grid, row: int, name_at: int, code_at: int) -> Finding:
    nameless = not grid.text(row, name_at).strip()
    what = "這一列沒有機關名稱" if nameless else "機關代碼不是 10 碼的英數字"
    return warning(
        "agency-row",
        f"{what}，未匯入。",
        "補齊名稱與代碼，例如 臺中市政府,387000000A。",
        grid.place(row, name_at if nameless else code_at),
    )


def _capped(findings: list[Finding], file: str) -> list[Finding]:
    if len(findings) <= _MOST_FINDINGS:
        return findings
    more = warning(
        "agency-more",
        f"另有 {len(findings) - _MOST_FINDINGS} 列未匯入。",
        "先更正已列出的列，再匯入一次。",
        Place(file),
    )
    return [*findings[:_MOST_FINDINGS], more]
