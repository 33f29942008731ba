"""Killing the writer again and again, and what has to hold afterwards."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.crash.writer import AGENCIES, PEOPLE

from inservice_docs.records.issued import NumberState
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import open_registry
from inservice_docs.registry.work import Work

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Toll:
    """What came of it: kills, steps acknowledged and stored, and all that was wrong."""

    kills: int
    acknowledged: int
    stored: int
    faults: tuple[str, ...]


def kill_writers(place: str | Path, keys: KeyFile, folder: Path, kills: int, seed: int) -> Toll:
    """Kill (SIGKILL) a writer `kills` times, each at a random moment of its work; then look.

    A few are killed while they start, most while they store. The register exists already.
    """
    chance, log = random.Random(seed), folder / "acknowledged"
    log.touch()
    for kill in range(kills):
        lines = len(log.read_bytes().splitlines())
        command = [sys.executable, "-m", "tests.crash.writer", str(place), str(keys.path)]
        writer = subprocess.Popen(
            [*command, str(log), f"{seed}-{kill}"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            stdout=subprocess.DEVNULL,
        )
        if chance.random() < 0.95:  # wait until it works; the rest are killed on their way there
            while len(log.read_bytes().splitlines()) == lines and writer.poll() is None:
                time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.15))
        writer.kill()
        if writer.wait() == 1:
            return Toll(kill + 1, 0, 0, ("the writer itself failed",))
    return _look(place, keys, log, kills)


def _look(place: str | Path, keys: KeyFile, log: Path, kills: int) -> Toll:
    lines = [line.decode() for line in log.read_bytes().splitlines()]
    faults: list[str] = []
    with open_registry(place, keys) as registry:
        faults += [found.message for found in registry.examine().findings]
        with registry.reading() as work:
            for line in lines:
                faults += _missing(work, line)
            stored = work.plans.count()
            faults += _halves(work, stored)
    return Toll(kills, len(lines), stored, tuple(faults))


def _missing(work: Work, line: str) -> list[str]:
    """Say what of an acknowledged step is not there."""
    plan, number, sha256 = line.split(" ")
    documents = work.documents.list(plan=plan)
    there = (
        work.plans.find(plan) is not None
        and work.numbers.get(number).plan == plan
        and [(each.number, each.sha256) for each in documents] == [(number, sha256)]
    )
    return [] if there else [f"acknowledged and lost: {line}"]


def _halves(work: Work, stored: int) -> list[str]:
    """Say which steps, acknowledged or not, are there by half; numbers must have no gap."""
    faults = []
    numbers = work.numbers.list(limit=stored + 10)
    if sorted(each.serial or 0 for each in numbers) != list(range(1, stored + 1)):
        faults.append("numbers with a gap")
    for entry in numbers:
        counts = (
            len(work.approvals.of_plan(entry.plan)),
            len(work.participants.list(entry.plan)),
            len(work.documents.list(plan=entry.plan)),
        )
        if counts != (len(AGENCIES), PEOPLE, 1) or entry.state is not NumberState.TAKEN:
            faults.append(f"half a step: {entry.plan} {counts}")
    return faults
