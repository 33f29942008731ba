"""A school's own layout of lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.formats.tables.lists import text, workbook

from inservice_docs.formats.tables.own_layout import read_own_layout
from inservice_docs.formats.tables.roster import read_roster_file
from inservice_docs.records.finding import UserError


def written(folder: Path, words: str) -> Path:
    path = folder / "roster_columns.toml"
    path.write_text(words, encoding="utf-8")
    return path


def test_headings_of_ones_own(tmp_path: Path) -> None:
    """Words that no other school would use, and codes that stand for schools."""
    layout = read_own_layout(
        written(
            tmp_path,
            '[欄位]\n教師姓名 = ["老師大名", "姓 名 欄"]\n服務學校 = "哪一校"\n'
            '[學校代碼]\n191313 = "臺中市私立曉明女子高級中學"\n',
        )
    )
    path = text(tmp_path / "a.csv", ("老師大名", "哪一校"), ("王範例", "191313"))
    outcome = read_roster_file(path, layout=layout)
    (person,) = outcome.value.roster.people
    assert (person.name, person.school) == ("王範例", "臺中市私立曉明女子高級中學")
    assert outcome.value.columns == {"老師大名": "教師姓名", "哪一校": "服務學校"}
    assert outcome.findings == ()


def test_a_list_without_headings(tmp_path: Path) -> None:
    """Columns are told by their letters."""
    layout = read_own_layout(
        written(tmp_path, '標題列 = 0\n[欄位]\n教師姓名 = "B欄"\n服務學校 = "A欄"\n')
    )
    path = text(tmp_path / "a.csv", ("甲國小", "王範例"), ("乙國小", "李範二"))
    people = read_roster_file(path, layout=layout).value.roster.people
    assert [(each.name, each.school) for each in people] == [
        ("王範例", "甲國小"),
        ("李範二", "乙國小"),
    ]


def test_a_sheet_and_a_row_of_ones_own(tmp_path: Path) -> None:
    """Where the list begins may be said."""
    layout = read_own_layout(written(tmp_path, '工作表 = "乙"\n標題列 = 2\n'))
    path = workbook(tmp_path / "a.xlsx", ("姓名",), ("姓名",), ("王範例",), sheet="乙")
    assert len(read_roster_file(path, layout=layout).value.roster.people) == 1


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("欄位 = 3", "欄位"),
        ("[欄位]\n血型 = '血'", "欄位.血型"),
        ("[欄位]\n教師姓名 = 3", "欄位.教師姓名"),
        ("標題列 = -1", "標題列"),
        ("別的 = 1", "別的"),
        ("[欄位", ""),
    ],
)
def test_mistakes_are_named(tmp_path: Path, words: str, field: str) -> None:
    """With the key, and the cure."""
    with pytest.raises(UserError) as caught:
        read_own_layout(written(tmp_path, words))
    (found,) = caught.value.findings
    assert found.place.field == field
    assert found.fix
