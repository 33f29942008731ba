"""Cures on pages speak of pages, never of commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import inservice_docs
from inservice_docs.records.finding import error
from inservice_docs.web.pages.cures import for_page, told

SOURCE = Path(inservice_docs.__file__).parent
ROOMS = ("rules", "workflow", "registry", "awards")
SAID = re.compile(r'f?"([^"\n]*inservice-docs [^"\n]*)"')


def texts() -> list[str]:
    """Every sentence of the rooms below that names a command."""
    files = [path for room in ROOMS for path in (SOURCE / room).rglob("*.py")]
    found = {each for file in files for each in SAID.findall(file.read_text("utf-8"))}
    return sorted(each for each in found if not each.endswith("inservice-docs "))


@pytest.mark.parametrize("text", texts())
def test_no_command_is_left(text: str) -> None:
    """Nor any option."""
    shown = told(text)
    assert "inservice-docs" not in shown
    assert not re.search(r"\s--[a-z]", shown)


def test_a_cure_without_a_command_stays_as_it_is() -> None:
    """To the letter."""
    found = error("x", "日期看不懂。", "例如 115-09-18。")
    assert for_page(found) == found


def test_a_finding_keeps_its_code_and_weight() -> None:
    """Only its words change."""
    found = error(
        "memo-missing", "還沒有簽會。", "先發簽：inservice-docs letter issue hours-memo 115-001。"
    )
    shown = for_page(found)
    assert (shown.code, shown.severity, shown.message) == (
        found.code,
        found.severity,
        found.message,
    )
    assert "「公文」" in shown.fix
