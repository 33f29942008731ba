"""`calendar export`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.studies import registered


def test_the_deadlines_of_all_plans(registry: Path, command: Command) -> None:
    """One file in the workspace's out folder."""
    registered(registry)
    (file,) = command("calendar", "export", "--json").json["files"]
    text = Path(file).read_bytes().decode("utf-8")
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == 4
    assert command("calendar", "export", "99-999", "--json").codes == {"plan-unknown"}
