"""Certificates by the hundred thousand: rate, memory, processes, a cluster with a killed worker.

`python benchmarks/bench_scale.py [--most 1000000]`; each run is a process of its own that writes a
ZIP stream to the null device, its directory spooled to disk.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from support.measure import machine, write

ROOT = Path(__file__).parents[1]
COUNTS = (1_000, 10_000, 100_000, 1_000_000)
CODECS = ("zlib", "isal")


def child(count: int, codec: str, processes: int, cluster: str, victim: int) -> None:
    """Make that many certificates; print seconds and peak memory of this process as JSON."""
    import resource

    from inservice_docs.formats.docx.codec import deflate_isal
    from inservice_docs.formats.docx.properties import Properties
    from inservice_docs.formats.docx.template import Template
    from inservice_docs.formats.zip_stream import ZipStream, make_piece
    from inservice_docs.workflow.batch import run_batch
    from inservice_docs.workflow.certificate_files import word_works
    from inservice_docs.workflow.executors import open_executor
    from support import papers

    class NullSink:
        shape = staticmethod(make_piece)

        def __init__(self, directory: Any) -> None:
            self.null = open(os.devnull, "wb")  # noqa: SIM115, PTH123
            self.stream = ZipStream(self.null, directory)

        def earlier(self) -> Iterator[Any]:
            return iter(())

        def begin(self, kept: int) -> None:
            pass

        def put(self, key: str, shaped: Any) -> None:
            self.stream.add(shaped)

        def finish(self) -> tuple[Path, ...]:
            self.stream.close()
            return ()

        def close(self) -> None:
            self.null.close()

    data = papers.certificate_template()
    template = (
        Template.read(data, compress=deflate_isal) if codec == "isal" else Template.read(data)
    )
    numbers = range(count)
    usual = papers.certificate_values(0)
    records = (
        (f"{n:07}", {**usual, "證號": f"(115)曉中宗字第{n:07}號", "姓名": papers.name(n)})
        for n in numbers
    )
    done = [0]

    def step(steps: int) -> None:
        done[0] += steps
        if victim and done[0] >= count // 2 > done[0] - steps:
            os.kill(victim, 9)

    with open_executor(processes, cluster) as executor, tempfile.TemporaryFile() as directory:
        if executor is not None:
            # The processes are there, their templates prepared, before the clock starts.
            few = next(word_works(template, Properties(), [("0", usual)]))
            list(executor.map(few_files, [few] * 16))
        sink = NullSink(directory)
        start, used = time.perf_counter(), time.process_time()
        run_batch(word_works(template, Properties(), records), sink, executor, step)
        assert sink.stream.count == count
        wall, used = time.perf_counter() - start, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"wall": wall, "cpu": used, "peak": peak / 1024}))


def few_files(work: Any) -> int:
    """Do some work far away; it need not come back."""
    return len(work.make().value)


def measure(*words: object) -> dict[str, float]:
    """Run a child and return what it measured."""
    command = [sys.executable, __file__, "--child", *map(str, words)]
    answer = subprocess.check_output(command, text=True, cwd=ROOT)
    return dict(json.loads(answer.splitlines()[-1]))


@contextlib.contextmanager
def workers() -> Iterator[tuple[str, list[int]]]:
    """Run a cluster of two workers on loopback."""
    sys.path.insert(0, str(ROOT))
    import distributed
    from tests.support.clusters import cluster

    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'benchmarks'}"}
    with tempfile.TemporaryDirectory() as name, cluster(Path(name), 2) as running:
        os.environ.update(environment)
        with distributed.Client(running.address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield running.address, [process.pid for process in running.workers]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--child", nargs="*")
    chosen = parser.parse_args()
    if chosen.child:
        count, codec, processes, cluster, victim = chosen.child
        child(int(count), codec, int(processes), cluster.strip("-"), int(victim))
        return
    heads = "| certificates | codec | by | wall s | docs/s | peak MiB | × 1,000's memory |"
    lines = ["### Certificates to a ZIP stream", "", heads, "|---:|---|---|---:|---:|---:|---:|"]

    def add(count: int, codec: str, by: str, found: dict[str, float], least: float) -> None:
        wall, peak = found["wall"], found["peak"]
        lines.append(
            f"| {count:,} | {codec} | {by} | {wall:.2f} | {count / wall:,.0f} | {peak:.0f} |"
            f" {peak / least:.2f} |"
        )
        print(lines[-1], flush=True)

    speed: dict[tuple[str, int], list[float]] = {}
    for codec in CODECS:
        least = 0.0
        for count in (each for each in COUNTS if each <= chosen.most):
            found = measure(count, codec, 1, "-", 0)
            least = least or found["peak"]
            add(count, codec, "1 process", found, least)
        count = min(100_000, chosen.most)
        for _ in range(3):
            for processes in (1, 2):
                found = measure(count, codec, processes, "-", 0)
                speed.setdefault((codec, processes), []).append(found["wall"])
        add(count, codec, "2 processes", found, least)
    for killed in (False, True):
        with workers() as (address, pids):
            found = measure(count, "zlib", 1, address, pids[0] if killed else 0)
            what = ", one killed half-way" if killed else ""
            add(count, "zlib", f"distributed, 2 workers{what}", found, least)
    for codec in CODECS:
        ratios = sorted(a / b for a, b in zip(speed[codec, 1], speed[codec, 2], strict=True))
        spread = f"{ratios[0]:.2f}–{ratios[-1]:.2f}"
        lines.append(f"\n2 processes against 1, {codec}: {ratios[1]:.2f} × ({spread})")
    write("scale", *lines, "", machine("distributed", "isal"))


if __name__ == "__main__":
    main()
