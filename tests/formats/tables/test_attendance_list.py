"""Filled-in sign-in sheets and check-ins."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from inservice_docs.formats.tables.attendance_list import Aim, SignedRow, read_attendance
from inservice_docs.records.finding import UserError


def rows(folder: Path, *lines: str) -> tuple[SignedRow, ...]:
    """Read a CSV of these lines."""
    file = folder / "signed.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return read_attendance(file).value


def test_half_days_and_marks(tmp_path: Path) -> None:
    """A mark is a signature, an empty cell or 請假 is none."""
    found = rows(
        tmp_path,
        "簽到表,,,",
        "編號,服務單位,姓名,上午簽到,下午簽到",
        "1,甲校,王範例,V,",
        "2,甲校,李範例,請假,王",
    )
    assert [(each.aim.half, each.present) for each in found] == [
        ("上午", True),
        ("下午", False),
        ("上午", False),
        ("下午", True),
    ]
    assert all(each.arrived is None for each in found)


def test_check_ins_with_times(tmp_path: Path) -> None:
    """In and out in one row, with or without the day; rows may name their session and day."""
    found = rows(
        tmp_path,
        "姓名,身分證字號,日期,場次,簽到時間,簽退時間",
        "王範例,A123456789,99-03-23,,下午 01:28:04,1600",
        "李範例,,,第2場,2010-03-23 15:05,",
    )
    assert found[0].aim == Aim(None, (3, 23))
    assert (found[0].arrived, found[0].departed) == (dt.time(13, 28, 4), dt.time(16))
    assert found[1].aim == Aim(2)
    assert found[1].arrived == dt.datetime(2010, 3, 23, 15, 5)  # noqa: DTZ001 - as in the file


def test_days_in_the_headings(tmp_path: Path) -> None:
    """3月23日 簽到 and 第2場簽退."""
    (one, two) = rows(tmp_path, "姓名,3月23日 簽到,第2場簽退", "王範例,13:00,16:00")
    assert (one.aim, two.aim) == (Aim(None, (3, 23)), Aim(2))
    assert (one.arrived, two.departed) == (dt.time(13), dt.time(16))


def test_a_time_that_cannot_be_read_counts_as_a_signature(tmp_path: Path) -> None:
    """And is said with its place."""
    file = tmp_path / "signed.csv"
    file.write_text("姓名,簽到\n王範例,25:99\n", encoding="utf-8")
    outcome = read_attendance(file)
    (row,) = outcome.value
    assert (row.present, row.arrived) == (True, None)
    assert [each.code for each in outcome.findings] == ["attendance-time"]


def test_a_list_without_signatures_is_none(tmp_path: Path) -> None:
    """The message says which headings are needed."""
    with pytest.raises(UserError) as problem:
        rows(tmp_path, "姓名,服務學校", "王範例,甲校")
    assert problem.value.findings[0].code == "attendance-columns-missing"
