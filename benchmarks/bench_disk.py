"""Where the documents go: a folder or a ZIP, in memory or on disk, ours beside docxtpl.

`python benchmarks/bench_disk.py [--disk DIR]`; CPU and wall time a document. A file of its own for
each costs the disk more than making it: one ZIP stream beats many files.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from support.measure import load, machine, write

from inservice_docs.formats.docx.properties import Properties
from inservice_docs.workflow.batch import run_batch
from inservice_docs.workflow.certificate_files import word_works
from inservice_docs.workflow.sinks import FolderSink, Sink, ZipSink
from support import papers, peers
from support.batches import CODECS, records, template

ROUNDS = 5
COUNT = 2_000
FEW = 40


def ours(codec: str, make: Callable[[Path], Sink], target: Path) -> int:
    """Make certificates as the command does; return how many."""
    run_batch(word_works(template(codec), Properties(), records(0, COUNT)), make(target))
    return COUNT


def theirs(source: Path, target: Path) -> int:
    """Make a few with docxtpl, a file each."""
    render = peers.docxtpl_naive(source)
    target.mkdir()
    for n in range(FEW):
        (target / f"{n}.docx").write_bytes(render(papers.certificate_values(n)))
    return FEW


def cost(work: Callable[[Path], int], folder: Path) -> tuple[float, float]:
    """Return the CPU and wall microseconds of a document, written to the disk at the end."""
    target = folder / "out"
    before, start = time.process_time(), time.perf_counter()
    count = work(target)
    os.sync()
    used, wall = time.process_time() - before, time.perf_counter() - start
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    return used / count * 1e6, wall / count * 1e6


def places(disk: Path | None) -> Iterator[tuple[str, Path | None]]:
    """Yield the places to write to: memory where there is such a file system, and the disk."""
    memory = Path("/dev/shm")
    if memory.is_dir():
        yield "memory", memory
    yield "disk", disk


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--disk", type=Path, default=None, help="a folder on the disk to measure")
    disk = parser.parse_args().disk
    about = f"{ROUNDS} rounds; {load()}; {machine('docxtpl', 'isal')}"
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for _ in range(ROUNDS):
        for place, parent in places(disk):
            with tempfile.TemporaryDirectory(dir=parent) as name:
                folder = Path(name)
                source = folder / "template.docx"
                source.write_bytes(papers.certificate_template())
                sides: dict[str, Callable[[Path], int]] = {}
                for codec in CODECS:
                    for what, sink in (("one ZIP", ZipSink), ("a file each", FolderSink)):
                        sides[f"ours, {codec}, {what}"] = lambda at, codec=codec, sink=sink: ours(
                            codec, sink, at
                        )
                sides["docxtpl, a file each"] = lambda at, source=source: theirs(source, at)
                for side, work in sides.items():
                    found.setdefault((side, place), []).append(cost(work, folder))
    heads = "| | to | µs CPU | µs wall | docs/s wall | spread | × docxtpl (wall) |"
    lines = ["### Certificates to a folder and to a ZIP, in memory and on disk", "", heads]
    lines.append("|---|---|---:|---:|---:|---:|---:|")
    for (side, place), each in found.items():
        used, wall = (statistics.median(column) for column in zip(*each, strict=True))
        walls = [1e6 / each_wall for _, each_wall in each]
        peer = found["docxtpl, a file each", place]
        times = statistics.median(b[1] / a[1] for a, b in zip(each, peer, strict=True))
        spread = f"{min(walls):,.0f}–{max(walls):,.0f}"
        lines.append(
            f"| {side} | {place} | {used:.0f} | {wall:.0f} | {1e6 / wall:,.0f} | {spread} |"
            f" {times:.0f} |"
        )
    write("disk", *lines, "", about)


if __name__ == "__main__":
    main()
