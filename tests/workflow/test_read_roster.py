"""Reading a roster: who is in it and who waits."""

from __future__ import annotations

from pathlib import Path

from tests.formats.tables.lists import text
from tests.support.samples import id_number
from tests.support.studies import listed, person, study

from inservice_docs.records.finding import Place
from inservice_docs.workflow.read_roster import layout_of, read_roster, row_of
from inservice_docs.workflow.register import Register
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


def test_against_a_real_register(register: Register, tmp_path: Path) -> None:
    """Same ID, same name and school, near names; the register's own list stays as it is."""
    number = study(register)
    listed(
        register,
        number,
        [
            person(1, name="王範例", school="甲國小", county=""),
            person(2, name="李台生", school="甲國小", county="", id_number=""),
            person(3, name="陳範三", school="乙國中", county="", id_number=""),
        ],
    )
    path = text(
        tmp_path / "a.csv",
        ("姓名", "身分證字號", "服務學校"),
        ("王範例", id_number(1), "丙國小"),
        ("某某某", id_number(1), "甲國小"),
        ("陳範三", "", "乙國中"),
        ("李臺生", "", "甲國小"),
        ("新來的", id_number(9), "甲國小"),
    )
    read = read_roster(path, register.workspace, plan=number)
    against = {row_of(each.place): each.code for each in read.findings if "登記簿" in each.message}
    assert against == {2: "person-known", 3: "id-twice", 4: "person-known", 5: "name-near"}
    assert 3 in [each.row for each in read.value.waiting]
    assert all(id_number(1) not in each.message for each in read.findings)
    with register.look() as work:
        assert len(work.participants.list(number)) == 3


def test_rows_of_places() -> None:
    """By line, or by cell; a whole file has none."""
    assert row_of(Place("a", 3)) == 3
    assert row_of(Place("a", sheet="x", cell="AB12")) == 12
    assert row_of(Place("a")) is None
