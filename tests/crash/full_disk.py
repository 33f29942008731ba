"""A clerk who works on until the disk is full, then makes room and works on: run as a program.

    python -m tests.crash.full_disk DIR LIMIT

DIR lies on a small disk, with LIMIT 0; or no file may grow beyond LIMIT bytes (RLIMIT_FSIZE), which
the system refuses like a full disk. What happened is printed as JSON.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import shutil
import sys
from pathlib import Path
from typing import Any

from inservice_docs.cli.main import main
from inservice_docs.formats.templates import built_in_folder

BALLAST = 600_000
MOST = 400


def run(*words: str) -> tuple[int, dict[str, Any], str]:
    """Run a command; return its exit code, its JSON, and what it said besides."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    kept = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        code = main([*words, "--json"])
    finally:
        sys.stdout, sys.stderr = kept
    out.flush()
    said = out.buffer.getvalue().decode()
    return code, json.loads(said) if said.strip() else {}, err.getvalue()


def use_up(file: Path) -> None:
    """Fill what is left of the disk."""
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as rest:
        while True:
            rest.write(bytes(4096))


def work_until_full(folder: Path, limit: int) -> dict[str, Any]:
    """Register plans until one is refused, make room, and register one more."""
    ballast = folder / "ballast"
    os.environ["INSERVICE_KEY_FILE"] = str(folder / "key.json")
    os.environ.pop("INSERVICE_DATABASE_URL", None)
    office = folder / "office"
    shutil.copytree(built_in_folder() / "samples", office)
    os.chdir(office)
    assert run("init", ".")[0] == 0
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    else:
        ballast.write_bytes(bytes(BALLAST))
    acknowledged: list[str] = []
    refused: tuple[int, dict[str, Any], str] = (0, {}, "")
    while len(acknowledged) < MOST and not refused[0]:
        answer = run("plan", "add", "plan.yaml")
        if answer[0]:
            refused = answer
        else:
            acknowledged.append(answer[1]["plan"])
    if not limit:
        use_up(folder / "rest")
    still = run("plan", "list", "--limit", "500")
    backup = run("backup", "full.bak")
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    else:
        ballast.unlink()
        (folder / "rest").unlink()
    again = run("plan", "add", "plan.yaml")
    after = run("plan", "list", "--limit", "500")
    doctor = run("doctor")
    return {
        "acknowledged": len(acknowledged),
        "refused": refused,
        "still": still,
        "backup": backup,
        "left": [path.name for path in office.iterdir() if "bak" in path.name],
        "again": again[0],
        "kept": sorted(each["plan"] for each in after[1]["plans"])[:-1] == acknowledged,
        "sound": doctor[1]["findings"],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(work_until_full(Path(sys.argv[1]), int(sys.argv[2]))))
