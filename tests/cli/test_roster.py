"""`roster`: sign-in sheets and the list of participants."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.studies import registered
from tests.support.studies import CROSS, attended

from inservice_docs.workflow.register import look_into, open_register, system_actor
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.workspace import open_workspace

AT = dt.datetime(2010, 2, 26, 2, 0, tzinfo=dt.UTC)


def test_the_sign_in_sheet_comes_in_both_formats(command: Command, office: Path) -> None:
    """docx and xlsx unless one is chosen."""
    answer = command("roster", "sign-in", "plan.yaml", "--roster", "roster.csv", "--json")
    assert answer.code == 0
    names = [Path(file).name for file in answer.json["files"]]
    assert names == ["plan-簽到表.docx", "plan-簽到表.xlsx"]


def test_an_id_column_is_refused(command: Command, office: Path) -> None:
    """No ID number stands on a sheet that lies on a table."""
    words = ("--roster", "roster.csv", "--columns", "姓名,身分證字號")
    answer = command("roster", "sign-in", "plan.yaml", *words)
    assert answer.code == 1
    assert "身分證字號" in answer.err
    assert not (office / "out").exists()


def test_a_table_without_names_is_refused(command: Command, office: Path) -> None:
    """The headings that were found are named."""
    (office / "bad.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    answer = command("roster", "export", "plan.yaml", "--roster", "bad.csv")
    assert answer.code == 1
    assert "甲" in answer.err
    assert "姓名" in answer.err


def test_full_ids_are_written_only_when_asked_for(command: Command, office: Path) -> None:
    """The warning goes with them; no message ever shows one."""
    words = ("roster", "export", "plan.yaml", "--roster", "roster.csv", "--json")
    assert "full-ids-written" not in command(*words).codes
    answer = command(*words, "--full-ids")
    assert "full-ids-written" in answer.codes
    assert "B210000016" not in answer.out + answer.err


def test_full_ids_of_a_registered_plan_leave_a_note(command: Command, registry: Path) -> None:
    """Whoever had them is in the trail."""
    with open_register(open_workspace(registry), system_actor(), AT) as register:
        number, _ = attended(register)
    answer = command("roster", "export", number, "--full-ids", "--json")
    assert "full-ids-written" in answer.codes
    with look_into(open_workspace(registry)) as work:
        assert "participants.export" in {each.action for each in work.trail.list()}


def test_a_bad_id_is_named_masked(command: Command, office: Path) -> None:
    """What is wrong is said without showing the number."""
    (office / "bad.csv").write_text("姓名,身分證字號\n甲範一,A123456788\n", encoding="utf-8")
    answer = command("roster", "export", "plan.yaml", "--roster", "bad.csv", "--json")
    assert answer.code == 0
    assert "A12345****" in answer.out
    assert "A123456788" not in answer.out + answer.err


def test_the_roster_of_a_registered_plan(registry: Path, command: Command) -> None:
    """It is made of the participants and recorded as step 6, unless it is only a draft."""
    moves = (Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS)
    plan = registered(registry, CROSS, *moves, people=2)
    sheet = ("roster", "sign-in", plan, "--to", "xlsx", "--json")
    assert command(*sheet, "--draft").code == 0
    assert command("attendance", "record", plan, "--json").codes == {"step-impossible"}
    assert Path(command(*sheet).json["files"][0]).is_file()
    assert command("attendance", "record", plan).code == 0


MESSY = "名單\n姓 名,身份證字號,服務學校,時數\n王範例,A123456788,甲國小,1.5\n李範二,,乙國小,3\n"
KEYS = (
    "row name id_number_masked id_number_valid school county position gender birth_date phone "
    "email hours"
)


def test_a_list_is_read_without_a_workspace(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody with the row in the file, and what was found; the ID number only masked."""
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(MESSY, encoding="cp950")
    answer = command("roster", "read", "a.csv", "--json")
    assert answer.code == 0
    assert list(answer.json) == ["rows", "columns", "encoding", "findings"]
    first, second = answer.json["rows"]
    assert " ".join(first) == KEYS
    assert (first["row"], first["name"], first["hours"]) == (3, "王範例", 1.5)
    assert (first["id_number_masked"], first["id_number_valid"]) == ("A12345****", False)
    assert (second["hours"], second["birth_date"]) == (3, None)
    assert answer.json["columns"]["姓 名"] == "教師姓名"
    assert answer.json["encoding"] == "cp950"
    assert {"id-invalid", "encoding-cp950"} <= answer.codes
    assert "A123456788" not in answer.out


def test_what_a_clerk_sees(command: Command, office: Path) -> None:
    """How many there are, how many wait, and the first few with names hidden."""
    Path("a.csv").write_text(MESSY, encoding="utf-8")
    answer = command("roster", "read", "a.csv")
    assert "共 2 人，其中 1 人待補正" in answer.out
    assert "王○例" in answer.out
    assert "王範例" not in answer.out


def test_a_list_without_people_fails(command: Command, office: Path) -> None:
    """As does a file that is no list."""
    for name, words in (("a.csv", "姓名,學校\n"), ("b.csv", "甲\n乙\n")):
        Path(name).write_text(words, encoding="utf-8")
        answer = command("roster", "read", name, "--json")
        assert answer.code == 1
        assert answer.json["findings"]
    assert command("roster", "read", "沒有.xlsx", "--json").code == 1


def test_a_list_is_given_back(command: Command, office: Path) -> None:
    """In the folder that was named; how many are to be put right is said."""
    Path("a.csv").write_text(MESSY, encoding="utf-8")
    answer = command("roster", "fix", "a.csv", "--out", "back")
    assert answer.code == 0
    assert "1 人待補正" in answer.out
    assert Path("back/a-待更正.xlsx").is_file()
