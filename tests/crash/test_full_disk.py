"""A full disk is told, loses nothing that was acknowledged, and once there is room work goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SIZE = 1_900_000
"""Bytes of the small disk; enough for a workspace, its ballast, and some plans."""

LIMIT = 700_000


@cache
def disks() -> tuple[str, ...]:
    """The ways there are here to run out of room: a small disk needs a system that mounts one."""
    try:
        made = subprocess.run(_mounted("/tmp", ["true"]), capture_output=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ("limit",)
    return ("limit", "disk") if made.returncode == 0 else ("limit",)


def _mounted(folder: str, command: list[str]) -> list[str]:
    """A command run where `folder` is a disk of its own, which is gone afterwards."""
    mount = f'mount -t tmpfs -o size={SIZE} tmpfs "$0" && exec "$@"'
    return ["unshare", "-Urm", "sh", "-c", mount, folder, *command]


@pytest.mark.parametrize("kind", disks())
def test_work_until_the_disk_is_full(kind: str, tmp_path: Path) -> None:
    """Every acknowledged plan is there, the refused one is not, and the register is sound."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = [sys.executable, "-m", "tests.crash.full_disk", str(folder)]
    words = [*command, str(LIMIT)] if kind == "limit" else _mounted(str(folder), [*command, "0"])
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    code, answer, said = found["refused"]
    assert (code, [each["code"] for each in answer["findings"]]) == (1, ["disk-full"])
    assert "清出空間" in answer["findings"][0]["fix"]
    assert "Traceback" not in said
    assert found["acknowledged"] > 0
    if kind == "disk":  # without any room at all, a register cannot even be read
        for each in ("still", "backup"):
            assert [told["code"] for told in found[each][1]["findings"]] == ["disk-full"]
        assert found["left"] == []
    else:
        assert len(found["still"][1]["plans"]) == found["acknowledged"]
    assert found["again"] == 0
    assert found["kept"]
    assert found["sound"] == []
