"""Starting without a developer's tools: start.bat and the installation behind it."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BATCH = (ROOT / "start.bat").read_bytes()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what an installation is made from."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "install.py", tmp_path / "tools")
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "module.py").write_text("one = 1\n", "utf-8")
    return tmp_path


def digest(checkout: Path, editable: bool) -> str:
    """The hash by which an installation from `checkout` is known to be up to date."""
    result = runpy.run_path(str(checkout / "tools" / "install.py"))["digest"](editable)
    assert isinstance(result, str)
    return result


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements.lock", "tools/install.py"])
@pytest.mark.parametrize("editable", [True, False])
def test_a_changed_setting_calls_for_a_new_installation(
    checkout: Path, changed: str, editable: bool
) -> None:
    """The installation is repeated when its settings change, and only then."""
    before = digest(checkout, editable)
    assert digest(checkout, editable) == before
    with (checkout / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert digest(checkout, editable) != before


def test_a_changed_source_matters_only_to_a_copy(checkout: Path) -> None:
    """An editable installation follows the sources by itself; a copy has to be made again."""
    editable, copied = digest(checkout, True), digest(checkout, False)
    (checkout / "src" / "module.py").write_text("one = 2\n", "utf-8")
    assert digest(checkout, True) == editable
    assert digest(checkout, False) != copied


def test_the_batch_file_suits_every_windows_console() -> None:
    """Windows line ends, no byte order mark, and ASCII until the code page is set for Chinese."""
    assert BATCH.count(b"\n") == BATCH.count(b"\r\n")
    before = BATCH.partition(b"\r\nchcp 65001")[0]
    assert before.isascii()
    assert len(before) < len(BATCH)


def test_the_batch_file_names_what_is_there() -> None:
    """Each label that is jumped to and each file that is started exists."""
    text = BATCH.decode("utf-8")
    labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert labels == set(re.findall(r"(?:goto |call :)(\w+)", text))
    for file in re.findall(r'%~dp0([^"]+)"', text):
        assert (ROOT / file.replace("\\", "/")).is_file()
