"""`course sheet`: the site's form, ready to type in."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_the_sheet_is_written_and_its_fields_told(command: Command, office: Path) -> None:
    """The JSON holds the fields of the document, with their codes."""
    answer = command("course", "sheet", "plan.yaml", "--json")
    assert answer.code == 0
    assert [Path(file).name for file in answer.json["files"]] == ["plan-課程登錄表.docx"]
    fields = {field["label"]: field for field in answer.json["fields"]}
    assert fields["班別性質"]["code"] == "0"
    assert fields["承辦人1電話"]["value"] == "04-22921175#301"


def test_the_path_is_told_without_json(command: Command, office: Path) -> None:
    """A clerk sees where the document lies."""
    assert "課程登錄表.docx" in command("course", "sheet", "plan.yaml").out
