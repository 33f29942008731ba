"""`signup rules` and `review --auto`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.studies import applicants, registered


def test_rules_and_automatic_review(registry: Path, command: Command) -> None:
    """The clerk sets rules, tries them, and has them applied: each decision has its reason."""
    plan = registered(registry)
    command("signup", "settings", plan, "--seats", "2", "--online")
    assert "學校層級：國小" in command("signup", "rules", plan).out
    words = ("--levels", "國小,國中", "--per-school", "2", "--wait", "--counties", "off")
    held = command("signup", "rules", plan, *words, "--json").json["rules"]
    assert (held["levels"], held["per_school"], held["refuse_others"]) == (
        *(["國小", "國中"], 2),
        False,
    )
    assert command("signup", "rules", plan, "--levels", "大學", "--json").code == 1
    file = applicants(registry, "王小明,待審核", "李大本,待審核", "張美樣,待審核")
    command("signup", "import", plan, file)
    tried = command("signup", "review", plan, "--auto", "--dry-run")
    assert "錄取 2 人，不通過 0 人，待審核（候補）1 人；沒有存入。" in tried.out
    assert command("signup", "review", plan, "--json").json["passed"] == 0
    done = command("signup", "review", plan, "--auto", "--json").json
    assert done["passed"] == 2
    assert [each["status"] for each in done["decisions"]] == ["審核通過", "審核通過", "待審核"]
    assert all(each["reason"] for each in done["decisions"])
    ids = [each["id"] for each in done["applicants"]]
    moved = command("signup", "review", plan, "--refuse", ids[0], "--reason", "取消", "--json")
    assert (moved.codes, moved.json["passed"]) == ({"moved-up"}, 2)
    assert command("signup", "rules", plan, "--reset", "--json").json["rules"]["levels"] == ["國小"]


def test_automatic_review_decides_alone(registry: Path, command: Command) -> None:
    """Not together with decisions by hand."""
    plan = registered(registry)
    assert command("signup", "review", plan, "--auto", "--pass-all").code == 2
    assert command("signup", "review", plan, "--dry-run").code == 2
