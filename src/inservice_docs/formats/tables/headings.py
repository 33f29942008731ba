"""The headings of a list of people: found, in one row or two, each matched to a person's field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.records.base import field_names
from inservice_docs.records.person import Person
from inservice_docs.taiwan.text import compact

SCHOOL_CODE = "school_code"
"""學校代碼: no field of a person, but it names the school."""

_ALSO: dict[str, str] = {
    "name": "教師姓名 姓名 學員姓名 已報名學員姓名 本校學員姓名 參加人員 參加人員姓名 中文姓名 "
    "研習人員 研習人員姓名 研習教師 參加教師 參加教師姓名 報名者姓名 "
    "報名人員 與會人員 老師姓名 名字",
    "id_number": "身分證字號 身份證字號 身分證號 身份證號 身分證 身份證 身分證號碼 身份證號碼 "
    "身分證統一編號 身份證統一編號 國民身分證統一編號 國民身份證統一編號 統一證號 "
    "身分證字號/統一證號 "
    "身分證字號/居留證號 證件號碼 證號 idnumber",
    "school": "服務學校 服務單位 服務機關 學校 學校名稱 任職學校 現職學校 單位 服務學校名稱 "
    "單位名稱 任教學校 所屬學校 服務單位名稱 機關名稱 機關學校 服務機關學校 縣市學校 縣市/學校 "
    "校名 學校全銜 服務學校全銜 任職學校全銜 服務單位全銜 單位全銜 任職單位 原服務學校",
    "county": "縣市 縣市別 所屬縣市 縣市名稱 學校所在縣市",
    "position": "職位類別 職稱 職別 職務 職位 身分別 身份別 現職 職稱/職務 "
    "擔任職務 職務名稱 職稱名稱",
    "gender": "性別 sex",
    "birth_date": "出生日期 生日 出生年月日 birthday 出生",
    "phone": "電話 聯絡電話 連絡電話 手機 手機號碼 行動電話 公務電話 電話號碼 聯絡手機 連絡手機 "
    "學校電話 電話/手機 tel mobile",
    "email": "電子郵件 電子信箱 電子郵件信箱 email e-mail 信箱 e-mail信箱 email信箱 聯絡信箱 "
    "電子郵件地址 mail 電郵",
    "hours": "研習時數 時數 研習時數/學分數 時數/學分數 學分數 核發時數 實核時數 實核時數/學分數 "
    "實得時數 認證時數 參加時數 核給時數 核定時數 參與時數",
    SCHOOL_CODE: "學校代碼 學校代號 服務學校代碼 單位代碼 機關代碼",
}
"""Headings seen in exports and sign-up lists, beside the titles of the record's own fields."""

