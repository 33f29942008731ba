"""The closer look at a row of a list: formulas, errors, odd characters, texts far too long."""

from __future__ import annotations

import re

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import SCHOOL_CODE, Headings
from inservice_docs.records.finding import Finding, Place, Severity, hint, warning
from inservice_docs.records.person import Person
from inservice_docs.records.reading import read_record
from inservice_docs.rules.people import LONGEST_NAME
from inservice_docs.taiwan.text import shown, tidy, unholdable

_QUOTED = re.compile('="([^"]*)"')
_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
_NOTHING = {"-", "--", "—", "–", "－", "無", "/", "N/A", "n/a"}
_OPTIONAL = {"gender", "birth_date", "phone", "email"}
_MAY_BEGIN_SO = {"phone", "hours", "birth_date"}
_LONGEST = 500
_LOST = "?\ufffd□"
"""What programs leave of a character that an encoding does not have."""


class Remarks:
    """What is found about the people of one list, each at its cell."""

    def __init__(self, grid: Grid, headings: Headings, first: int = 0) -> None:
        """Begin with nothing found; `first` is the place of its first person among all.

        `starred` are the rows of positions with a star, `uncertain` the places of people without a
        plainly valid ID number.
        """
        self.first = first
        self._grid = grid
        self._headings = headings
        self._columns = {name: column for column, name in reversed(headings.columns.items())}
        self.findings: list[Finding] = []
        self.starred: list[int] = []
        self.uncertain: list[int] = []

    def place(self, row: int, field: str) -> Place:
        """Return the place of a field of a row."""
        column = self._columns.get(field)
        if column is None:
            return self._grid.place(row)
        return self._grid.place(row, column, tidy(self._headings.text(self._grid, column)))

    def closer(self, row: int, fields: tuple[str, ...], cells: tuple[str, ...]) -> tuple[str, ...]:
        """Return the cells of a row, in the order of the fields, as far as they can be taken."""
        return tuple(
            self._taken(row, field, text) if text else text
            for field, text in zip(fields, cells, strict=True)
        )

    def doubtful_name(self, row: int) -> Finding:
        """Return the remark about a name of digits only, or one that lost a character."""
        words = "姓名只有數字，或有缺字（?、□）。"
        return warning(
            "name-doubtful", words, "對照證件，補上正確的姓名。", self.place(row, "name")
        )

    def _taken(self, row: int, field: str, text: str) -> str:
        if quoted := _QUOTED.fullmatch(text):
            return quoted.group(1).strip()  # how an export keeps a zero
        if text[0] in "'’" and len(text) > 1:
            text = text[1:].strip()  # how a spreadsheet keeps a number a text
        if text in _NOTHING and field in _OPTIONAL:
            return ""
        if unholdable(text):
            return self._unholdable(row, field, text)
        place = self.place(row, field)
        if text in _ERRORS:
            words, fix = f"公式的結果是錯誤「{text}」。", "改為直接填寫內容。"
            self.findings.append(warning("cell-error", words, fix, place))
            return ""
        if text.startswith("="):
            words = f"儲存格是公式「{shown(text)}」，沒有可讀取的值。"
            fix = "改為直接填寫內容（複製後選擇性貼上「值」）。"
            self.findings.append(warning("cell-formula", words, fix, place))
        elif text[0] in "+-@" and field not in _MAY_BEGIN_SO:
            words = f"開頭是「{text[0]}」，像是公式；以文字讀入。"
            self.findings.append(hint("cell-like-formula", words, "多打的符號請刪除。", place))
        elif field == "name" and len(text) > LONGEST_NAME:
            words = f"姓名有 {len(text):,} 個字，不像是姓名。"
            self.findings.append(warning("name-too-long", words, "更正姓名。", place))
        elif field == "name" and any(sign in text for sign in _LOST):
            self.findings.append(self.doubtful_name(row))
        elif len(text) > _LONGEST:
            words = f"這一格有 {len(text):,} 個字，太長了。"
            self.findings.append(warning("cell-too-long", words, "縮短內容。", place))
        return text

    def _unholdable(self, row: int, field: str, text: str) -> str:
        known = field if field != SCHOOL_CODE else "school"
        outcome = read_record(Person, {known: text}, lambda path, key: self.place(row, field))
        self.findings += [
            Finding(each.code, Severity.WARNING, each.message, each.fix, each.place)
            for each in outcome.findings
        ]
        return "" if outcome.findings else text
