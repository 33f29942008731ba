"""`attendance import` and `attendance record`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.studies import registered
from tests.support.samples import id_number
from tests.support.studies import CROSS

from inservice_docs.workflow.steps.machine import Move

PRINTED = (Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS, Move.PRINT_ROSTER)


def test_by_hand_and_from_a_file(registry: Path, command: Command) -> None:
    """Everybody, one who was late, and the check-ins of one."""
    plan = registered(registry, CROSS, *PRINTED, people=3)
    assert command("attendance", "record", plan, "--json").json["entries"] == 6
    late = command("attendance", "record", plan, "--ids", "1", "--session", "2", "--in", "15:28")
    assert "登錄 1 人的出席（名單 3 人），共 1 筆。" in late.out
    file = registry / "in.csv"
    file.write_text(f"姓名,身分證字號,簽到,簽退\nx,{id_number(2)},13:00,15:00\n", encoding="utf-8")
    answer = command("attendance", "import", plan, file, "--json")
    assert (answer.json["people"], answer.json["of"]) == (1, 3)


def test_mistakes(registry: Path, command: Command) -> None:
    """A session that there is not, a time that is none, a study that is not so far."""
    plan = registered(registry, CROSS, *PRINTED, people=1)
    words = ("attendance", "record", plan)
    assert command(*words, "--session", "9", "--json").codes == {"session-unknown"}
    assert command(*words, "--in", "25:00").code == 2
    early = registered(registry)
    assert command("attendance", "record", early, "--json").codes == {"step-impossible"}
