"""`number next`, `void` and `list`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_numbers_are_taken_and_voided(registry: Path, command: Command) -> None:
    """The keys are those of the documentation; a void number stays."""
    first = command("number", "next", "--word", "曉中教", "--year", "115", "--count", "2", "--json")
    assert first.json == {"numbers": ["曉中教字第1150000001號", "曉中教字第1150000002號"]}
    assert (
        "曉中教字第1150000003號"
        in command("number", "next", "--word", "曉中教", "--year", "115").out
    )
    void = command("number", "void", "曉中教字第1150000002號", "--reason", "取錯", "--json")
    assert void.json["state"] == "void"
    listed = command("number", "list", "--word", "曉中教", "--json").json["numbers"]
    assert [each["serial"] for each in listed] == [3, 2, 1]
    assert "作廢：取錯" in command("number", "list").out


def test_a_word_that_cannot_be_is_refused(registry: Path, command: Command) -> None:
    """Nothing is taken."""
    answer = command("number", "next", "--word", "", "--count", "0", "--json")
    assert answer.code == 1
    assert answer.codes == {"number-count"}
    assert command("number", "list", "--json").json == {"numbers": []}


def test_voiding_needs_a_known_number_and_a_reason(registry: Path, command: Command) -> None:
    """Each mistake has its own cure."""
    assert command("number", "void", "曉中教字第1150000001號", "--json").codes == {"number-unknown"}
    number = command("number", "next", "--json").json["numbers"][0]
    assert command("number", "void", number, "--json").codes == {"reason-missing"}
