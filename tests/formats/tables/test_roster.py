"""Lists of people, as workbooks and CSV files, into rosters."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from tests.formats.tables.lists import EXPORT, LEE, WANG, text, workbook

from inservice_docs.formats.tables.roster import read_roster, read_roster_file
from inservice_docs.records.finding import Finding, Severity, UserError


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [found.code for found in findings]


def test_the_export_of_the_site_is_read(tmp_path: Path) -> None:
    """Every column of 研習名單匯出 finds its field; county and school are taken apart."""
    outcome = read_roster(workbook(tmp_path / "名單.xlsx", EXPORT, WANG, LEE))
    wang, lee = outcome.value.people
    assert (wang.name, wang.gender, wang.position) == ("王小明", "男", "合格專任教師")
    assert (wang.county, wang.school) == ("高雄市", "國立高雄師範大學")
    assert (wang.id_number, wang.birth_date) == ("A123456789", dt.date(1900, 1, 1))
    assert (lee.phone, lee.email) == ("04-22921175#301", "lee@example.edu.tw")
    assert (lee.county, lee.school) == ("臺中市", "臺中市私立曉明女子高級中學")
    assert lee.position == "實習教師"
    assert codes(outcome.findings) == ["position-star"]
    assert outcome.ok


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp950"])
def test_csv_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    """The same list in any encoding is the same roster; cp950 is said, as a hint."""
    path = text(tmp_path / "名單.csv", EXPORT, WANG, encoding=encoding)
    outcome = read_roster_file(path)
    assert outcome.value.roster.people[0].name == "王小明"
    assert outcome.value.encoding == encoding
    assert codes(outcome.findings) == (["encoding-cp950"] if encoding == "cp950" else [])


@pytest.mark.parametrize(
    ("heading", "value", "field", "read"),
    [
        ("姓名", "王小明", "name", "王小明"),
        ("*身 份 證 字 號（必填）", "a123456789", "id_number", "A123456789"),
        ("身分證號：", "Ａ１２３４５６７８９", "id_number", "A123456789"),
        ("研習時數 / 學分數", "1.5", "hours", "1.5"),
        ("E-mail", "a@example.edu.tw", "email", "a@example.edu.tw"),
        ("生日", "０７５０３０２", "birth_date", "1986-03-02"),
        ("服務單位", "臺北市立建國高級中學", "school", "臺北市立建國高級中學"),
        ("手機號碼", "912345678", "phone", "0912345678"),
    ],
)
def test_headings_in_use_are_recognised(
    tmp_path: Path, heading: str, value: str, field: str, read: str
) -> None:
    """Other words for the same column, with spaces, stars and remarks, mean the same field."""
    rows = [("教師姓名",), ("王小明",)] if field == "name" else [("姓名", heading), ("王", value)]
    if field == "name":
        rows = [(heading,), (value,)]
    person = read_roster(text(tmp_path / "a.csv", *rows)).value.people[0]
    assert str(getattr(person, field)) == read


def test_title_lines_and_totals_are_passed_over(tmp_path: Path) -> None:
    """Lines above the headings, empty rows, repeated headings and totals are no people."""
    path = workbook(
        tmp_path / "名單.xlsx",
        ("範例高中 研習名單",),
        (),
        ("編號", "服務單位", "姓名", "備註"),
        (1, "甲國小", "王小明", ""),
        (),
        ("編號", "服務單位", "姓名", "備註"),
        (2, "甲國小", "李大華", "素食"),
        ("合計", "", "2人", ""),
        (3, "", "", ""),
    )
    outcome = read_roster_file(path)
    assert [person.name for person in outcome.value.roster.people] == ["王小明", "李大華"]
    assert outcome.value.rows == (4, 7)
    assert outcome.value.columns == {
        "編號": "",
        "服務單位": "服務學校",
        "姓名": "教師姓名",
        "備註": "",
    }
    assert codes(outcome.findings) == ["rows-skipped"] * 3
    assert {found.severity for found in outcome.findings} == {Severity.HINT}
    assert "第8列" in outcome.findings[2].message


def test_a_name_that_looks_like_a_total_is_kept(tmp_path: Path) -> None:
    """Only the words of a total make a total."""
    path = text(
        tmp_path / "a.csv", ("姓名", "身分證字號"), ("總計劃", "A123456789"), ("計小明", "")
    )
    assert len(read_roster(path).value.people) == 2


def test_wrong_ids_are_warnings_that_show_no_id(tmp_path: Path) -> None:
    """The reason and the cell are named, the number only masked."""
    path = workbook(tmp_path / "a.xlsx", EXPORT, (*WANG[:4], "A123456788", *WANG[5:]))
    (found,) = read_roster(path).findings
    assert (found.code, found.severity) == ("id-invalid", Severity.WARNING)
    assert "檢查碼" in found.message
    assert "A12345****" in found.message
    assert "A123456788" not in repr(found)
    assert str(found.place) == "a.xlsx 工作表「名單」 儲存格 E2「身份證字號」"


def test_masked_ids_are_a_hint(tmp_path: Path) -> None:
    """A list with masked numbers can be printed; for awarding hours it says what is missing."""
    path = text(tmp_path / "a.csv", ("姓名", "身分證字號"), ("王小明", "A12345****"))
    assert codes(read_roster(path).findings) == ["id-masked"]


def test_cells_that_cannot_be_read_stay_empty(tmp_path: Path) -> None:
    """A birth date that is none is a warning, wrong hours are an error; the person stays."""
    path = text(
        tmp_path / "a.csv",
        ("姓名", "出生日期", "時數"),
        ("王小明", "99年2月30日", "很多"),
        ("李", "", "3"),
    )
    outcome = read_roster(path)
    wang, lee = outcome.value.people
    assert (wang.birth_date, wang.hours) == (None, None)
    assert lee.hours == 3
    by_field = {found.place.field: found for found in outcome.findings}
    assert by_field["出生日期"].severity is Severity.WARNING
    assert by_field["時數"].severity is Severity.ERROR
    assert (by_field["時數"].place.line, by_field["時數"].place.column) == (2, 3)


def test_excel_types_become_text(tmp_path: Path) -> None:
    """Dates, whole and half numbers stored as such read as what the clerk sees."""
    path = workbook(
        tmp_path / "a.xlsx",
        ("姓名", "出生日期", "電話", "時數", "身分證字號"),
        ("王小明", dt.date(1980, 5, 1), 912345678, 1.5, 123456789),
    )
    outcome = read_roster(path)
    person = outcome.value.people[0]
    assert person.birth_date == dt.date(1980, 5, 1)
    assert (person.phone, str(person.hours), person.id_number) == ("0912345678", "1.5", "123456789")
    assert "phone-zero" in codes(outcome.findings)


def test_people_who_stand_twice_are_named(tmp_path: Path) -> None:
    """By ID number, or by school and name where there is none; never two people of one name."""
    path = text(
        tmp_path / "a.csv",
        ("服務學校", "姓名", "身分證字號"),
        ("甲國小", "王小明", "A123456789"),
        ("乙國小", "王小名", "A123456789"),
        ("甲國小", "李大華", ""),
        ("乙國小", "李大華", ""),
        ("甲國小", "李大華", ""),
    )
    outcome = read_roster(path)
    assert len(outcome.value.people) == 5
    assert [str(found.place) for found in outcome.findings] == [
        "a.csv 第3行第2欄「姓名」",
        "a.csv 第6行第2欄「姓名」",
    ]
    assert "第2列" in outcome.findings[0].message


def test_rows_without_a_name_are_kept_with_a_warning(tmp_path: Path) -> None:
    """Somebody with an ID number but no name is not lost silently."""
    path = text(tmp_path / "a.csv", ("姓名", "學校", "身分證字號"), ("", "甲國小", "A123456789"))
    outcome = read_roster(path)
    assert len(outcome.value.people) == 1
    assert codes(outcome.findings) == ["name-missing"]


def test_unknown_and_doubled_columns_are_reported(tmp_path: Path) -> None:
    """What is not read is said, with its place; a column with a usual other use is not."""
    path = workbook(
        tmp_path / "a.xlsx", ("編號", "姓名", "血型", "教師姓名"), (1, "王小明", "O", "王小名")
    )
    outcome = read_roster(path)
    assert outcome.value.people[0].name == "王小明"
    assert [(found.code, found.place.cell) for found in outcome.findings] == [
        ("unknown-column", "C1"),
        ("doubled-column", "D1"),
    ]


def test_two_columns_of_phones_help_each_other(tmp_path: Path) -> None:
    """手機 and 電話 are one field: the first that is filled counts."""
    path = text(
        tmp_path / "a.csv", ("姓名", "電話", "手機"), ("王", "", "0912345678"), ("李", "1", "2")
    )
    assert [person.phone for person in read_roster(path).value.people] == ["0912345678", "1"]


def test_rare_characters_and_quotes_survive(tmp_path: Path) -> None:
    """Names come out exactly as they went in."""
    path = tmp_path / "a.csv"
    path.write_text(
        '姓名,職稱\n"王𠮷堃","主任, ""兼"" 教師"\n甲 & 乙 <丙>,導師\n', encoding="utf-8"
    )
    first, second = read_roster(path).value.people
    assert (first.name, first.position) == ("王𠮷堃", '主任, "兼" 教師')
    assert second.name == "甲 & 乙 <丙>"


def test_only_the_sheet_with_the_list_is_read(tmp_path: Path) -> None:
    """A cover sheet is passed over, a hidden one never read, a second list pointed out."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "說明"
    cover.append(["請填寫名單"])
    for name, person in (("舊名單", "丁"), ("第一場", "甲"), ("第二場", "乙")):
        sheet = book.create_sheet(name)
        sheet.append(["姓名", "學校"])
        sheet.append([person, "甲國小"])
    book["舊名單"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    outcome = read_roster_file(tmp_path / "a.xlsx")
    assert [person.name for person in outcome.value.roster.people] == ["甲"]
    assert outcome.value.sheet == "第一場"
    assert codes(outcome.findings) == ["other-sheets", "hidden-sheets"]
    assert "「第二場」" in outcome.findings[0].message
    assert "「舊名單」" in outcome.findings[1].message


@pytest.mark.parametrize(
    ("rows", "code", "words"),
    [
        ([("服務學校", "身分證字號"), ("甲國小", "A123456789")], "no-name-column", "「服務學校」"),
        ([("甲", "乙"), ("丙", "丁")], "no-name-column", "「甲」、「乙」"),
        ([("姓名", "學校")], "roster-empty", "沒有任何學員"),
        ([("姓名", "學校"), ("", "")], "roster-empty", "沒有任何學員"),
    ],
)
def test_a_file_without_people_is_refused(
    tmp_path: Path, rows: list[tuple[str, ...]], code: str, words: str
) -> None:
    """What was found instead is named, so that the clerk sees the wrong file at once."""
    for path in (text(tmp_path / "a.csv", *rows), workbook(tmp_path / "a.xlsx", *rows)):
        with pytest.raises(UserError) as caught:
            read_roster(path)
        (found,) = caught.value.findings
        assert found.code == code
        assert words in found.message
        assert found.fix


def test_county_names_follow_the_day_of_the_study(tmp_path: Path) -> None:
    """高雄縣 of 2009 stays what it was then, and is 高雄市 today."""
    path = text(tmp_path / "a.csv", ("姓名", "學校"), ("王", "高雄縣國立鳳山高級中學"))
    assert read_roster(path, dt.date(2009, 1, 1)).value.people[0].county == "高雄縣"
    assert read_roster(path).value.people[0].county == "高雄市"
