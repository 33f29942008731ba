"""The rule that nothing is left out unnoticed, tried on small suites of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PASSES = "def test_it():\n    assert True\n"
SKIPS = "import pytest\n\n@pytest.mark.skip\ndef test_other():\n    assert True\n"
SYSTEM = "import pytest\n\n@pytest.mark.system\ndef test_office():\n    assert True\n"


ALONE, BESIDE_OTHERS = "-n0", "-n2"
"""In one process, and in several that report to one."""


def run_suite(
    folder: Path, source: str, processes: str = ALONE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `source` as a test module under this project's conftest and settings."""
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", folder / "tests")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "tools", folder / "tools")
    (folder / "tests" / "test_sample.py").write_text(source, encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if key != "CI"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", processes],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("source", "code", "processes"),
    [
        (PASSES, 0, ALONE),
        (PASSES + SKIPS, 1, ALONE),
        (PASSES + SKIPS, 1, BESIDE_OTHERS),
        (SKIPS, 1, ALONE),
        ("", 1, BESIDE_OTHERS),
    ],
)
def test_ci_fails_when_a_test_is_skipped_or_none_runs(
    tmp_path: Path, source: str, code: int, processes: str
) -> None:
    """With CI=true only a run in which every test ran and passed is a success."""
    result = run_suite(tmp_path, source, processes, CI="true")
    assert result.returncode == code, result.stdout
    assert ("nothing may be left out" in result.stdout) == bool(code)


def test_a_skip_is_allowed_outside_ci(tmp_path: Path) -> None:
    """A contributor may skip a test while working."""
    assert run_suite(tmp_path, PASSES + SKIPS).returncode == 0


@pytest.mark.parametrize("processes", [ALONE, BESIDE_OTHERS])
def test_missing_programs_leave_their_tests_out_loudly(tmp_path: Path, processes: str) -> None:
    """Without LibreOffice on the path the tests that need it are named as left out."""
    result = run_suite(tmp_path, PASSES + SYSTEM, processes, PATH="/nowhere")
    assert result.returncode == 0, result.stdout
    assert "1 tests left out: missing LibreOffice Writer" in result.stdout


def test_missing_programs_leave_nothing_out_in_ci(tmp_path: Path) -> None:
    """In CI the same tests run, so that a missing program shows as a failure."""
    result = run_suite(tmp_path, PASSES + SYSTEM, PATH="/nowhere", CI="true")
    assert "2 passed" in result.stdout
