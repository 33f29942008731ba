"""Reading a roster: who is in it and who waits."""

from __future__ import annotations

from pathlib import Path

from tests.formats.tables.lists import text

from inservice_docs.records.finding import Place
from inservice_docs.workflow.read_roster import layout_of, read_roster, row_of
from inservice_docs.workflow.workspace import Workspace

ROWS = (
    ("姓名", "身分證字號", "服務學校"),
    ("王範例", "A123456789", "甲國小"),
    ("李範二", "A123456788", "甲國小"),
    ("", "F812345676", "甲國小"),
    ("陳範三", "", "甲國小"),
)


def test_nobody_is_dropped(tmp_path: Path) -> None:
    """Who cannot be taken waits with the reasons; the others need nothing."""
    read = read_roster(text(tmp_path / "a.csv", *ROWS)).value
    assert [row for row, _ in read.numbered()] == [2, 3, 4, 5]
    assert [(each.row, [found.code for found in each.reasons]) for each in read.waiting] == [
        (3, ["id-invalid"]),
        (4, ["name-missing"]),
    ]


def test_a_clean_list_has_nobody_waiting(tmp_path: Path) -> None:
    """Hints keep nobody."""
    assert read_roster(text(tmp_path / "a.csv", *ROWS[:2])).value.waiting == ()


def test_the_workspace_knows_its_own_layout_and_code(tmp_path: Path, workspace: Workspace) -> None:
    """Its headings, and its own school's code; another file may be chosen."""
    assert workspace.folder is not None
    (workspace.folder / "roster_columns.toml").write_text('[欄位]\n教師姓名 = "誰"', "utf-8")
    path = text(tmp_path / "a.csv", ("誰", "學校代碼"), ("王範例", workspace.school.code))
    (person,) = read_roster(path, workspace).value.file.roster.people
    assert (person.name, person.school) == ("王範例", workspace.school.name)
    (tmp_path / "other.toml").write_text('[欄位]\n教師姓名 = "某"', "utf-8")
    assert layout_of(workspace, tmp_path / "other.toml").headings == {"某": "name"}


def test_rows_of_places() -> None:
    """By line, or by cell; a whole file has none."""
    assert row_of(Place("a", 3)) == 3
    assert row_of(Place("a", sheet="x", cell="AB12")) == 12
    assert row_of(Place("a")) is None
