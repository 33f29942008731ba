"""`doctor` says what is there, and what each missing piece costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.formats.pdf import fonts, libreoffice
from inservice_docs.workflow.examine_machine import examine_machine


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without any program or font: PATH leads nowhere."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    fonts.kai_font.cache_clear()
    libreoffice.find_libreoffice.cache_clear()


@pytest.fixture(autouse=True)
def _fresh() -> object:
    yield
    fonts.kai_font.cache_clear()
    libreoffice.find_libreoffice.cache_clear()


def test_the_program_and_python_are_named() -> None:
    """The first two lines tell what a maintainer asks first."""
    checks = {check.key: check for check in examine_machine()}
    assert checks["program"].present
    assert checks["python"].present


@pytest.mark.usefixtures("bare_machine")
def test_a_missing_piece_comes_with_its_cost_and_its_cure() -> None:
    """On a bare machine LibreOffice, the font and mdbtools are missing, each with a cure."""
    checks = {check.key: check for check in examine_machine()}
    for key in ("libreoffice", "kai-font", "mdbtools"):
        assert not checks[key].present
        assert checks[key].cost
        assert checks[key].fix


def test_a_piece_that_is_there_needs_no_cure() -> None:
    """Only missing pieces carry a cost."""
    assert all(not (check.cost or check.fix) for check in examine_machine() if check.present)
