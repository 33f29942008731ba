"""The whole command `certificate draft --roster`, per person, against a docxtpl naive loop.

Every side is a process from start to end, reading the roster and writing a ZIP to a memory file
system; CPU of the process and its children, and wall time beside it.
"""

from __future__ import annotations

import csv
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from support.measure import environment, load, machine, row, write

from support import papers

ROUNDS = 5
LOOP = 100
OURS = "from inservice_docs.cli.main import run; run()"
NAIVE = """
import csv, sys, zipfile, io
from docxtpl import DocxTemplate
with open(sys.argv[2], encoding="utf-8-sig") as f, zipfile.ZipFile(sys.argv[3], "w") as z:
    for n, row in enumerate(csv.DictReader(f)):
        t = DocxTemplate(sys.argv[1])
        t.render({
            "證號": f"(99)曉中宗字第{n:04}號", "姓名": row["教師姓名"],
            "證件": row["身份證字號"], "研習案名": "「十二年一貫生命教育分享日」研習",
            "主辦單位": "臺中市私立曉明女子高級中學", "研習日期": "99年3月23日",
            "核給": "研習時數3小時", "首長職稱": "校長", "首長姓名": "王範例",
            "發證日期": "中華民國99年3月24日", "長文": False, "驗證碼": "",
        }, autoescape=True)
        b = io.BytesIO(); t.save(b); z.writestr(f"{n}.docx", b.getvalue())
"""
WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)


def id_number(number: int) -> str:
    """Return a fictional ID number that passes the checksum."""
    digits = f"1{number % 10_000_000:07}"
    known = [1, 1, *map(int, digits)]  # B counts as 11
    return f"B{digits}{-sum(a * b for a, b in zip(known, WEIGHTS, strict=False)) % 10}"


def roster(path: Path, count: int) -> None:
    """Write a list of fictional people."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["服務學校", "職位類別", "教師姓名", "性別", "身份證字號", "電子郵件"])
        for n in range(count):
            school, mail = f"臺中市範例{n % 50}國民小學", f"t{n}@example.edu.tw"
            writer.writerow([school, "合格專任教師", papers.name(n), "男", id_number(n), mail])


def run(command: list[str], folder: Path) -> tuple[float, float]:
    """Return the CPU and wall seconds of one run."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment())
    after = os.times()
    used = after.children_user + after.children_system
    return used - before.children_user - before.children_system, time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        folder = Path(name)
        samples = Path(__file__).parents[1] / "templates" / "samples"
        shutil.copytree(samples, folder, dirs_exist_ok=True)
        (folder / "t.docx").write_bytes(papers.certificate_template())
        counts = (120, 1_000, 10_000)
        for count in (LOOP, *counts):
            roster(folder / f"{count}.csv", count)
        draft = [sys.executable, "-c", OURS, "certificate", "draft", "plan.yaml"]
        draft += ["--date", "99-03-24", "--zip", "out.zip", "--roster"]
        sides = {
            (label, count): [*draft, f"{count}.csv", *more]
            for count in counts
            for label, more in (("1 process", []), ("2 processes", ["--processes", "2"]))
            if count > 1000 or not more
        }
        naive = [sys.executable, "-c", NAIVE, "t.docx", f"{LOOP}.csv", "naive.zip"]
        pairs: dict[tuple[str, int], list[tuple[float, float, float]]] = {key: [] for key in sides}
        loops = []
        about = f"{load()}; {machine('docxtpl')}"
        for command in (naive, *sides.values()):
            run(command, folder)
        for _ in range(ROUNDS):
            theirs = run(naive, folder)[0] / LOOP
            loops.append(theirs)
            for key, command in sides.items():
                used, wall = run(command, folder)
                pairs[key].append((used / key[1], wall, theirs / (used / key[1])))
    lines = ["### `certificate draft --roster`, per person, start-up and reading included", ""]
    lines += ["| people | by | ms CPU | wall s | × docxtpl loop | spread |"]
    lines += ["|---:|---|---:|---:|---:|---:|"]
    for (label, count), each in pairs.items():
        used, wall, times = (statistics.median(column) for column in zip(*each, strict=True))
        ratios = [ratio for *_, ratio in each]
        row("command", f"{label} {count}", ratios, f"{count:,} people, {label}")
        lines.append(
            f"| {count:,} | {label} | {used * 1000:.3f} | {wall:.2f} | {times:.1f} |"
            f" {min(ratios):.1f}–{max(ratios):.1f} |"
        )
    loop = statistics.median(loops) * 1000
    lines += ["", f"docxtpl loop: {loop:.1f} ms; all pages in one file are made too (500 a file)"]
    write("command", *lines, f"{ROUNDS} rounds; {about}")


if __name__ == "__main__":
    main()
