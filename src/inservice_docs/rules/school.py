"""The school (學校) in the settings: what every letter prints, and whether it can be right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from inservice_docs.records.finding import Finding
from inservice_docs.records.school import School
from inservice_docs.rules.agencies import check_name
from inservice_docs.rules.contacts import phone
from inservice_docs.rules.places import at
from inservice_docs.rules.rule import PROCEDURE, WARNING, Rule
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.school_codes import parse_school_code

MISSING = Rule(
    "school-fact-missing",
    WARNING,
    f"{PROCEDURE} 附件函稿",
    "公文要印出校名、地址、電話、發文字與首長。",
    "在 inservice.toml 的 [school] 填寫這一欄。",
)
CODE = Rule(
    "school-code-form",
    WARNING,
    "學校代碼編碼原則",
    "學校代碼是 6 碼。",
    "對照教育部的學校代碼表。",
)
RULES = (MISSING, CODE)

_NEEDED = {
    "name": "名稱",
    "address": "地址",
    "phone": "電話",
    "letter_word": "發文字",
    "head": "首長",
}


def check_school(school: School, on: dt.date | None = None) -> Iterator[Finding]:
    """Yield what is wrong with the school's facts; `on` is the date whose county names count.

    Places are named 學校 › 電話. An empty school (no workspace yet) has nothing to be wrong.
    """
    if school == School():
        return
    for name, label in _NEEDED.items():
        if not getattr(school, name):
            yield MISSING.found(f"學校資料沒有填「{label}」。", at("學校", label))
    if school.code:
        try:
            parse_school_code(school.code)
        except FactError as problem:
            yield CODE.found(problem.message, at("學校", "學校代碼"), problem.fix)
    yield from phone(school.phone, ("學校", "電話"))
    yield from phone(school.fax, ("學校", "傳真"))
    for label, name in (("名稱", school.name), ("審課單位", school.reviewing_unit)):
        yield from check_name(name, on, ("學校", label))
