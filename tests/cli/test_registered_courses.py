"""`course list`, `course status` and `course auto-review` from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_a_course_goes_through_its_review(plan: str, command: Command) -> None:
    """Entered, returned, entered again, passed."""
    entered = command("course", "status", plan, "--entered", "--code", "123", "--json")
    assert entered.json["status"] == "課程未確認"
    assert Path(entered.json["files"][0]).is_file()
    returned = command("course", "status", plan, "--returned", "時數有誤", "--json")
    assert (returned.json["status"], returned.json["reason"]) == ("課程確認未通過", "時數有誤")
    command("course", "status", plan, "--entered")
    assert "課程確認通過" in command("course", "status", plan, "--passed").out
    listed = command("course", "list", "--to", "xlsx", "--json").json
    assert [(each["plan"], each["status"]) for each in listed["courses"]] == [
        (plan, "課程確認通過")
    ]
    assert Path(listed["files"][0]).suffix == ".xlsx"
    assert "課程確認通過" in command("course", "list").out
    withdrawn = command("course", "status", plan, "--withdrawn", "重複登錄", "--json")
    assert withdrawn.json["status"] == "課程登錄錯誤"


def test_one_status_is_chosen(plan: str, command: Command) -> None:
    """None or two are a usage error."""
    assert command("course", "status", plan).code == 2
    assert command("course", "status", plan, "--entered", "--passed").code == 2
    assert command("course", "status", plan, "--passed", "--json").codes == {"step-impossible"}


def test_automatic_review(plan: str, command: Command) -> None:
    """Rules, results and reasons."""
    command("course", "status", plan, "--entered")
    words = ["--on", "--most", "6", "--scope", "校外", "--allow-warnings", "--run", "--json"]
    answer = command("course", "auto-review", *words).json
    assert answer["rules"]["enabled"]
    assert [(each["plan"], each["status"]) for each in answer["reviews"]] == [
        (plan, "課程確認通過")
    ]
    assert answer["reviews"][0]["reasons"]
    assert "啟用" in command("course", "auto-review").out
