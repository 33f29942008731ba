"""Statistics of a study or a school year, from a real register into a real workbook."""

from __future__ import annotations

import io

import openpyxl
import pytest
from tests.support.studies import attended, study

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.award_hours import award_hours
from inservice_docs.workflow.award_statistics import award_statistics, statistics_file
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Register


def test_of_a_study_and_of_a_year(register: Register) -> None:
    """Three people of one study and the same three of another."""
    number, _ = attended(register)
    record_attendance(register, number, Presence(None))
    award_hours(register, number)
    attended(register)
    one = award_statistics(register, plan=number).value
    assert (one.figures.total.entries, float(one.figures.total.hours)) == (3, 9.0)
    year = award_statistics(register, school_year=98).value
    assert (year.figures.total.entries, year.figures.total.people) == (6, 3)
    assert year.title == "98學年度研習時數統計"
    assert award_statistics(register).value.figures == year.figures
    made = statistics_file(register, year)
    assert made.name == "98學年度-時數統計.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    assert book.sheetnames == ["依服務學校", "依職位類別", "依縣市", "依研習"]
    last = [cell.value for cell in list(book["依研習"].rows)[-1]][:5]
    assert last == ["合計", 6, 3, 3, 9]
    file = statistics_file(register, one)
    assert file.name == f"{number}-時數統計.xlsx"
    assert "依研習" not in openpyxl.load_workbook(io.BytesIO(file.data)).sheetnames


def test_deleted_people_are_not_counted_and_that_is_said(register: Register) -> None:
    """Also when nothing is left to count."""
    number, _ = attended(register)
    attended(register)
    with register.change() as work:
        work.privacy.purge(number)
    outcome = award_statistics(register)
    assert outcome.value.figures.total.entries == 3
    assert [each.code for each in outcome.findings] == ["statistics-purged"]
    with pytest.raises(UserError) as caught:
        award_statistics(register, plan=number)
    assert [each.code for each in caught.value.findings] == [
        "statistics-none",
        "statistics-purged",
    ]


def test_a_study_without_people(register: Register) -> None:
    """Has nothing to count; an unknown one is named."""
    for plan in (study(register), "99-999"):
        with pytest.raises(UserError):
            award_statistics(register, plan=plan)
