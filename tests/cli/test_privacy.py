"""`privacy purge`, `retain` and `report`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.studies import registered
from tests.support.samples import id_number
from tests.support.studies import CROSS, person

from inservice_docs.workflow.steps.machine import Move


def test_deletion_after_the_end(registry: Path, command: Command) -> None:
    """Not while a plan is under way; a cancelled one may go."""
    plan = registered(registry, CROSS, people=2)
    assert "沒有到期" in command("privacy", "purge").out
    assert command("privacy", "purge", plan, "--json").codes == {"plan-not-finished"}
    words = ("privacy", "retain", plan, "188-07-31", "--json")
    assert command(*words).json["retain_until"] == "2099-07-31"
    assert command("privacy", "retain", plan, "99-07-31", "--json").codes == {"retention-past"}
    moves = (Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS, Move.PRINT_ROSTER, Move.RECORD_ATTENDANCE)
    ended = registered(registry, CROSS, *moves, Move.AWARD, Move.SUBMIT, Move.PASS_LIST, people=2)
    done = command("privacy", "purge", ended, "--json").json["purged"]
    assert done[0]["figures"]["people"] == 2
    assert command("participants", "list", ended, "--json").json["participants"] == []


def test_the_school_decides_how_long(registry: Path, command: Command) -> None:
    """Until then the program's default holds, and says that it is one; a finished study gets it."""
    assert "程式的預設" in command("privacy", "period").out
    assert command("privacy", "period", "99", "--json").codes == {"retention-years"}
    told = command("privacy", "period", "5", "--basis", "校內要點第5點", "--json").json
    assert told == {"years": 5, "basis": "校內要點第5點", "decided": True}
    plan = registered(registry, CROSS, people=1)
    assert command("plan", "cancel", plan, "--reason", "講師請假", "--json").code == 0
    shown = command("plan", "show", plan, "--json").json
    assert shown["retain_until"] is not None
    assert "學校自訂，依據：校內要點第5點" in command("privacy", "purge").out


def test_the_key_is_changed(registry: Path, command: Command, keys: Path) -> None:
    """Afterwards everything is read as before, and the former key file opens nothing new."""
    plan = registered(registry, CROSS, people=2)
    former = keys.read_bytes()
    done = command("privacy", "rotate-key", "--json")
    assert (done.json["resumed"], done.codes) == (False, {"key-changed"})
    assert done.json["sealed"] > 0
    assert len(command("participants", "list", plan, "--json").json["participants"]) == 2
    assert "已更換金鑰" in command("privacy", "rotate-key").out
    assert command("doctor", "--json").codes == set()
    keys.write_bytes(former)
    assert command("plan", "list", "--json").codes == {"key-wrong"}


def test_a_report_for_the_person(
    registry: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number may come by the input; it is masked unless asked for."""
    registered(registry, CROSS, people=1)
    monkeypatch.setattr("sys.stdin", io.StringIO(id_number(1) + "\n"))
    answer = command("privacy", "report", "-", "--json")
    assert answer.json["found"]
    assert len(answer.json["studies"]) == 1
    assert person(1).name not in answer.out
    assert id_number(1) not in answer.out
    assert "參加" in command("privacy", "report", id_number(1)).out
    assert "沒有這個人" in command("privacy", "report", id_number(5)).out
    assert command("privacy", "report", "A123456788", "--json").codes == {"id-invalid"}
