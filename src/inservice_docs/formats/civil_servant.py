"""The batch file of the civil servants' learning site (公務人員終身學習): cp950, ROC dates.

Its columns are known from public programs, its codes (學位學分, 課程類別, 上課縣市, 單位, 學習性質)
are not: a school takes them from the site's own tables and writes them into a settings file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from pydantic import Field

from inservice_docs.formats.csv_cells import csv_text
from inservice_docs.formats.toml_file import read_toml
from inservice_docs.records.base import Record
from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.records.reading import read_record
from inservice_docs.records.types import Text, TextList
from inservice_docs.taiwan.dates import roc_year
from inservice_docs.taiwan.numerals import number_text

FILE = "civil_servant.toml"
ENCODING = "cp950"
HEADINGS = (
    "*身分證字號", "*課程名稱", "*開課起始日期", "*開課起始時間", "*開課結束日期", "*開課結束時間",
    "*姓名", "*學位學分", "*課程類別代碼", "*上課縣市", "期別", "*訓練總數", "*訓練總數單位",
    "訓練成績", "證件字號", "出勤上課狀況", "生日", "*學習性質", "*數位時數", "*實體時數",
    "課程代碼", "*實際上課起始日期", "*實際上課起始時間", "*實際上課結束日期",
    "*實際上課結束時間",
)  # fmt: skip
"""The columns in order; those with an asterisk must not be empty."""

_NEEDED = ("degree", "course_type", "county", "unit", "nature")
_STAFF = (
    "職員", "幹事", "組員", "書記", "辦事員", "助理員", "佐理員", "管理員", "護理師", "護士",
    "營養師", "技士", "技佐", "科員", "專員", "會計員", "人事管理員", "主計員", "輔導員",
    "公務人員",
)  # fmt: skip


class CivilServantSettings(Record):
    """公務人員上傳設定: the site's codes as the school knows them, and who is staff."""

    degree: Text = Field("", title="學位學分")
    course_type: Text = Field("", title="課程類別代碼")
    county: Text = Field("", title="上課縣市")
    unit: Text = Field("", title="訓練總數單位")
    nature: Text = Field("", title="學習性質")
    term: Text = Field("", title="期別")
    course_code: Text = Field("", title="課程代碼")
    positions: TextList = Field(_STAFF, title="職位類別")


@dataclass(frozen=True, slots=True)
class StaffHours:
    """One member of staff with their hours."""

    id_number: str = field(repr=False)
    name: str = field(repr=False)
    birth_date: dt.date | None = field(repr=False)
    hours: Decimal


@dataclass(frozen=True, slots=True)
class StaffCourse:
    """The course that they took: its name, its first and its last moment."""

    name: str
    start: dt.datetime
    end: dt.datetime


def read_civil_servant(path: Path) -> CivilServantSettings:
    """Read the settings. Raises UserError for every mistake, and for codes that are missing."""
    outcome = read_record(
        CivilServantSettings,
        read_toml(path),
        lambda at, key: Place(file=path.name, field=".".join(map(str, at))),
    )
    if not outcome.ok:
        raise UserError(outcome.findings)
    lacking = [
        str(CivilServantSettings.model_fields[name].title)
        for name in _NEEDED
        if not getattr(outcome.value, name)
    ]
    if lacking:
        raise no_codes(lacking, path.name)
    return outcome.value


def no_codes(lacking: Iterable[str] = (), file: str = FILE) -> UserError:
    """Return the error of codes that only the site's own tables have."""
    names = list(lacking) or [
        str(CivilServantSettings.model_fields[each].title) for each in _NEEDED
    ]
    example = "、".join(f'{name} = "代碼"' for name in names[:2])
    return UserError(
        error(
            "civil-codes-missing",
            f"不知道公務人員終身學習網站的代碼：{'、'.join(names)}。",
            f"依網站的代碼表填入工作區的 {file}（例如 {example}），再產生一次。",
            Place(file=file),
        )
    )


def unencodable(text: str) -> str:
    """Return the characters of a text that Big5 (cp950) does not have, each once."""
    return "".join(dict.fromkeys(char for char in text if not _fits(char)))


def civil_servant_csv(
    course: StaffCourse, people: Iterable[StaffHours], settings: CivilServantSettings
) -> bytes:
    """Return the batch file. Every text must fit Big5 (see `unencodable`), or ValueError is raised.

    All hours are counted as 實體時數: a study has a place where people sign in.
    """
    rows = [list(HEADINGS), *(_row(course, each, settings) for each in people)]
    return csv_text(rows).encode(ENCODING)


def _row(course: StaffCourse, one: StaffHours, settings: CivilServantSettings) -> list[str]:
    span = [
        *(_day(course.start.date()), f"{course.start:%H:%M}"),
        *(_day(course.end.date()), f"{course.end:%H:%M}"),
    ]
    hours = number_text(one.hours)
    return [
        one.id_number,
        course.name,
        *span,
        one.name,
        settings.degree,
        settings.course_type,
        settings.county,
        settings.term,
        hours,
        settings.unit,
        *("", "", ""),
        _day(one.birth_date) if one.birth_date else "",
        settings.nature,
        "0",
        hours,
        settings.course_code,
        *span,
    ]


def _day(day: dt.date) -> str:
    """Return a date as the site has it: 099-03-23."""
    return f"{roc_year(day):03}-{day:%m-%d}"


def _fits(char: str) -> bool:
    try:
        char.encode(ENCODING)
    except UnicodeEncodeError:
        return False
    return True
