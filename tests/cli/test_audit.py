"""`audit list` and `audit verify`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.studies import registered
from tests.support.studies import tamper


def test_who_did_what(registry: Path, command: Command) -> None:
    """The user of the system is named; one record alone may be asked for."""
    plan = registered(registry)
    entries = command("audit", "list", "--subject", plan, "--limit", "3", "--json").json["entries"]
    assert len(entries) == 3
    assert entries[0]["actor"].endswith("（命令列）")
    assert entries[0]["at"].startswith("2010-02-26T")
    assert "課程" in command("audit", "list", "--subject", plan).out


def test_a_trail_that_was_changed(registry: Path, command: Command) -> None:
    """Exit 1 and the first entry that cannot be trusted; doctor says so as well."""
    registered(registry)
    assert "軌跡完整" in command("audit", "verify").out
    with sqlite3.connect(registry / "registry.sqlite") as connection:
        tamper(connection, 3)
    connection.close()
    answer = command("audit", "verify", "--json")
    assert (answer.code, answer.json["broken"], answer.codes) == (1, 3, {"trail-broken"})
    assert command("audit", "verify").code == 1
    doctor = command("doctor", "--json")
    assert (doctor.code, doctor.codes) == (1, {"trail-broken"})
