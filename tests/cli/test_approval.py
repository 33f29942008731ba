"""`approval add`, `receive`, `list`, `remind` and `withdraw` from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.support.replies import REQUEST, reply_file

from inservice_docs.workflow.workspace import open_workspace


@pytest.fixture
def plan(registry: Path, command: Command) -> str:
    """The sample study; its request has gone out."""
    text = (registry / "plan.yaml").read_text(encoding="utf-8")
    (registry / "bare.yaml").write_text(text[: text.index("申請文號")], encoding="utf-8")
    number = str(command("plan", "add", "bare.yaml", "--json").json["plan"])
    words = ["approval-request", number, "--number", REQUEST, "--date", "99-02-26"]
    assert command("letter", "issue", *words).code == 0
    return number


def test_a_reply_is_proposed_and_recorded(
    plan: str, command: Command, registry: Path, tmp_path: Path
) -> None:
    """Without --yes nothing is recorded where nobody can be asked."""
    file = reply_file(open_workspace(registry), tmp_path)
    looked = command("approval", "receive", file, "--json")
    assert looked.code == 0
    assert set(looked.json) >= {
        *("agency", "number", "date", "hours", "our_number", "plan", "certainty", "reasons"),
        "recorded",
    }
    assert looked.json["certainty"] == "certain"
    assert looked.json["recorded"] is False
    assert "沒有登錄" in command("approval", "receive", file).out
    done = command("approval", "receive", file, "--yes", "--json")
    assert (done.code, done.json["recorded"], done.json["plan"]) == (0, True, plan)
    states = [each["state"] for each in command("approval", "list", "--json").json["approvals"]]
    assert sorted(states) == ["approved", "waiting", "waiting", "waiting"]


def test_what_is_not_certain_is_not_recorded(
    plan: str, command: Command, registry: Path, tmp_path: Path
) -> None:
    """The answer says why, and the command fails when it was to record."""
    workspace = open_workspace(registry)
    none = reply_file(workspace, tmp_path, answers="來", sender="高雄市政府")
    answer = command("approval", "receive", none, "--json")
    assert (answer.code, answer.json["certainty"], answer.json["plan"]) == (1, "unknown", "")
    assert answer.codes == {"reply-fits-none"}
    doubtful = reply_file(workspace, tmp_path, sender="苗栗縣政府")
    answer = command("approval", "receive", doubtful, "--yes", "--json")
    assert (answer.code, answer.json["certainty"]) == (1, "likely")
    assert "reply-uncertain" in answer.codes
    assert answer.json["recorded"] is False


def test_approvals_are_added_listed_and_withdrawn(plan: str, command: Command) -> None:
    """By hand."""
    words = ["--agency", "臺中市政府", "--number", "府授教學字第0990050000號"]
    added = command("approval", "add", plan, *words, "--date", "99-03-01", "--hours", "3", "--json")
    assert (added.code, added.json["status"]) == (0, "待核准")
    waiting = command("approval", "list", "--waiting", "--json").json["approvals"]
    assert [each["agency"] for each in waiting] == ["臺中縣政府", "南投縣政府", "彰化縣政府"]
    assert all(each["working_days_waited"] > 0 for each in waiting)
    assert "待回覆" in command("approval", "list", "--plan", plan).out
    gone = ["--agency", "彰化縣政府", "--reason", "不邀請該縣"]
    assert command("approval", "withdraw", plan, *gone, "--json").json["plan"] == plan


def test_reminders_are_drafted(plan: str, command: Command) -> None:
    """For all that wait."""
    answer = command("approval", "remind", plan, "--to", "txt", "--json")
    assert answer.code == 0
    assert Path(answer.json["files"][0]).name == f"{plan}-reminder.txt"
    assert command("approval", "remind", "--days", "9999", "--json").codes == {"nobody-waits"}
