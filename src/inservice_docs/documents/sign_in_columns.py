"""The columns of a sign-in sheet: the clerk's choice of facts, and those that are signed.

No column can show an ID number or a birth date: the sheet lies on a desk for everybody to see
(study-hours facts, §4; 個人資料保護法).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from inservice_docs.documents.column_widths import CELL_EM, fill_page, text_width
from inservice_docs.documents.sheet_facts import full_school
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, hint
from inservice_docs.records.person import Person
from inservice_docs.records.table import Column
from inservice_docs.taiwan.text import compact, em_width, nearest, shown

DEFAULT = ("編號", "服務單位", "職稱", "姓名", "簽名")
NUMBER, NAME, SIGN = "number", "name", "sign"

_SIGN_EM, _WIDEST_SIGN_EM = 6.2, 10.0
_SECRET = re.compile(
    "身[分份]證|證號|統一編號|護照|居留證|出生|生日|^id(?:_?(?:number|no))?$", re.IGNORECASE
)


class _Fact(NamedTuple):
    heading: str
    of: Callable[[Person], str]
    least: float
    most: float
    align: str = "left"
    words: str = ""


_FACTS: dict[str, _Fact] = {
    NUMBER: _Fact("編號", lambda person: "", 3.4, 3.4, "center", "序號 項次 號碼"),
    "school": _Fact("服務單位", full_school, 9, 18, words="服務學校 服務機關 學校 單位 學校名稱"),
    "county": _Fact("縣市", lambda person: person.county, 4, 5, "center", "縣市別"),
    "position": _Fact("職稱", lambda person: person.position, 4, 8, words="職位類別 職別 職務"),
    NAME: _Fact("姓名", lambda person: person.name, 5, 9, "center", "教師姓名 學員姓名"),
    "gender": _Fact("性別", lambda person: person.gender, 3, 3, "center"),
    "phone": _Fact("電話", lambda person: person.phone, 7, 9, words="聯絡電話 手機 手機號碼"),
    "email": _Fact("電子郵件", lambda person: person.email, 9, 14, words="電子信箱 e-mail email"),
    "remark": _Fact("備註", lambda person: "", 6, 6, words="註記 備考"),
    SIGN: _Fact("簽名", lambda person: "", _SIGN_EM, _SIGN_EM, "center", "簽到 簽章 簽名欄"),
}


def fact_of(key: str, person: Person) -> str:
    """Return what a column says about a person; empty for columns to be written by hand."""
    return _FACTS[key].of(person) if key in _FACTS else ""


def choose_columns(
    words: Sequence[str], signs: Sequence[str], people: Sequence[Person]
) -> Outcome[tuple[Column, ...]]:
    """Return the columns that a clerk's words name, 簽名 as one column for each of `signs`.

    The words keep their order; without 簽名 the columns to sign come last. Widths suit the people.
    An unknown word makes an empty column of that heading, with a hint. Raises UserError for a
    column that would show ID numbers or birth dates.
    """
    findings: list[Finding] = []
    columns: list[Column] = []
    for word in dict.fromkeys(word.strip() for word in words if word.strip()):
        columns.extend(_columns(word, signs, people, findings))
    if not any(column.sign for column in columns):
        columns.extend(_sign_columns(signs))
    return Outcome(fill_page(columns, _WIDEST_SIGN_EM), tuple(findings))


def _columns(
    word: str, signs: Sequence[str], people: Sequence[Person], findings: list[Finding]
) -> list[Column]:
    if _SECRET.search(compact(word)):
        raise UserError(
            error(
                "sign-in-secret-column",
                f"簽到表不列「{shown(word)}」：簽到表放在現場，人人看得到。",
                "刪除這一欄；核發時數所需的號碼請以名單檔提供。",
                Place(field=shown(word)),
            )
        )
    key = _key(word)
    if key == SIGN:
        return _sign_columns(signs)
    if key:
        fact = _FACTS[key]
        width = text_width([fact.of(each) for each in people], fact.least, fact.most)
        return [Column(key, word, width, align=fact.align)]
    like = nearest(word, (fact.heading for fact in _FACTS.values()))
    findings.append(
        hint(
            "sign-in-blank-column",
            f"沒有「{shown(word)}」的資料，這一欄留白供現場填寫。",
            f"若要列出{like}，請改寫成「{like}」。" if like else "",
            Place(field=shown(word)),
        )
    )
    return [Column(f"blank-{word}", word, max(5.0, em_width(word) + CELL_EM))]


def _key(word: str) -> str:
    plain = compact(word).casefold()
    for key, fact in _FACTS.items():
        if plain == fact.heading.casefold() or plain in fact.words.casefold().split():
            return key
    return ""


def _sign_columns(signs: Sequence[str]) -> list[Column]:
    return [Column(f"{SIGN}-{sign}", sign, _SIGN_EM, sign=True, align="center") for sign in signs]
