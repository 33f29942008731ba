"""How much CPU a roster of 50,000 people takes, against python-calamine alone on the same file.

    python benchmarks/bench_roster.py [FILE.xlsx]

Both are measured with the processes that they start; a small list shows what starting one costs.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from inservice_docs.formats.tables.roster import read_roster_file
from inservice_docs.taiwan.id_numbers import check_sum

PEOPLE = 50_000
HEADINGS = (
    "服務學校",
    "職位類別",
    "教師姓名",
    "性別",
    "身份證字號",
    "出生日期",
    "電話",
    "電子郵件",
)
POSITIONS = ("合格專任教師", "教師兼組長", "代理教師", "教師兼主任", "實習教師 *")


def main() -> None:
    """Print one table."""
    print(f"{'what':<52}{'CPU':>10}{'elapsed':>10}")
    with tempfile.TemporaryDirectory() as folder:
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
        large = given or write(Path(folder) / "large.xlsx", PEOPLE)
        small = write(Path(folder) / "small.xlsx", 30)
        alone = best(lambda: CalamineWorkbook.from_path(large).get_sheet_by_index(0).to_python())
        row("python-calamine alone, 50,000 rows", alone)
        whole = best(lambda: read_roster_file(large))
        row("read as a roster, IDs and doubles checked", whole)
        print(f"{'  times the CPU of calamine (limit 4, aim 2.5)':<52}{whole[0] / alone[0]:>9.2f}×")
        row("a list of 30 people", best(lambda: read_roster_file(small)))


def write(path: Path, people: int) -> Path:
    """Write a roster of people who do not exist, with valid ID numbers."""
    rng = random.Random(115)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("名單")
    sheet.append(HEADINGS)
    for number in range(people):
        gender = rng.choice("12")
        sheet.append(
            (
                f"臺中市立範例{rng.randrange(300)}國民小學",
                rng.choice(POSITIONS),
                rng.choice("王李陳林張") + rng.choice("小大文志雅") + chr(0x4E00 + number % 9000),
                "男" if gender == "1" else "女",
                id_number(rng, gender),
                f"{rng.randrange(50, 90)}年{rng.randrange(1, 13)}月{rng.randrange(1, 28)}日",
                f"04-2292{rng.randrange(10_000):04d}#{rng.randrange(100, 400)}",
                f"user{number}@example.edu.tw",
            )
        )
    book.save(path)
    return path


def id_number(rng: random.Random, gender: str) -> str:
    """Make an ID number that passes."""
    start = f"{rng.choice('ABCDEFGHJK')}{gender}{rng.randrange(10**7):07d}"
    return start + str(-check_sum(start + "0") % 10)


def best(work: object) -> tuple[float, float]:
    """Return the least CPU and time of five runs."""
    figures = []
    for _ in range(5):
        before, start = cpu(), time.perf_counter()
        work()  # type: ignore[operator]
        figures.append((cpu() - before, time.perf_counter() - start))
    return min(each[0] for each in figures), min(each[1] for each in figures)


def cpu() -> float:
    """Return the CPU that this process and its children have taken, in seconds."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def row(what: str, figures: tuple[float, float]) -> None:
    """Print a line."""
    print(f"{what:<52}{figures[0]:>8.2f} s{figures[1]:>8.2f} s", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
