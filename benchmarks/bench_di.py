"""DI: letters read per second of CPU on one core, and written, with the checks that go with each.

Reads the project's samples over and over, 1,000 files a round, and prints medians.
"""

from __future__ import annotations

import itertools
import statistics
import sys
import time
from pathlib import Path

from inservice_docs.formats.di.read import read_di
from inservice_docs.formats.di.write import write_di

FILES = 1_000
ROUNDS = 5
SAMPLES = Path(__file__).parents[1] / "tests" / "data" / "di"


def per_second(work: list[object], run: object) -> float:
    """Return how many pieces of work are done in a second of CPU."""
    start = time.process_time()
    for piece in work:
        run(piece)  # type: ignore[operator]
    return len(work) / (time.process_time() - start)


def main() -> None:
    """Measure and print."""
    samples = sorted(SAMPLES.glob("*.di"))
    paths: list[object] = list(itertools.islice(itertools.cycle(samples), FILES))
    letters = [read_di(path).value.letter for path in samples]
    writable = [letter for letter in letters if letter.kind in ("函", "簽", "書函")]
    drafts: list[object] = list(itertools.islice(itertools.cycle(writable), FILES))
    print(f"DI, {FILES} letters, {ROUNDS} rounds, Python {sys.version.split()[0]}")
    for name, work, run in (
        ("read", paths, read_di),
        ("write, with schema and receivers' rules", drafts, write_di),
    ):
        rates = [per_second(work, run) for _ in range(ROUNDS)]
        print(f"  {name:42} {statistics.median(rates):7.0f} /s CPU")


if __name__ == "__main__":
    main()
