"""The civil servants' batch file: columns, dates, encoding, and codes that nobody invents."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pytest

from inservice_docs.formats.civil_servant import (
    HEADINGS,
    CivilServantSettings,
    StaffCourse,
    StaffHours,
    civil_servant_csv,
    no_codes,
    read_civil_servant,
    unencodable,
)
from inservice_docs.records.finding import UserError

CODES = (
    '學位學分 = "6"\n課程類別代碼 = "522"\n上課縣市 = "66"\n訓練總數單位 = "1"\n學習性質 = "1"\n'
)
TAIWAN = dt.timezone(dt.timedelta(hours=8))
COURSE = StaffCourse(
    "分享日",
    dt.datetime(2010, 3, 23, 13, 10, tzinfo=TAIWAN),
    dt.datetime(2010, 3, 23, 17, 20, tzinfo=TAIWAN),
)
ONE = StaffHours("A123456789", "林宜範", dt.date(1970, 5, 1), Decimal("1.5"))


def settings(folder: Path, text: str = CODES) -> CivilServantSettings:
    """Read settings of a text."""
    file = folder / "civil_servant.toml"
    file.write_text(text, "utf-8")
    return read_civil_servant(file)


def rows(data: bytes) -> list[list[str]]:
    """The rows of a file, as the site reads it."""
    return list(csv.reader(io.StringIO(data.decode("cp950"))))


def test_the_columns_in_their_order(tmp_path: Path) -> None:
    """25 of them; dates are ROC with three digits for the year, hours count as 實體時數."""
    heading, row = rows(civil_servant_csv(COURSE, [ONE], settings(tmp_path)))
    assert tuple(heading) == HEADINGS
    assert len(row) == len(HEADINGS) == 25
    held = dict(zip(heading, row, strict=True))
    assert held["*開課起始日期"] == held["*實際上課起始日期"] == "099-03-23"
    assert (held["*開課起始時間"], held["*實際上課結束時間"]) == ("13:10", "17:20")
    assert (held["*訓練總數"], held["*實體時數"], held["*數位時數"]) == ("1.5", "1.5", "0")
    assert (held["*學位學分"], held["*上課縣市"], held["生日"]) == ("6", "66", "059-05-01")
    assert all(held[name] for name in HEADINGS if name.startswith("*"))


def test_a_name_never_runs_as_a_formula(tmp_path: Path) -> None:
    """Nor does it break its line."""
    hostile = StaffHours("A123456789", '=1+1,"\n', None, Decimal(1))
    _, row = rows(civil_servant_csv(COURSE, [hostile], settings(tmp_path)))
    assert row[6].startswith("'=")
    assert len(row) == 25


def test_characters_that_big5_lacks() -> None:
    """Each once; what Big5 has is none of them."""
    assert unencodable("林宜範") == ""
    assert unencodable("林𠮷𠮷犇") == "𠮷" + unencodable("犇")


def test_codes_that_are_missing_are_named(tmp_path: Path) -> None:
    """With the file to write them into; nothing is guessed."""
    with pytest.raises(UserError) as caught:
        settings(tmp_path, '學位學分 = "6"\n')
    (found,) = caught.value.findings
    assert found.code == "civil-codes-missing"
    assert "學習性質" in found.message
    assert "學位學分" not in found.message
    assert "civil_servant.toml" in no_codes().findings[0].fix


def test_mistakes_in_the_settings(tmp_path: Path) -> None:
    """A key that there is not, no TOML."""
    with pytest.raises(UserError):
        settings(tmp_path, CODES + '縣市代碼 = "1"\n')
    with pytest.raises(UserError):
        settings(tmp_path, "學位學分 = 六\n")