_NOT_NEEDED = (
    "編號 序號 項次 no no. # 備註 簽名 簽到 簽退 上午簽到 下午簽到 處理狀態 報名時間 通過 不通過 "
    "全選 全不選 互斥 選取 編輯 刪除 待更正"
)
_KNOWN = frozenset(_NOT_NEEDED.split(" "))
_SEVERAL = frozenset({"phone"})
_REMARK = re.compile(r"[(（\[【].*?[)）\]】]|[*＊:：※]")
_POLITE = re.compile(r"^請(?:問|填寫?|輸入|提供)?(?:您|你)?的?|^(?:您|你)的|[?？。!！]+$")
"""What a questionnaire puts around a heading: 請問您的姓名？"""
_SEARCHED_ROWS = 60
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings are: their last row, the columns of each field, and those left over.

    `texts` are the headings as read, by column; of two rows, both are joined.
    """

    row: int
    columns: dict[int, str]
    doubled: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    texts: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def has_names(self) -> bool:
        """Tell whether a column of names was found: without one there are no people."""
        return "name" in self.columns.values()

    def columns_of(self, name: str) -> tuple[int, ...]:
        """Return the columns of a field."""
        return tuple(column for column, field in self.columns.items() if field == name)

    def side_by_side(self) -> tuple[Headings, ...]:
        """Return the lists that stand beside each other, left to right; mostly this one alone.

        They are lists of their own when every heading of the first comes again, in its order.
        """
        names = [at for at in self.doubled if field_of(self.texts.get(at, "")) == "name"]
        first = self.columns_of("name")
        if not names or not first:
            return (self,)
        steps = [0, *(at - first[0] for at in names)]
        if any(
            later - former <= max(self.columns) - min(self.columns)
            for former, later in pairwise(steps)
        ):
            return (self,)
        texts = {at: key_of(text) for at, text in self.texts.items()}
        if any(texts.get(at + step) != texts[at] for step in steps for at in self.columns):
            return (self,)
        return tuple(
            replace(
                self,
                columns={at + step: name for at, name in self.columns.items()},
                doubled=(),
                unknown=self.unknown if step == 0 else (),
            )
            for step in steps
        )

    def text(self, grid: Grid, column: int) -> str:
        """Return the heading of a column as it was read."""
        return self.texts[column] if column in self.texts else grid.text(self.row, column)

    @property
    def is_plain(self) -> bool:
        """Tell whether a row is nothing but headings, a name and more: no line of a form."""
        return self.has_names and len(set(self.columns.values())) > 1 and not self.unknown

    @property
    def weight(self) -> tuple[bool, int]:
        """Return what makes one row of headings better than another."""
        return self.has_names, len(set(self.columns.values()))


def find_headings(grid: Grid, own: Mapping[str, str] = MappingProxyType({})) -> Headings:
    """Return the headings that name the most fields of a person (the first of equals).

    Those of a list above are taken before, when nothing else stands in their row.

    `own` holds a school's own headings (as `key_of` gives them) with the field of each.
    """
    best = Headings(0, {})
    for row in range(min(len(grid.rows), _SEARCHED_ROWS)):
        for found in (match_headings(grid, row, own), match_two_rows(grid, row, own)):
            if found.weight > best.weight:
                best = found
    # A list above another one is read first, though its headings may be fewer.
    above = (match_headings(grid, row, own) for row in range(best.row - 1))
    return next((each for each in above if each.is_plain), best)


def match_headings(grid: Grid, row: int, own: Mapping[str, str] = MappingProxyType({})) -> Headings:
    """Return the fields that the cells of a row name."""
    texts = dict(enumerate(grid.rows[row]))
    return _matched(row, texts, own)


def match_two_rows(grid: Grid, row: int, own: Mapping[str, str] = MappingProxyType({})) -> Headings:
    """Return the fields that a row names together with the next: 身分證 over 字號.

    Nothing when the next row looks like people: it must name something, too.
    """
    if row + 1 >= len(grid.rows):
        return Headings(row, {})
    upper, lower = grid.rows[row], grid.rows[row + 1]
    texts = {}
    helped = needed = 0
    for column in range(max(len(upper), len(lower))):
        above, below = grid.text(row, column), grid.text(row + 1, column)
        ways = (above + below, below, above)
        best = next((way for way in ways if field_of(way, own)), ways[0])
        texts[column] = best
        named = bool(field_of(best, own))
        helped += bool(below.strip()) and named and best is not above
        needed += bool(above.strip()) and named and best is not below
    filled = sum(bool(cell.strip()) for cell in lower)
    # A title over the headings names nothing, and is none of them.
    if not helped or not needed or helped * 2 < filled:
        return Headings(row, {})
    return _matched(row + 1, texts, own)


def _matched(row: int, texts: Mapping[int, str], own: Mapping[str, str]) -> Headings:
    columns: dict[int, str] = {}
    doubled, unknown = [], []
    for column, heading in texts.items():
        name = field_of(heading, own)
        if name is None:
            if heading.strip() and key_of(heading) not in _KNOWN:
                unknown.append(column)
        elif name in columns.values() and name not in _SEVERAL:
            doubled.append(column)
        else:
            columns[column] = name
    return Headings(row, columns, tuple(doubled), tuple(unknown), texts)


def field_of(heading: str, own: Mapping[str, str] = MappingProxyType({})) -> str | None:
    """Return the field that a heading means: `＊身份證 字號（必填）` is `id_number`."""
    if not heading or len(heading) > _LONGEST:
        return None
    key, known = key_of(heading), _fields()
    return own.get(key) or known.get(key) or known.get(_POLITE.sub("", key))


def key_of(heading: str) -> str:
    """Return a heading without what makes no difference: case, spaces, width, remarks, stars."""
    plain = compact(heading)
    return (compact(_REMARK.sub("", plain)) or plain).casefold()


@cache
def _fields() -> dict[str, str]:
    named = {key.casefold(): name for key, name in field_names(Person).items()}
    return named | {word: name for name, words in _ALSO.items() for word in words.split()}
