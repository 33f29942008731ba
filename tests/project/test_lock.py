"""The lock: complete, hashed, free of hosts, and good for every system the project names."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))


def locked() -> list[Requirement]:
    """The packages of the lock, with their markers and without their hashes."""
    lines = LOCK.splitlines()
    return [Requirement(line.rstrip(" \\")) for line in lines if re.match(r"\w", line)]


def declared() -> list[Requirement]:
    """All that pyproject.toml asks for: run time, extras, development, building."""
    project = SETTINGS["project"]
    groups = [
        project["dependencies"],
        *project["optional-dependencies"].values(),
        *SETTINGS["dependency-groups"].values(),
        SETTINGS["build-system"]["requires"],
    ]
    return [Requirement(line) for group in groups for line in group]


def test_the_lock_names_no_host() -> None:
    """Nobody's index or mirror is written into the lock."""
    assert not re.search(r"://|--(index|extra|find|trusted)", LOCK)
    assert not (ROOT / "uv.lock").exists()


def test_every_package_is_pinned_and_hashed() -> None:
    """Each entry has one exact version and at least one sha256."""
    entries = re.split(r"\n(?=\w)", LOCK.strip())
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.]+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS, ids=[system[0] for system in SYSTEMS])
def test_every_dependency_is_locked_everywhere(python: str, system: tuple[str, str, str]) -> None:
    """Each declared dependency has exactly one fitting version on each Python and system."""
    platform, name, os_name = system
    environment = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": platform,
        "platform_system": name,
        "os_name": os_name,
        "extra": "",
    }
    for wanted in declared():
        if wanted.marker and not wanted.marker.evaluate(environment):
            continue
        versions = [
            next(iter(found.specifier)).version
            for found in locked()
            if canonicalize_name(found.name) == canonicalize_name(wanted.name)
            and (found.marker is None or found.marker.evaluate(environment))
        ]
        assert len(versions) == 1, f"{wanted}: {versions}; make lock"
        assert wanted.specifier.contains(versions[0]), f"{wanted}: {versions}; make lock"
