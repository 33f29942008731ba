"""`certificate issue` for a study of 120 and of 2,000 people, and `certificate verify` of one file.

Every side is a process from start to end: the register read, every certificate numbered, signed,
rendered and recorded with its document, all in one ZIP on a memory file system. Beside it the cost
of QR code and signature alone, as they are on this way (with the check code of the name).
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from support.measure import environment, load, machine, row, write

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.support import samples  # noqa: E402

from inservice_docs.formats.qr.write import qr_png  # noqa: E402
from inservice_docs.formats.seal.keys import PrivateKey  # noqa: E402
from inservice_docs.formats.seal.name_check import new_check  # noqa: E402
from inservice_docs.formats.seal.sign import Sealer  # noqa: E402
from inservice_docs.records.participant import Award, Source  # noqa: E402
from inservice_docs.records.plan_entry import Standing  # noqa: E402
from inservice_docs.registry.keys.key_place import KeyFile  # noqa: E402
from inservice_docs.registry.registry import open_registry  # noqa: E402
from support import papers  # noqa: E402

ROUNDS = 5
COUNTS = (120, 2_000)
CLI = [sys.executable, "-c", "from inservice_docs.cli.main import run; run()", "certificate"]


def awarded(folder: Path, people: int) -> str:
    """Register a study whose hours are recorded, and return its number."""
    keys = KeyFile(folder / "key.json")
    with (
        open_registry(folder / "registry.sqlite", keys, create=True) as register,
        register.transaction("benchmark") as work,
    ):
        standing = Standing(step=9, status="名單確認通過", done=True, since=dt.date(2026, 9, 30))
        plan = work.plans.add(samples.plan(), standing).number
        listed = [samples.person(serial) for serial in range(people)]
        ids = work.participants.put(plan, listed, source=Source.FILE).added
        work.attendance.award(plan, [Award(participant=id, amount=3) for id in ids])
        return plan


def run(command: list[str], folder: Path) -> tuple[float, float]:
    """Return the CPU and wall seconds of one run."""
    settings = environment() | {"INSERVICE_KEY_FILE": str(folder / "key.json")}
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=settings)
    after = os.times()
    used = after.children_user + after.children_system
    return used - before.children_user - before.children_system, time.perf_counter() - start


def seals() -> list[float]:
    """Return the milliseconds of CPU for code and signature of a certificate, round by round."""
    sealer = Sealer(PrivateKey(bytes(range(32)), papers.SCHOOL), "https://school.example/verify")
    made = [
        papers.certificate(number).model_copy(update={"check": new_check()})
        for number in range(500)
    ]
    rounds = []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        for each in made:
            qr_png(sealer.text(each))
        rounds.append((time.process_time() - start) / len(made) * 1000)
    return rounds[1:]


def main() -> None:
    """Measure and print."""
    memory = Path("/dev/shm")
    about = f"{load()}; {machine('cryptography', 'zxing-cpp', 'SQLAlchemy')}"
    lines = ["### `certificate issue`, start-up, register and ZIP included", ""]
    lines += ["| | CPU s | wall s | spread of wall |", "|---|---:|---:|---:|"]
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        folder = Path(name)
        shutil.copytree(ROOT / "templates" / "samples", folder, dirs_exist_ok=True)
        for count in COUNTS:
            plans = [awarded(folder, count) for _ in range(ROUNDS + 1)]
            issue = [*CLI, "issue", "--zip", "all.zip"]
            each = [run([*issue, plan], folder) for plan in plans][1:]
            _tell(lines, f"{count:,} people", f"issue {count}", each)
        one = [*CLI, "issue", "--zip", "one.zip", awarded(folder, 1)]
        run(one, folder)
        shutil.unpack_archive(folder / "one.zip", folder / "one")
        (file,) = (folder / "one").iterdir()
        verify = [*CLI, "verify", str(file)]
        each = [run(verify, folder) for _ in range(ROUNDS + 1)][1:]
        _tell(lines, "`verify` of one docx", "verify", each)
    sealed = seals()
    row("certificates", "QR code and signature", sealed, "ms of CPU per certificate")
    middle, ends = statistics.median(sealed), f"{min(sealed):.3f}–{max(sealed):.3f}"
    lines += ["", f"QR code and signature together: {middle:.3f} ms of CPU a certificate ({ends})."]
    write("certificates", *lines, f"{ROUNDS} rounds; {about}")


def _tell(lines: list[str], what: str, key: str, each: list[tuple[float, float]]) -> None:
    used, wall = ([pair[at] for pair in each] for at in (0, 1))
    row("certificates", key, wall, "seconds, start-up included")
    ends = f"{min(wall):.2f}–{max(wall):.2f}"
    middles = (statistics.median(used), statistics.median(wall))
    lines.append(f"| {what} | {middles[0]:.2f} | {middles[1]:.2f} | {ends} |")


if __name__ == "__main__":
    main()
