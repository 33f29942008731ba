"""How fast letters are checked: the first of a process, and many (letters a second on one core).

    python benchmarks/bench_letter_rules.py [FOLDER]

With a folder its .di files are read and checked, else 1,000 written from the test corpus.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "data" / "letters" / "correct"
COUNT = 1000
FIRST = """
import sys, time
from pathlib import Path
from inservice_docs.rules.letter.check import check_letter
from inservice_docs.rules.letter.excerpt import letter_of
letter = letter_of(Path(sys.argv[1]).read_text("utf-8"))
start = time.process_time()
check_letter(letter)
print((time.process_time() - start) * 1000)
"""


def main() -> None:
    """Print one table."""
    print(f"{'what':<44}{'figure':>14}")
    pages = CORPUS / "long-items.txt"
    first = sorted(
        float(subprocess.check_output([sys.executable, "-c", FIRST, str(pages)], text=True))
        for _ in range(5)
    )[2]
    _row("first letter of a process, CPU (limit 50)", f"{first:.1f} ms")

    from inservice_docs.rules.letter.check import check_letter
    from inservice_docs.rules.letter.excerpt import letter_of

    letters = [letter_of(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.txt"))]
    for letter in letters:
        check_letter(letter)
    start = time.process_time()
    for index in range(COUNT):
        check_letter(letters[index % len(letters)])
    spent = time.process_time() - start
    _row("letters checked", f"{COUNT / spent:,.0f} /s")

    if len(sys.argv) > 1:
        _di(sorted(Path(sys.argv[1]).glob("*.di")), check_letter)
        return
    with tempfile.TemporaryDirectory() as folder:
        _di(_written(letters, Path(folder)), check_letter)


def _written(letters: list, folder: Path) -> list[Path]:
    """Write letters as DI files until there are enough."""
    from inservice_docs.formats.di.write import write_di

    able = [letter for letter in letters if letter.kind == "函"]
    paths = []
    for index in range(COUNT):
        path = folder / f"{index:04}.di"
        made = write_di(able[index % len(able)], name=path.stem)
        path.write_bytes(next(iter(made.value.files.values())))
        paths.append(path)
    return paths


def _di(paths: list[Path], check_letter) -> None:
    """Read and check DI files; the requirement is 150 a second on one core."""
    from inservice_docs.formats.di.read import read_di

    read_di(paths[0])
    start = time.process_time()
    for path in paths:
        read = read_di(path)
        if read.value is not None:
            check_letter(read.value.letter)
    spent = time.process_time() - start
    _row(
        f"{len(paths):,} DI files read and checked (at least 150)", f"{len(paths) / spent:,.0f} /s"
    )


def _row(what: str, figure: str) -> None:
    print(f"{what:<44}{figure:>14}")


if __name__ == "__main__":
    main()
