"""`template`: list, check and copy."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_templates_are_listed_with_their_source(command: Command, office: Path) -> None:
    """A copy in the workspace shows as the school's own."""
    assert command("template", "copy", "letters/letter.docx").code == 0
    listed = {
        each["name"]: each for each in command("template", "list", "--json").json["templates"]
    }
    assert listed["letters/letter.docx"]["source"] == "own"
    assert listed["letters/memo.docx"]["source"] == "built-in"
    assert "學校自訂  letters/letter.docx" in command("template", "list").out


def test_the_placeholders_of_a_template_are_told(command: Command, office: Path) -> None:
    """Each with its meaning and an example."""
    out = command("template", "list", "letters/wording/invitation.yaml").out
    assert "{{ 研習名稱 }}" in out
    answer = command("template", "list", "letters/letter.docx", "--json")
    assert {"name", "label", "sample"} == set(answer.json["placeholders"][0])


def test_built_in_templates_pass(command: Command, office: Path) -> None:
    """Nothing is wrong with what comes with the program."""
    answer = command("template", "check")
    assert answer.code == 0
    assert "沒有發現問題" in answer.out


def test_a_broken_template_fails_the_check(command: Command, office: Path) -> None:
    """Exit 1, as for every check that finds an error."""
    (office / "letter.docx").write_bytes(b"PK\x03\x04")
    answer = command("template", "check", "letter.docx", "--json")
    assert answer.code == 1
    assert answer.json["findings"][0]["severity"] == "error"
