"""`participants add-from-signup`, `add`, `remove` and `list`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.studies import applicants, registered
from tests.support.samples import id_number
from tests.support.studies import CROSS, person, roster

from inservice_docs.workflow.steps.machine import Move


def test_three_ways_in_and_one_out(
    registry: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From sign-up, by ID number and hours, from a file; removed with a reason."""
    plan = registered(registry, CROSS, Move.OPEN_SIGN_UP)
    command("signup", "import", plan, applicants(registry, "李大本,審核通過"))
    assert command("participants", "add-from-signup", plan, "--json").json["people"] == 1
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{id_number(1)}\n"))
    words = ("--id-number", "-", "--hours", "1.5", "--name", "王小明", "--json")
    assert command("participants", "add", plan, *words).json["people"] == 2
    file = roster(registry, [person(2), person(3)])
    done = command("participants", "add", plan, "--file", file)
    assert "加入 2 人" in done.out
    shown = command("participants", "list", plan, "--json")
    assert [each["source"] for each in shown.json["participants"]] == [
        *("轉自報名", "單筆輸入", "檔案上傳", "檔案上傳"),
    ]
    assert "王小明" not in shown.out
    assert id_number(1) not in shown.out
    row = shown.json["participants"][0]["id"]
    words = ("--row", row, "--id-number", id_number(9), "--json")
    assert command("participants", "add", plan, *words).json["changed"] == [row]
    answer = command("participants", "remove", plan, "--ids", row, "--json")
    assert answer.codes == {"reason-missing"}
    nobody = command("participants", "remove", plan, "--ids", "", "--reason", "x", "--json")
    assert nobody.codes == {"ids-missing"}
    words = ("--ids", row, "--reason", "未參加", "--json")
    assert command("participants", "remove", plan, *words).json["people"] == 3
    assert "共 3 人" in command("participants", "list", plan).out
    left = command("participants", "list", plan, "--json").json["participants"]
    gone = command("participants", "remove", plan, "--ids", left[0]["id"], "--reason", "未到場")
    assert gone.out == "移除 1 人；共 2 人。\n"


def test_hours_above_the_course(registry: Path, command: Command) -> None:
    """Exit 1; a value that is no number is a usage error."""
    plan = registered(registry, CROSS, Move.OPEN_SIGN_UP)
    words = ("participants", "add", plan, "--id-number", id_number(1), "--hours")
    answer = command(*words, "3.5", "--json")
    assert (answer.code, answer.codes) == (1, {"amount-above-course"})
    assert command(*words, "很多").code == 2
    assert command("participants", "list", "99-999", "--json").codes == {"plan-unknown"}
