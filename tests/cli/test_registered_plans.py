"""`plan add`, `list`, `show`, `next`, `edit`, `back` and `cancel` from the command line."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from tests.cli.conftest import Command

YEAR = dt.datetime.now(dt.timezone(dt.timedelta(hours=8))).year - 1911


def test_a_plan_gets_a_number_of_the_year(registry: Path, command: Command) -> None:
    """The keys are plan and findings."""
    answer = command("plan", "add", "in_school.yaml", "--json")
    assert answer.code == 0
    assert answer.json["plan"] == f"{YEAR}-001"
    assert set(answer.json) == {"plan", "findings"}
    assert f"{YEAR}-002" in command("plan", "add", "in_school.yaml").out


def test_without_a_register_the_cure_is_named(office: Path, command: Command) -> None:
    """The workspace of an earlier version has none yet."""
    answer = command("plan", "add", "plan.yaml", "--json")
    assert answer.code == 1
    assert answer.codes == {"register-missing"}


def test_the_next_step_is_told(plan: str, command: Command) -> None:
    """In words and as JSON."""
    answer = command("plan", "next", plan, "--json").json
    assert {"plan", "step", "status", "missing", "actions"} <= set(answer)
    assert (answer["plan"], answer["step"], answer["status"]) == (plan, 1, "已核准")
    assert all(action.startswith("inservice-docs ") for action in answer["actions"])
    assert "已核准" in command("plan", "next", plan).out


def test_an_unknown_plan_is_told_with_its_cure(plan: str, command: Command) -> None:
    """Every verb says the same."""
    for words in (["next"], ["show"], ["cancel", "--reason", "誤"], ["check"]):
        answer = command("plan", words[0], f"{YEAR}-099", *words[1:], "--json")
        assert answer.code == 1
        assert answer.codes == {"plan-unknown"}


def test_plans_are_listed(plan: str, command: Command) -> None:
    """All of them, or those that wait for something."""
    command("plan", "add", "in_school.yaml")
    command("plan", "cancel", f"{YEAR}-002", "--reason", "重複登記")
    assert [each["plan"] for each in command("plan", "list", "--json").json["plans"]] == [
        f"{YEAR}-002",
        plan,
    ]
    assert [each["plan"] for each in command("plan", "list", "--todo", "--json").json["plans"]] == [
        plan
    ]
    shown = command("plan", "list", "--text", "分享日").out
    assert "登錄研習課程" in shown
    for todo in ([], ["--todo"]):
        assert "沒有符合" in command("plan", "list", *todo, "--text", "無此研習").out


def test_a_plan_is_shown_corrected_and_put_back(plan: str, command: Command) -> None:
    """Each with its reason in the history."""
    assert command("plan", "edit", plan, "plan.yaml", "--reason", "重看").code == 0
    assert command("plan", "cancel", plan).code == 1
    assert command("plan", "cancel", plan, "--reason", "颱風", "--json").json["status"] == "已取消"
    back = command("plan", "back", plan, "--to", "已核准", "--reason", "改期辦理", "--json")
    assert back.json["status"] == "已核准"
    history = command("plan", "show", plan, "--json").json["history"]
    assert [event["reason"] for event in history][-2:] == ["颱風", "改期辦理"]
    assert "改期辦理" in command("plan", "show", plan).out


def test_drafting_takes_a_number(plan: str, command: Command, registry: Path) -> None:
    """Letters, sheets and checks of a registered plan."""
    assert command("plan", "check", plan).code == 0
    for words in (["letter", "draft", "invitation"], ["course", "sheet"], ["plan", "sheet"]):
        answer = command(*words, plan, "--json")
        assert answer.code == 0, answer.out
        assert all(Path(file).name.startswith(f"{plan}-") for file in answer.json["files"])
    assert command("letter", "check", "invitation", plan).code == 0


def test_figures_in_words_and_in_json(registry: Path, command: Command) -> None:
    """Tables with ROC months for people, ISO months for programs."""
    command("plan", "add", "plan.yaml", "--json")
    answer = command("plan", "figures", "--json").json
    assert (answer["plans"], answer["months"][0]["month"]) == (1, "2010-03")
    said = command("plan", "figures").out
    assert "99-03" in said
    assert "共 1 項計畫" in said
    assert command("plan", "figures", "--office", "學務處", "--json").json["plans"] == 0


def test_an_edit_of_an_older_version_is_refused(registry: Path, command: Command) -> None:
    """The message names who changed the plan, and when."""
    plan = command("plan", "add", "plan.yaml", "--json").json["plan"]
    version = command("plan", "show", plan, "--json").json["version"]
    text = (registry / "plan.yaml").read_text(encoding="utf-8")
    (registry / "other.yaml").write_text(text.replace("時數: 3", "時數: 2"), encoding="utf-8")
    words = ("plan", "edit", plan, "other.yaml", "--reason", "改為半天")
    assert command(*words, "--version", version, "--json").code == 0
    answer = command(*words[:3], "plan.yaml", *words[4:], "--version", version, "--json")
    assert (answer.code, answer.codes) == (1, {"plan-changed"})
    assert "（命令列）在 1" in answer.json["findings"][0]["message"]


def test_days_are_shown_in_roc_years(registry: Path, command: Command) -> None:
    """In tables; programs get ISO."""
    plan = command("plan", "add", "plan.yaml", "--json").json["plan"]
    assert "99-03-23" in command("plan", "list").out
    assert command("plan", "list", "--json").json["plans"][0]["first_day"] == "2010-03-23"
    shown = (command("plan", "show", plan), command("approval", "list"), command("audit", "list"))
    for answer in shown:
        assert not re.search("20[0-9]{2}-[0-9]{2}", answer.out), answer.out
