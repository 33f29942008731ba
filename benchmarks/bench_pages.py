"""The pages under load: a register of 20,000 studies, 32 clients that ask once a second each.

    python benchmarks/bench_pages.py [sqlite] [postgresql] [--plans 20000] [--seconds 10] [--home F]

Filling the registers takes most of the time: with `--home` they stay in that folder (that of
PostgreSQL where INSERVICE_DATABASE_URL says), and the next run finds them.

The server is the command itself (`serve`), in one process; the load comes from a process of its
own, over loopback with kept connections, no client in step with another. Milliseconds as the client
sees them, so the server's own time is less. Also: what a first visit transfers, and the letter
beside the form at each key stroke.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench_registry import fill  # noqa: E402
from lxml import html  # noqa: E402
from support.measure import write  # noqa: E402
from tests.support.postgres_server import postgres_server  # noqa: E402

from inservice_docs.registry.keys.key_place import KeyFile  # noqa: E402
from inservice_docs.registry.registry import open_registry  # noqa: E402
from inservice_docs.workflow.make_workspace import make_workspace  # noqa: E402

CLIENTS, MEDIAN, TAIL, BYTES, STROKE = 32, 100.0, 300.0, 150_000, 150.0
LOAD = str(ROOT / "benchmarks" / "support" / "clients.py")
SCHOOL = '[school]\nname = "臺中市私立範例高級中學"\nletter_word = "範中教"\n'
PAGES = (
    "/",
    "/?todo=1",
    "/?text=生命教育",
    "/?text=第19999場",
    "/?office=圖書館&year=112",
    "/?step=2",
    "/?after={middle}",
    "/figures",
    "/studies/new?kind=校外",
    "/studies/{last}",
    "/studies/{last}/letters",
    "/studies/{last}/letters/approval-request",
    "/studies/{last}/approvals",
    "/studies/{last}/course",
    "/studies/{last}/signup",
    "/studies/{last}/applicants",
    "/studies/{last}/batch",
    "/studies/{last}/participants",
    "/studies/{last}/attendance",
    "/studies/{last}/hours",
    "/studies/{last}/certificates",
    "/studies/{last}/more",
    "/incoming",
    "/reviews",
    "/courses",
    "/documents",
    "/numbers",
    "/certificates",
    "/teachers",
    "/school",
    "/school/trail",
    "/school/privacy",
    "/help",
    "/verify",
)


@contextmanager
def served(folder: Path, environment: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Run the command; yields the address and the cookies of its user."""
    program = [sys.executable, "-c", "from inservice_docs.cli.main import run; run()"]
    words = ["--workspace", str(folder), "serve", "--no-browser", "--port", "0"]
    others = {name: value for name, value in os.environ.items() if name[:10] != "INSERVICE_"}
    held = {**others, **environment, "PYTHONUNBUFFERED": "1"}
    running = subprocess.Popen([*program, *words], stdout=subprocess.PIPE, text=True, env=held)
    try:
        assert running.stdout is not None
        found = re.search(r"http\S+", running.stdout.readline())
        assert found is not None
        base = found.group().partition("/enter")[0]
        with httpx.Client(follow_redirects=True) as client:
            for _ in range(100):
                try:
                    client.get(found.group())
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            cookies = "; ".join(f"{each.name}={each.value}" for each in client.cookies.jar)
        yield base, cookies
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=30)


def load(url: str, cookies: str, seconds: int) -> tuple[list[float], set[int]]:
    """Let the clients ask for a page; return milliseconds and the answers' status codes."""
    words = [url, cookies, str(CLIENTS), str(seconds)]
    said = subprocess.run(
        [sys.executable, LOAD, *words], capture_output=True, text=True, check=True
    )
    found = json.loads(said.stdout)
    return [each for each, _ in found], {code for _, code in found}


