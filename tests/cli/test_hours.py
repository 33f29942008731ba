"""`hours award`, `list`, `edit`, `upload`, `submit` and `review`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.studies import registered
from tests.support.samples import id_number
from tests.support.studies import CROSS, person

from inservice_docs.workflow.steps.machine import Move

PRINTED = (Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS, Move.PRINT_ROSTER)


@pytest.fixture
def plan(registry: Path, command: Command) -> str:
    """A study of three people, one of whom was late to the second session."""
    number = registered(registry, CROSS, *PRINTED, people=3)
    command("attendance", "record", number)
    command("attendance", "record", number, "--ids", "1", "--session", "2", "--in", "15:28")
    return number


def test_from_award_to_the_recorded_list(plan: str, command: Command, registry: Path) -> None:
    """Steps 7 and 8; a list that is returned goes round again."""
    done = command("hours", "award", plan, "--json")
    assert done.code == 0, done.out
    first = done.json["awards"][0]
    assert (first["amount"], first["reason"]) == (2, "第2節遲到18分，依規定不計；實得2小時")
    assert (done.json["total"], done.json["unit"]) == (8, "時數")
    assert person(1).name not in done.out
    words = ("--id", "2", "--hours", "1.5", "--reason", "提早離席", "--json")
    assert command("hours", "edit", plan, *words).json["amount"] == 1.5
    upload = command("hours", "upload", plan, "--to", "csv,txt", "--json").json
    assert (upload["people"], upload["held_back"]) == (3, [])
    line = Path(upload["files"][1]).read_text("utf-8")
    assert line == f"{id_number(1)}-2,{id_number(2)}-1.5,{id_number(3)}-3"
    assert command("hours", "submit", plan, "--json").json["status"] == "資料上傳結束"
    back = command("hours", "review", plan, "--returned", "多列一人", "--json")
    assert back.json["status"] == "名單退回"
    assert command("hours", "award", plan, "--late", "30").code == 0
    assert command("hours", "submit", plan).code == 0
    assert "名單確認通過" in command("hours", "review", plan, "--passed").out


def test_rules_of_the_plan_and_of_the_school(plan: str, command: Command) -> None:
    """Given once, kept; they stand under the list."""
    answer = command("hours", "award", plan, "--late", "30", "--share", "80", "--school-wide")
    assert "遲到30分以上不計" in answer.out
    assert "出席須達80%" in answer.out
    assert command("hours", "list", plan, "--json").json["rules"]["late"] == 30
    assert "遲到不扣" in command("hours", "award", plan, "--late", "off").out
    assert command("hours", "award", plan, "--late", "soon").code == 2


def test_mistakes(plan: str, command: Command) -> None:
    """Each exits 1 with its own code, and usage errors exit 2."""
    assert command("hours", "submit", plan, "--json").codes == {"step-impossible"}
    assert command("hours", "upload", plan, "--json").codes == {"hours-not-awarded"}
    command("hours", "award", plan)
    assert command("hours", "upload", plan, "--to", "", "--json").codes == {"unknown-format"}
    edit = ("hours", "edit", plan, "--id", "2", "--hours")
    assert command(*edit, "9", "--reason", "x", "--json").codes == {"amount-above-course"}
    assert command(*edit, "1", "--json").codes == {"reason-missing"}
    assert command(*edit, "").code == 2
    assert command("hours", "review", plan).code == 2
    assert command("hours", "review", plan, "--passed", "--json").codes == {"step-impossible"}


def test_the_list_as_documents(registry: Path, command: Command) -> None:
    """等待核發名單 in the site's columns."""
    plan = registered(registry, people=2)
    made = command("hours", "list", plan, "--to", "xlsx,docx", "--json")
    assert [Path(each).suffix for each in made.json["files"]] == [".xlsx", ".docx"]
    assert command("hours", "list", plan, "--to", "exe").code == 1
