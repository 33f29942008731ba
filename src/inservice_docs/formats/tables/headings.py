"""The heading row of a list of people: found, and each heading matched to a person's field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.records.base import field_names
from inservice_docs.records.person import Person
from inservice_docs.taiwan.text import compact

_ALSO: dict[str, str] = {
    "name": "教師姓名 姓名 學員姓名 已報名學員姓名 本校學員姓名 參加人員 參加人員姓名 中文姓名",
    "id_number": "身分證字號 身份證字號 身分證號 身份證號 身分證 身份證 身分證號碼 身份證號碼 "
    "身分證統一編號 身份證統一編號 國民身分證統一編號 統一證號 身分證字號/統一證號",
    "school": "服務學校 服務單位 服務機關 學校 學校名稱 任職學校 現職學校 單位 服務學校名稱",
    "county": "縣市 縣市別 所屬縣市",
    "position": "職位類別 職稱 職別 職務 職位",
    "gender": "性別",
    "birth_date": "出生日期 生日 出生年月日",
    "phone": "電話 聯絡電話 連絡電話 手機 手機號碼 行動電話 公務電話",
    "email": "電子郵件 電子信箱 電子郵件信箱 email e-mail 信箱 e-mail信箱 email信箱",
    "hours": "研習時數 時數 研習時數/學分數 時數/學分數 學分數 核發時數 實核時數 實核時數/學分數",
}
"""Headings seen in exports and sign-up lists, beside the titles of the record's own fields."""

_NOT_NEEDED = (
    "編號 序號 項次 no no. # 備註 簽名 簽到 簽退 上午簽到 下午簽到 處理狀態 報名時間 通過 不通過 "
    "全選 全不選 互斥 選取 編輯 刪除"
)
_KNOWN = frozenset(_NOT_NEEDED.split(" "))
_SEVERAL = frozenset({"phone"})
_REMARK = re.compile(r"[(（\[【].*?[)）\]】]|[*＊:：]")
_SEARCHED_ROWS = 30


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings are: their row, the columns of each field, and the columns left over."""

    row: int
    columns: dict[int, str]
    doubled: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()

    @property
    def has_names(self) -> bool:
        """Tell whether a column of names was found: without one there are no people."""
        return "name" in self.columns.values()


def find_headings(grid: Grid) -> Headings:
    """Return the row that names the most fields of a person (the first of equals)."""
    best = Headings(0, {})
    for row in range(min(len(grid.rows), _SEARCHED_ROWS)):
        found = match_headings(grid, row)
        if (found.has_names, len(found.columns)) > (best.has_names, len(best.columns)):
            best = found
    return best


def match_headings(grid: Grid, row: int) -> Headings:
    """Return the fields that the cells of a row name."""
    columns: dict[int, str] = {}
    doubled, unknown = [], []
    for column, heading in enumerate(grid.rows[row]):
        field = field_of(heading)
        if field is None:
            if heading.strip() and _key(heading) not in _KNOWN:
                unknown.append(column)
        elif field in columns.values() and field not in _SEVERAL:
            doubled.append(column)
        else:
            columns[column] = field
    return Headings(row, columns, tuple(doubled), tuple(unknown))


def field_of(heading: str) -> str | None:
    """Return the field that a heading means: `＊身份證 字號（必填）` is `id_number`."""
    return _fields().get(_key(heading))


def _key(heading: str) -> str:
    plain = compact(heading)
    return (compact(_REMARK.sub("", plain)) or plain).casefold()


@cache
def _fields() -> dict[str, str]:
    named = {key.casefold(): field for key, field in field_names(Person).items()}
    return named | {word: field for field, words in _ALSO.items() for word in words.split()}