def percentile(times: list[float], share: float) -> float:
    """Return the time within which a share of the answers came."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def weight(base: str, cookies: str, path: str) -> int:
    """Return the bytes that a first visit transfers: the page and all that it names."""
    headers = {"cookie": cookies, "accept-encoding": "gzip"}
    with httpx.Client(base_url=base, headers=headers) as client:
        answer = client.get(path)
        page = html.fromstring(answer.text)
        names = {each.get("href") for each in page.iter("link")}
        names |= {each.get("src") for each in page.iter("script", "img")}
        total = int(answer.num_bytes_downloaded)
        for name in filter(None, names):
            total += client.get(name).num_bytes_downloaded
    return total


def strokes(base: str, cookies: str, count: int = 60) -> list[float]:
    """Return how long the sheet beside the form took at each of some key strokes."""
    held = dict(each.split("=", 1) for each in cookies.split("; "))
    with httpx.Client(base_url=base, cookies=held, follow_redirects=True) as client:
        page = html.fromstring(client.get("/studies/new?kind=校外").text)
        form = page.get_element_by_id("plan-form")
        fields = {name: value for name, value in form.form_values() if name != "_once"}
        token = re.search(r'"x-csrftoken":\s*"(\w+)"', page.find("body").get("hx-headers"))
        assert token is not None
        headers = {"x-csrftoken": token.group(1), "hx-request": "true"}
        found = []
        for length in range(1, count + 1):
            sent = {**fields, "name": ("十二年一貫生命教育分享日" * 5)[:length]}
            start = time.perf_counter()
            client.post("/studies/preview", data=sent, headers=headers).raise_for_status()
            found.append((time.perf_counter() - start) * 1000)
    return found


def measure(
    title: str,
    place: str | Path,
    folder: Path,
    environment: dict[str, str],
    plans: int,
    seconds: int,
) -> list[str]:
    """Fill a register, serve it, and return the lines of its table."""
    keys = KeyFile(Path(environment["INSERVICE_KEY_FILE"]))
    with open_registry(place, keys) as registry:
        with registry.reading() as work:
            there = work.plans.list(limit=1)
        if not there:
            fill(registry, plans)
        with registry.reading() as work:
            last = work.plans.list(limit=1)[0].number
            middle = work.plans.list(before=plans // 2, limit=1)[0].number
    lines = [f"### {title}", "", "| page | median | 99 % | kB |", "|---|---:|---:|---:|"]
    with served(folder, environment) as (base, cookies):
        every: list[float] = []
        for page in PAGES:
            path = page.format(last=last, middle=middle)
            url = str(httpx.URL(base + path))
            first = httpx.get(url, headers={"cookie": cookies})
            if first.is_redirect and "/new" in page:  # a draft has an address of its own
                url = str(first.url.join(first.headers["location"]))
                first = httpx.get(url, headers={"cookie": cookies})
            first.raise_for_status()
            assert first.status_code == 200, page
            times, codes = load(url, cookies, seconds)
            assert codes == {200}, (page, codes)
            every += times
            mid, tail, size = (
                statistics.median(times),
                percentile(times, 0.99),
                weight(base, cookies, url.removeprefix(base)),
            )
            mark = "" if mid <= MEDIAN and tail <= TAIL and size <= BYTES else " **over**"
            lines.append(f"| `{page}` | {mid:.0f} ms | {tail:.0f} ms | {size / 1000:.0f}{mark} |")
            print(lines[-1], flush=True)
        mid, tail = statistics.median(every), percentile(every, 0.99)
        lines.append(f"| all {len(every)} answers | {mid:.0f} ms | {tail:.0f} ms | |")
        times = strokes(base, cookies)
        mid, tail = statistics.median(times), max(times)
        said = f"median {mid:.0f} ms, longest {tail:.0f} ms (limit {STROKE:.0f} ms)"
        lines += ["", f"The letter beside the form at a key stroke: {said}."]
        print("\n".join(lines[-3:]))
    return lines


def database(kept: ExitStack) -> str:
    """Return the address of the PostgreSQL to use: the one that is set, or one for this run."""
    if url := os.environ.get("INSERVICE_DATABASE_URL"):
        return url
    return kept.enter_context(kept.enter_context(postgres_server()).database())


def main() -> None:
    """Measure on each database that was named, both by default."""
    parser = argparse.ArgumentParser()
    parser.add_argument("databases", nargs="*", default=["sqlite", "postgresql"])
    parser.add_argument("--plans", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--home", type=Path)
    chosen = parser.parse_args()
    asked = f"{chosen.plans:,} studies with {chosen.plans * 20:,} people"
    limits = f"median {MEDIAN:.0f} ms, 99 % {TAIL:.0f} ms, {BYTES // 1000} kB"
    text = [f"{asked}; {CLIENTS} clients, one request a second each. Limits: {limits}."]
    with ExitStack() as kept:
        home = chosen.home or Path(kept.enter_context(tempfile.TemporaryDirectory()))
        for name in chosen.databases:
            folder = home / name
            folder.mkdir(parents=True, exist_ok=True)
            environment = {"INSERVICE_KEY_FILE": str(home / f"{name}.json")}
            place: str | Path = folder / "registry.sqlite"
            if name == "postgresql":
                place = environment["INSERVICE_DATABASE_URL"] = database(kept)
            if not (folder / "plans").is_dir():
                (folder / "inservice.toml").write_text(SCHOOL, "utf-8")
                make_workspace(folder, environment)
            title = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[name]
            text += [
                "",
                *measure(title, place, folder, environment, chosen.plans, chosen.seconds),
            ]
    write("pages", "\n".join(text))


if __name__ == "__main__":
    main()
