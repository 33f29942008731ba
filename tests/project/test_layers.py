"""The floors of the house: imports point downwards only, and the check notices when they do not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECK = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the package in `folder`/src against the contracts of `folder`/pyproject.toml."""
    return subprocess.run(
        [sys.executable, "-c", CHECK],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the sources that a test may spoil."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_floors_are_kept(house: Path) -> None:
    """No room imports one above it or beside it, and every room has its floor."""
    result = check(house)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("room", "imported"), [("taiwan", "records"), ("documents", "formats"), ("records", "cli")]
)
def test_a_forbidden_import_is_noticed(house: Path, room: str, imported: str) -> None:
    """An import of a higher floor, or of a room beside, breaks the contract."""
    package = house / "src" / "inservice_docs"
    (package / room / "wrong.py").write_text(f"import inservice_docs.{imported}\n", "utf-8")
    assert check(house).returncode == 1


def test_a_room_without_a_floor_is_noticed(house: Path) -> None:
    """A new room has to be given its place among the floors."""
    (house / "src" / "inservice_docs" / "attic").mkdir()
    (house / "src" / "inservice_docs" / "attic" / "__init__.py").touch()
    assert check(house).returncode == 1
