"""DI: letters read, checked and written per second of CPU, on one core.

Takes the project's samples over and over, 1,000 files a round, their texts made different each
time so that nothing is remembered, and prints medians.
"""

from __future__ import annotations

import contextlib
import itertools
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from inservice_docs.formats.di.read import read_di
from inservice_docs.formats.di.write import write_di
from inservice_docs.records.letter import Letter
from inservice_docs.rules.letter.check import check_letter

T = TypeVar("T")
FILES = 1_000
ROUNDS = 5
SAMPLES = Path(__file__).parents[1] / "tests" / "data" / "di"


def different(data: bytes, number: int) -> bytes:
    """Return a sample with a number in each of its texts."""
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8").replace("</文字>", f"（{number}）</文字>").encode()
    return data


def report(name: str, run: Callable[[T], object], work: Callable[[int], Sequence[T]]) -> None:
    """Print the median rate of some rounds; `work` makes the pieces of work of one round."""
    rates = []
    for number in range(ROUNDS):
        pieces = work(number)
        start = time.process_time()
        for piece in pieces:
            run(piece)
        rates.append(len(pieces) / (time.process_time() - start))
    print(f"  {name:42} {statistics.median(rates):7.0f} /s CPU")


def files(number: int) -> list[bytes]:
    """Return the files of one round."""
    samples = [path.read_bytes() for path in sorted(SAMPLES.glob("*.di"))]
    pairs = enumerate(itertools.islice(itertools.cycle(samples), FILES), number * FILES)
    return [different(data, each) for each, data in pairs]


def drafts(number: int) -> list[Letter]:
    """Return the letters of one round."""
    letters = [read(data) for data in files(number)]
    return [letter for letter in letters if letter.kind in ("函", "書函", "簽")]


def read(data: bytes) -> Letter:
    """Read one file."""
    return read_di(data, "x.di").value.letter


def read_and_check(data: bytes) -> object:
    """Read one file and apply the rules of letters."""
    return check_letter(read(data))


def main() -> None:
    """Measure and print."""
    print(f"DI, {FILES} letters, {ROUNDS} rounds, Python {sys.version.split()[0]}")
    report("read, with the reader's checks", read, files)
    report("read, and checked by the letter rules", read_and_check, files)
    report("write, with schema and receivers' rules", write_di, drafts)


if __name__ == "__main__":
    main()
