"""`hours upload` and `hours statistics`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.studies import registered
from tests.support.studies import CROSS

from inservice_docs.workflow.steps.machine import Move

PRINTED = (Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS, Move.PRINT_ROSTER)


@pytest.fixture
def plan(registry: Path, command: Command) -> str:
    """A study of three people who were there."""
    number = registered(registry, CROSS, *PRINTED, people=3)
    command("attendance", "record", number)
    return number


def test_statistics(plan: str, command: Command, registry: Path) -> None:
    """As a workbook with charts, and as figures."""
    command("hours", "award", plan)
    target = registry / "figures.xlsx"
    made = command("hours", "statistics", plan, "--out", target, "--json").json
    assert made["files"] == [str(target)]
    assert target.read_bytes()[:2] == b"PK"
    assert (made["total"]["entries"], made["total"]["people"]) == (3, 3)
    assert sum(each["hours"] for each in made["schools"]) == made["total"]["hours"]
    assert "98學年度" in command("hours", "statistics", "--year", "98").out
    assert command("hours", "statistics", plan, "--year", "98").code == 2


def test_an_upload_is_listed_and_remade(plan: str, command: Command, registry: Path) -> None:
    """Among the issued documents; staff files need their codes first."""
    command("hours", "award", plan)
    assert command("hours", "upload", plan, "--to", "csv", "--json").code == 0
    (held,) = command("document", "list", "--kind", "hours-upload", "--json").json["documents"]
    assert held["plan"] == plan
    assert command("document", "remake", held["id"], "--out", registry / "again").code == 0
    answer = command("hours", "upload", plan, "--to", "civil-servant", "--json")
    assert (answer.code, answer.codes) == (1, {"civil-codes-missing"})
