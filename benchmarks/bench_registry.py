"""The register: lists at two sizes, document numbers under load, and writers that are killed.

    python benchmarks/bench_registry.py [lists] [numbers] [kills]      all three unless named

Lists: processor milliseconds (medians) on SQLite with 2,000 plans and 40,000 participants beside
20,000 and 400,000, each with the lines that it shows; a query costs what it shows, not what is
stored. Numbers: 16 processes take 500 each, on SQLite and on PostgreSQL. Kills: 300 writers die by
SIGKILL, half of them on either.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.crash.kills import kill_writers  # noqa: E402
from tests.support import samples  # noqa: E402
from tests.support.postgres_server import postgres_server  # noqa: E402

from inservice_docs.records.course import CourseStatus  # noqa: E402
from inservice_docs.records.issued import PartRole  # noqa: E402
from inservice_docs.records.participant import Award, Source  # noqa: E402
from inservice_docs.records.person import Person  # noqa: E402
from inservice_docs.records.plan_entry import Standing  # noqa: E402
from inservice_docs.records.tracking import ApprovalState  # noqa: E402
from inservice_docs.registry.documents import StoredFile  # noqa: E402
from inservice_docs.registry.figure_counts import FigureKind  # noqa: E402
from inservice_docs.registry.keys.key_place import KeyFile  # noqa: E402
from inservice_docs.registry.plan_lists import PlanFilter  # noqa: E402
from inservice_docs.registry.privacy_report import PersonReport  # noqa: E402
from inservice_docs.registry.registry import Registry, open_registry  # noqa: E402
from inservice_docs.registry.work import Work  # noqa: E402

SIZES = (2_000, 20_000)
PEOPLE = 20
ROUNDS = 25
LIMIT = 200.0
WRITERS, NUMBERS = 16, 500
KILLS = 300

OFFICES = ("教務處", "學務處", "總務處", "輔導室", "圖書館", "宗教輔導室", "人事室", "實習處")
TOPICS = ("生命教育", "環境教育", "資訊教育", "性別平等教育", "特殊教育", "閱讀教學", "班級經營")
STEPS = ("待核准", "課程未確認", "課程確認通過", "報名審核中", "編輯學員名單", "資料上傳結束")


def fill(registry: Registry, plans: int) -> None:
    """Register plans over ten school years, each with people; most of them are finished."""
    for start in range(0, plans, 500):
        with registry.transaction("benchmark") as work:
            for serial in range(start, start + 500):
                year, office = 106 + serial * 10 // plans, OFFICES[serial % len(OFFICES)]
                name = f"{year}學年度{TOPICS[serial % len(TOPICS)]}研習第{serial}場"
                day = {
                    "date": f"{year}-{9 + serial % 4:02}-{1 + serial % 28:02}",
                    "venue": "會議廳",
                }
                open_still = serial % 20 == 0
                step = serial // 20 % len(STEPS) if open_still else 8
                status = STEPS[step] if open_still else "名單確認通過"
                standing = Standing(step=step, status=status, done=not open_still)
                plan = samples.plan(name=name, office=office, sessions=[day])
                number = work.plans.add(plan, standing).number
                people = [samples.person(serial * PEOPLE + each) for each in range(PEOPLE)]
                ids = work.participants.put(number, people, source=Source.FILE).added
                if not open_still and serial % 5 == 0:
                    given = [Award(participant=id, amount=people[0].hours) for id in ids]
                    work.attendance.award(number, given)
                papers(work, number, serial, open_still, people[:2])
        print(f"\r  filling: {start + 500} of {plans} plans", end="", flush=True)
    print("\r" + " " * 50 + "\r", end="")


def papers(work: Work, number: str, serial: int, waiting: bool, people: list[Person]) -> None:
    """Give a plan its request, most often the answer, a course and a document of two people."""
    sent = dt.date(2017, 9, 1) + dt.timedelta(days=serial % 3000)
    agency = ("臺中市政府", "南投縣政府", "彰化縣政府")[serial % 3]
    work.approvals.request(number, [agency], number=f"曉中宗字第{serial:010}號", date=sent)
    if not waiting:
        came, reply = sent + dt.timedelta(days=serial % 20), f"府授教學字第{serial:010}號"
        work.approvals.answer(number, agency, ApprovalState.APPROVED, number=reply, date=came)
    status = CourseStatus.UNCONFIRMED if waiting else CourseStatus.LIST_PASSED
    work.courses.put(number, status, entered_on=sent)
    file = StoredFile(PartRole.FILE, "核准函.docx", f"letter {serial}".encode())
    work.documents.issue("approval-request", [file], {"serial": serial}, plan=number, people=people)


def queries(plans: int) -> dict[str, Callable[[Work], object]]:
    """What is measured: each gives a page or a table as a person sees it."""
    find = PlanFilter
    last = f"115學年度{TOPICS[(plans - 1) % len(TOPICS)]}研習第{plans - 1}場"
    return {
        "list: first page of 50": lambda work: work.plans.list(),
        "list: a page in the middle": lambda work: work.plans.list(before=plans // 2),
        "list: an office in a year": lambda work: work.plans.list(
            find(office="學務處", school_year=112)
        ),
        "list: a status": lambda work: work.plans.list(find(status="課程未確認")),
        "list: an office at a step": lambda work: work.plans.list(find(office="圖書館", step=2)),
        "list: a year and a status": lambda work: work.plans.list(
            find(school_year=106, status="課程未確認")
        ),
        "search: common words": lambda work: work.plans.list(find(text="教育 研習")),
        "search: one plan": lambda work: work.plans.list(find(text=last)),
        "search: words of an office": lambda work: work.plans.list(
            find(text="生命教育", office="圖書館")
        ),
        "search: two words never together": lambda work: work.plans.list(find(text="生命 環境")),
        "search: one character": lambda work: work.plans.list(find(text="研")),
        "search: nothing there": lambda work: work.plans.list(find(text="不存在")),
        "next steps: first page of 50": lambda work: work.plans.todo(),
        "next steps of an office": lambda work: work.plans.todo(find(office="教務處")),
        "statistics of a year": lambda work: work.plans.figures(112),
        "statistics of all years": lambda work: work.plans.figures(),
        "charts: hours by month": lambda work: work.plans.tallies(FigureKind.MONTH),
        "charts: studies by audience": lambda work: work.plans.tallies(FigureKind.AUDIENCE),
        "charts: waits for approvals": lambda work: work.plans.tallies(FigureKind.WAIT),
        "approvals waiting: first 50": lambda work: work.approvals.waiting(limit=50),
        "courses: first page of 50": lambda work: work.courses.list(),
        "courses of a status": lambda work: work.courses.list(status=CourseStatus.UNCONFIRMED),
        "documents: first page of 50": lambda work: work.documents.list(),
        "documents of a plan": lambda work: work.documents.list(plan="115-001"),
        "documents of a person": lambda work: work.documents.list(person=samples.id_number(780)),
        "trail: first page of 50": lambda work: work.trail.list(),
        "trail of a plan": lambda work: work.trail.list(subject="115-001"),
        "personal data due": lambda work: work.privacy.due(dt.date(2040, 1, 1)),
        "a plan's participants": lambda work: work.participants.list(
            work.plans.list(limit=1)[0].number
        ),
        "all about one person": lambda work: work.privacy.report(samples.id_number(777)),
        "open, then one list": lambda work: work.plans.list(),
    }


def lists(folder: Path) -> bool:
    """Measure lists at both sizes; True when the larger keeps the limit."""
    columns: list[dict[str, float]] = []
    print(f"  load before: {os.getloadavg()[0]:.1f}")
    shown: list[dict[str, int]] = []
    for plans in SIZES:
        file, keys = folder / f"{plans}.sqlite", KeyFile(folder / "key.json")
        with open_registry(file, keys, create=True) as registry:
            start = time.perf_counter()
            fill(registry, plans)
            took, size = time.perf_counter() - start, file.stat().st_size / 1e6
            print(f"  {plans} plans, {plans * PEOPLE} participants: {took:.0f} s, {size:.0f} MB")
            column = {name: median(registry, query) for name, query in queries(plans).items()}
            with registry.reading() as work:
                shown.append({name: lines(query(work)) for name, query in queries(plans).items()})
        column["open, then one list"] = statistics.median(opened(file, keys) for _ in range(ROUNDS))
        columns.append(column)
    small, large = columns
    print(f"\n  {'processor ms, lines shown':34}{SIZES[0]:>14}{SIZES[1]:>14}{'ratio':>8}")
    for name in small:
        cells = (
            f"{column[name]:8.1f} {count[name]:5}"
            for column, count in zip(columns, shown, strict=True)
        )
        print(f"  {name:34}{''.join(cells)}{large[name] / small[name]:8.1f}")
    return max(large.values()) < LIMIT


def lines(answer: object) -> int:
    """Return how many lines an answer shows."""
    if isinstance(answer, PersonReport):
        return len(answer.applications) + len(answer.studies) + len(answer.documents)
    return len(answer) if isinstance(answer, tuple) else 1


def median(registry: Registry, query: Callable[[Work], object]) -> float:
    """Return the processor milliseconds of a query, a transaction of its own each time.

    They are those of this process, so that what else the machine does matters little.
    """
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        with registry.reading() as work:
            query(work)
        found.append((time.process_time() - start) * 1000)
    return statistics.median(found)


def opened(file: Path, keys: KeyFile) -> float:
    """Return the processor milliseconds from a closed register to its first page."""
    start = time.process_time()
    with open_registry(file, keys) as registry, registry.reading() as work:
        work.plans.list()
    return (time.process_time() - start) * 1000


def take(place: str, keys: str) -> float:
    """Take numbers one by one; return the longest wait in milliseconds."""
    longest = 0.0
    with open_registry(place, KeyFile(Path(keys))) as registry:
        for _ in range(NUMBERS):
            start = time.perf_counter()
            with registry.transaction("benchmark") as work:
                work.numbers.take("曉中宗", 115)
            longest = max(longest, time.perf_counter() - start)
    return longest * 1000


def numbers(folder: Path) -> bool:
    """Take numbers by many processes at once; True when none is missing or double."""
    sound = True
    with postgres_server(fsync="on") as server, server.database() as url:
        for kind, place in (("SQLite", str(folder / "numbers.sqlite")), ("PostgreSQL", url)):
            keys = KeyFile(folder / f"{kind}.json")
            open_registry(place, keys, create=True).close()
            start = time.perf_counter()
            with multiprocessing.get_context("spawn").Pool(WRITERS) as pool:
                waits = pool.starmap(take, [(place, str(keys.path))] * WRITERS)
            took = time.perf_counter() - start
            with open_registry(place, keys) as registry, registry.reading() as work:
                serials = sorted(each.serial or 0 for each in work.numbers.list(limit=10**6))
                whole = serials == list(range(1, WRITERS * NUMBERS + 1)) and (
                    work.trail.check().intact
                )
            print(
                f"  {kind:11} {len(serials)} numbers by {WRITERS} processes in {took:.1f} s "
                f"({len(serials) / took:.0f}/s), longest wait {max(waits):.0f} ms, "
                f"{'no gap, none double, trail intact' if whole else 'NOT SOUND'}"
            )
            sound = sound and whole
    return sound


def kills(folder: Path) -> bool:
    """Kill writers on both databases; True when nothing is lost."""
    sound = True
    with postgres_server(fsync="on") as server, server.database() as url:
        for kind, place in (("SQLite", str(folder / "kills.sqlite")), ("PostgreSQL", url)):
            own = folder / kind
            own.mkdir()
            keys = KeyFile(own / "key.json")
            open_registry(place, keys, create=True).close()
            toll = kill_writers(place, keys, own, KILLS // 2, seed=len(kind))
            print(
                f"  {kind:11} {toll.kills} kills, {toll.acknowledged} steps acknowledged, "
                f"{toll.stored} stored, {len(toll.faults)} faults"
            )
            for fault in toll.faults[:10]:
                print(f"    {fault}")
            sound = sound and not toll.faults
    return sound


def main() -> int:
    """Measure and print; exit code 1 when a figure is not met."""
    parts = {"lists": lists, "numbers": numbers, "kills": kills}
    sound = True
    for name in sys.argv[1:] or parts:
        print(f"register, {name}, Python {sys.version.split()[0]}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            sound = parts[name](Path(folder)) and sound
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
