"""`people import` and `people list`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_teachers_are_imported_and_listed_masked(registry: Path, command: Command) -> None:
    """Names in full only when asked for, ID numbers never."""
    done = command("people", "import", "in_school_roster.csv", "--json").json
    assert done["added"] > 1
    assert command("people", "import", "in_school_roster.csv").out.startswith("新增 0 人")
    shown = command("people", "list", "--json")
    assert "何範語" not in shown.out
    assert "A234567893" not in shown.out
    (one,) = command("people", "list", "何範語", "--full", "--json").json["people"]
    assert (one["name"], one["id_number_masked"]) == ("何範語", "A23456****")
    assert "何○語" in command("people", "list").out


def test_a_list_that_cannot_be_read(registry: Path, command: Command) -> None:
    """Exit 1 and a finding."""
    assert command("people", "import", "nothing.csv", "--json").codes == {"file-missing"}
