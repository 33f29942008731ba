"""Lists of applicants in the site's columns (figure 13)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from inservice_docs.formats.tables.sign_up_list import TAIWAN, applied_at, read_sign_ups
from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.taiwan.problem import FactError

HEADINGS = "已報名學員姓名,性別,服務學校,職位類別,電子郵件,聯絡電話,處理狀態,報名時間,用餐類別,通過"


def sheet(folder: Path, *rows: str) -> Path:
    """Write a list as the site exports it."""
    file = folder / "applicants.csv"
    file.write_text("\n".join([HEADINGS, *rows]) + "\n", encoding="utf-8-sig")
    return file


def test_the_columns_of_figure_13(tmp_path: Path) -> None:
    """Person, status, time of applying, and the answers that were asked for."""
    file = sheet(
        tmp_path,
        "王範例,男,高雄市國立高雄師範大學,實習教師*,wang@example.edu.tw,(07)0000000,"
        "待審核,2007/5/17 下午 04:48:04,素,通過",
        "李範例,女,高雄市國立高雄師範大學,合格專任教師,,,審核通過,,,",
        "張範例,女,高雄市國立高雄師範大學,合格專任教師,,,不通過,2007-05-18 09:05,,",
    )
    outcome = read_sign_ups(file, ["用餐類別"], dt.date(2007, 6, 1))
    first, second, third = outcome.value
    assert (first.person.name, first.person.county) == ("王範例", "高雄市")
    assert first.person.position == "實習教師"
    assert first.status is ApplicantStatus.WAITING
    assert first.applied_at == dt.datetime(2007, 5, 17, 16, 48, 4, tzinfo=TAIWAN)
    assert (first.answers, first.row) == ({"用餐類別": "素"}, 2)
    assert (second.status, second.applied_at) == (ApplicantStatus.PASSED, None)
    assert third.status is ApplicantStatus.REFUSED
    assert {each.code for each in outcome.findings} <= {"position-star"}


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """An unknown status counts as waiting; a broken time is left empty."""
    outcome = read_sign_ups(sheet(tmp_path, "王範例,男,某校,,,,考慮中,昨天,素,"))
    (row,) = outcome.value
    assert (row.status, row.applied_at, row.answers) == (ApplicantStatus.WAITING, None, {})
    codes = [each.code for each in outcome.findings]
    assert {"status-unknown", "sign-up-time", "unknown-column"} <= set(codes)


def test_a_file_without_names_is_refused(tmp_path: Path) -> None:
    """As every list of people."""
    file = tmp_path / "x.csv"
    file.write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(UserError):
        read_sign_ups(file)


def test_times_of_applying() -> None:
    """The site's own clock, a workbook's, or the day alone."""
    assert applied_at("2007/5/9 上午 11:55:06") == dt.datetime(2007, 5, 9, 11, 55, 6, tzinfo=TAIWAN)
    assert applied_at("96.5.9") == dt.datetime(2007, 5, 9, tzinfo=TAIWAN)
    assert applied_at("") is None
    with pytest.raises(FactError):
        applied_at("昨天")
