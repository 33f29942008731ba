"""Certificates by the hundred thousand: rate, memory, processes, a cluster with a killed worker.

`python benchmarks/bench_scale.py [--most 1000000] [--rounds 11]`; each line of the first table is a
process of its own that writes a ZIP stream to the null device, its directory spooled to disk. Two
processes are compared with one in rounds that alternate, beside what the machine allows: two
processes that make half each and hand nothing over.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from support.measure import environment, load, machine, row, write

from inservice_docs.workflow.executors import open_executor
from support.batches import CODECS, run, warm

ROOT = Path(__file__).parents[1]
COUNTS = (1_000, 10_000, 100_000, 1_000_000)
PAIR = 16_000


def child(count: int, codec: str, processes: int, cluster: str, victim: int) -> None:
    """Make that many certificates; print seconds and peak memory of this process as JSON."""
    done = [0]

    def step(steps: int) -> None:
        done[0] += steps
        if victim and done[0] >= count // 2 > done[0] - steps:
            os.kill(victim, 9)

    with open_executor(processes, cluster) as executor:
        if executor is not None:
            warm(codec, executor, own=not cluster)
        used = time.process_time()
        wall = run(codec, 0, count, executor, step)
        used = time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"wall": wall, "cpu": used, "peak": peak / 1024, "workers": workers / 1024}))


def pairs(codec: str, count: int, rounds: int) -> None:
    """Print, as JSON, the figures of each round.

    Seconds of one process, of two, of two that hand nothing over; then, of the first two, the CPU
    seconds of all processes, which do not depend on what else the machine does.
    """
    found: list[tuple[float, ...]] = []
    with open_executor(2) as executor:
        assert isinstance(executor, ProcessPoolExecutor)
        warm(codec, executor)
        for _ in range(rounds):
            used = [cpu(executor)]
            one = run(codec, 0, count)
            used.append(cpu(executor))
            two = run(codec, 0, count, executor)
            used.append(cpu(executor))
            start = time.perf_counter()
            list(executor.map(run, [codec] * 2, [0, count // 2], [count // 2, count]))
            apart = time.perf_counter() - start
            found.append((one, two, apart, used[1] - used[0], used[2] - used[1]))
    print(json.dumps(found))


def cpu(executor: ProcessPoolExecutor) -> float:
    """Return the CPU seconds so far of this process and its workers."""
    workers = [Path(f"/proc/{pid}/schedstat") for pid in executor._processes]
    theirs = [int(path.read_text("ascii").split()[0]) for path in workers if path.exists()]
    return time.process_time() + sum(theirs) / 1e9


def ask(*words: object) -> object:
    """Run a child and return what it printed."""
    command = [sys.executable, __file__, "--child", *map(str, words)]
    answer = subprocess.check_output(command, text=True, cwd=ROOT, env=environment())
    return json.loads(answer.splitlines()[-1])


@contextlib.contextmanager
def workers() -> Iterator[tuple[str, list[int]]]:
    """Run a cluster of two workers on loopback."""
    sys.path.insert(0, str(ROOT))
    import distributed
    from tests.support.clusters import cluster

    with tempfile.TemporaryDirectory() as name, cluster(Path(name), 2) as running:
        with distributed.Client(running.address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield running.address, [process.pid for process in running.workers]


def single_runs(most: int) -> list[str]:
    """Return the lines of the first table."""
    lines: list[str] = []

    def add(count: int, codec: str, by: str, *words: object) -> float:
        found = ask("run", count, codec, *words)
        assert isinstance(found, dict)
        wall, peak = found["wall"], found["peak"]
        base = least.setdefault(by.partition(",")[0], peak)
        lines.append(
            f"| {count:,} | {codec} | {by} | {wall:.2f} | {count / wall:,.0f} | {peak:.0f} |"
            f" {found['workers']:.0f} | {peak / base:.2f} |"
        )
        print(lines[-1], flush=True)
        return float(peak / base)

    for codec in CODECS:
        least: dict[str, float] = {}
        for count in (each for each in COUNTS if each <= most):
            for processes in (1, 2):
                by = "1 process" if processes == 1 else "2 processes"
                grown = add(count, codec, by, processes, "-", 0)
                if count == most and processes == 1:
                    row("memory", codec, [grown], f"{most:,} certificates, {codec}, one process")
    least = {}
    for count in (each for each in (1_000, 100_000) if each <= most):
        with workers() as (address, _):
            add(count, "zlib", "distributed", 1, address, 0)
    with workers() as (address, pids):
        by = "distributed, one of its 2 workers killed half-way"
        add(min(100_000, most), "zlib", by, 1, address, pids[0])
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--child", nargs="*")
    chosen = parser.parse_args()
    if chosen.child:
        what, *words = chosen.child
        if what == "pairs":
            pairs(words[0], int(words[1]), int(words[2]))
        else:
            count, codec, processes, cluster, victim = words
            child(int(count), codec, int(processes), cluster.strip("-"), int(victim))
        return
    about = f"{load()}; {machine('distributed', 'isal')}"
    lines = ["### Two processes against one (wall time, paired rounds)", ""]
    lines += ["| certificates | codec | rounds | 2 against 1 | 2 apart | by CPU time alone |"]
    lines += ["|---:|---|---:|---:|---:|---:|"]
    plan = [(PAIR, chosen.rounds)]
    if chosen.most >= 100_000:
        plan.append((100_000, max(3, chosen.rounds // 3)))
    for codec in CODECS:
        for count, rounds in plan:
            found = ask("pairs", codec, count, rounds)
            assert isinstance(found, list)
            gained = [one / two for one, two, *_ in found]
            most = [one / apart for one, _, apart, *_ in found]
            allowed = [2 * one / two for *_, one, two in found]
            row("processes", f"{codec} {count}", gained, f"{count:,} certificates, {codec}")
            row("machine", f"{codec} {count}", most, f"{count:,} certificates, {codec}")
            row("allowed", f"{codec} {count}", allowed, f"{count:,} certificates, {codec}")
            figures = " | ".join(map(_spread, (gained, most, allowed)))
            lines.append(f"| {count:,} | {codec} | {rounds} | {figures} |")
            print(lines[-1], flush=True)
    lines += ["", "2 apart: what the machine allows two processes that hand nothing over."]
    heads = ["certificates", "codec", "by", "wall s", "docs/s", "peak MiB", "a worker's MiB"]
    lines += ["", "### Certificates to a ZIP stream", ""]
    lines += [
        f"| {' | '.join([*heads, '× memory at 1,000'])} |",
        "|---:|---|---" + "|---:" * 5 + "|",
    ]
    write("scale", *lines, *single_runs(chosen.most), "", about)


def _spread(ratios: list[float]) -> str:
    middle = statistics.median(ratios)
    return f"{middle:.2f} × ({min(ratios):.2f}–{max(ratios):.2f})"


if __name__ == "__main__":
    main()
