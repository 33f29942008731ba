"""`letter issue` from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_a_letter_goes_out_and_is_recorded(plan: str, command: Command) -> None:
    """The files lie in the workspace's out folder; the record knows their hash."""
    words = ["letter", "issue", "invitation", plan, "--date", "99-03-02", "--to", "docx,txt"]
    answer = command(*words, "--number", "曉中宗字第0990006002號", "--json")
    assert answer.code == 0, answer.out
    document = answer.json["documents"][0]
    assert document["number"] == "曉中宗字第0990006002號"
    assert all(Path(file).is_file() for file in answer.json["files"])
    listed = command("document", "list", "--plan", plan, "--json").json["documents"]
    assert listed == [document]
    again = command(*words, "--json")
    assert again.code == 1
    assert again.codes == {"document-issued"}


def test_words_for_a_clerk(plan: str, command: Command) -> None:
    """Number, file and standing."""
    answer = command("letter", "issue", "invitation", plan, "--date", "99-03-02")
    assert answer.code == 0, answer.err
    assert "已發文 曉中宗字第0990000001號" in answer.out
    assert "已核准" in answer.out


def test_a_refused_letter_writes_nothing(registry: Path, command: Command) -> None:
    """No file, no number."""
    number = command("plan", "add", "in_school.yaml", "--json").json["plan"]
    answer = command("letter", "issue", "hours-memo", number, "--json")
    assert answer.code == 1
    assert answer.codes == {"step-impossible"}
    assert not (registry / "out").is_dir() or not list((registry / "out").iterdir())
    assert command("number", "list", "--json").json == {"numbers": []}


def test_a_letter_whose_files_cannot_be_written_is_recorded_all_the_same(
    plan: str, command: Command, registry: Path
) -> None:
    """The clerk is told not to issue it again, and how to get the files."""
    (registry / "blocked").write_bytes(b"")
    words = ["invitation", plan, "--date", "99-03-02", "--out", "blocked"]
    answer = command("letter", "issue", *words, "--json")
    assert answer.code == 1
    assert "issued-not-saved" in answer.codes
    document = command("document", "list", "--json").json["documents"][0]
    again = command("document", "remake", str(document["id"]), "--json")
    assert Path(again.json["files"][0]).is_file()
