"""`plan`: new, check, schema, copy and sheet, as a clerk types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command


@pytest.mark.parametrize("kind", ["yaml", "xlsx"])
def test_a_new_plan_is_checked_as_empty(kind: str, command: Command, office: Path) -> None:
    """The empty form is made, and its check names what a study always needs."""
    assert command("plan", "new", "--to", kind).code == 0
    assert (office / f"研習計畫.{kind}").is_file()
    answer = command("plan", "check", f"研習計畫.{kind}", "--json")
    assert answer.code == 1
    named = " ".join(found["message"] for found in answer.json["findings"])
    for field in ("研習名稱", "承辦處室", "承辦人", "場次"):
        assert field in named


def test_a_good_plan_passes(command: Command, office: Path) -> None:
    """Hints do not make a plan wrong."""
    answer = command("plan", "check", "plan.yaml", "in_school.yaml", "--json")
    assert answer.code == 0
    assert {found["severity"] for found in answer.json["findings"]} <= {"hint"}


def test_every_finding_has_stable_keys(command: Command, office: Path) -> None:
    """Other programs rely on code, severity, place, message and fix."""
    (office / "bad.yaml").write_text("研習名程: 甲\n", encoding="utf-8")
    found = command("plan", "check", "bad.yaml", "--json").json["findings"][0]
    assert set(found) == {"code", "severity", "place", "message", "fix"}
    assert set(found["place"]) == {"file", "line", "column", "sheet", "cell", "field", "text"}
    assert found["place"]["line"] == 1


def test_findings_are_counted_in_words(command: Command, office: Path) -> None:
    """The last line sums up what a clerk has to do."""
    (office / "bad.yaml").write_text("研習名程: 甲\n", encoding="utf-8")
    assert "錯誤" in command("plan", "check", "bad.yaml").out.splitlines()[-1]


def test_the_schema_is_json(command: Command) -> None:
    """An editor can use it as it is."""
    answer = command("plan", "schema")
    assert "研習名稱" in json.dumps(answer.json, ensure_ascii=False)
    assert answer.json["$schema"].startswith("https://json-schema.org/")


def test_last_years_study_is_copied(command: Command, office: Path) -> None:
    """The new file stands beside the old one; what must be looked at again is said."""
    answer = command("plan", "copy", "plan.yaml", "--date", "116-03-23", "--json")
    assert answer.code == 0
    assert answer.json["files"] == ["plan-116.yaml"]
    assert answer.json["findings"]


def test_the_enclosures_of_the_letters_are_made(command: Command, office: Path) -> None:
    """實施計畫 and 報名表 come from one command."""
    answer = command("plan", "sheet", "plan.yaml", "--out", "enclosures")
    assert answer.code == 0
    names = sorted(path.name for path in (office / "enclosures").iterdir())
    assert names == ["plan-報名表.docx", "plan-實施計畫.docx"]
