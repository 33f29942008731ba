"""The built package: complete, installable without a network, and the same as the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
CHECKOUT = Path(sys.executable).parent / "inservice-docs"


@dataclass(frozen=True)
class Installed:
    """A wheel, and the environment of its own into which it was installed."""

    wheel: Path
    programs: Path


def run(*command: str | Path, cwd: Path) -> str:
    """Run a program to its good end, with no setting that leads back to the checkout."""
    paths = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    calm = {key: value for key, value in os.environ.items() if key not in paths}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**calm, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment that shares only the libraries with this one.

    A path file lends the libraries; the checkout stays out of sight, since a path file in a
    folder that was added by another path file is not read.
    """
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    home = folder / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=folder)
    python = home / SCRIPTS / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "-qq")
    run(*pip, "--no-deps", "--no-index", wheel, cwd=folder)
    own = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    libraries = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    (Path(own.strip()) / "libraries.pth").write_text("\n".join(libraries) + "\n", "utf-8")
    return Installed(wheel, home / SCRIPTS)


def demo(program: Path, folder: Path) -> dict[str, bytes]:
    """What the demo writes into `folder`, by name."""
    run(program, "demo", "--out", folder / "out", cwd=folder)
    made = (folder / "out").rglob("*")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in made if path.is_file()
    }


def test_the_wheel_holds_every_file(installed: Installed) -> None:
    """Modules, data files, templates and the guide are all in the wheel, and no cache is."""
    held = {
        name for name in zipfile.ZipFile(installed.wheel).namelist() if ".dist-info/" not in name
    }
    wanted = set()
    folders = {"src/inservice_docs": "", "templates": "templates/", "docs": "docs/"}
    for source, target in folders.items():
        for path in (ROOT / source).rglob("*"):
            inside = path.relative_to(ROOT / source)
            cached = any(part.startswith((".", "__pycache__")) for part in inside.parts)
            if path.is_file() and not cached:
                wanted.add(f"inservice_docs/{target}{inside.as_posix()}")
    assert held == wanted


def test_the_wheel_stands_alone(installed: Installed, tmp_path: Path) -> None:
    """The installed package is the wheel's, not the checkout's, and its command runs."""
    code = "import inservice_docs; print(inservice_docs.__file__)"
    found = Path(run(installed.programs / "python", "-c", code, cwd=tmp_path).strip())
    assert found.is_relative_to(installed.programs.parent)
    assert "inservice-docs" in run(installed.programs / "inservice-docs", "--help", cwd=tmp_path)


def test_the_guide_is_found_in_the_wheel(installed: Installed, tmp_path: Path) -> None:
    """Its pages are shown by the program wherever it is installed."""
    code = "from inservice_docs.web.pages.guide import guide_pages as g; print(len(g()))"
    found = run(installed.programs / "python", "-c", code, cwd=tmp_path)
    assert int(found) == len(list((ROOT / "docs" / "guide").glob("*.md")))


def test_the_wheel_and_the_checkout_find_the_same_templates(
    installed: Installed, tmp_path: Path
) -> None:
    """The demo, run far from the sources, makes the same bytes from either installation."""
    for name in ("wheel", "checkout"):
        (tmp_path / name).mkdir()
    from_wheel = demo(installed.programs / "inservice-docs", tmp_path / "wheel")
    assert from_wheel
    assert from_wheel == demo(CHECKOUT, tmp_path / "checkout")
