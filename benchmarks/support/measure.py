"""How everything here is measured: rounds that alternate, medians, spread, ratios of pairs."""

from __future__ import annotations

import json
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "results"

Rates = Mapping[str, Sequence[float]]


def cpu_rate(work: Callable[[Any], object], records: Sequence[Any]) -> float:
    """Return how many records are done in a second of CPU."""
    start = time.process_time()
    for record in records:
        work(record)
    return len(records) / (time.process_time() - start)


def alternate(sides: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Run each side once a round, in turn, and return the rates of each."""
    for run in sides.values():
        run()  # to warm up
    rates: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, run in sides.items():
            rates[name].append(run())
    return rates


def ratio(rates: Rates, one: str, other: str) -> float:
    """Return the median of the ratios of paired rounds."""
    return statistics.median(a / b for a, b in zip(rates[one], rates[other], strict=True))


_kept: dict[str, dict[str, Any]] = {}


def row(what: str, key: str, figures: Sequence[float], note: str) -> None:
    """Keep the figures of each round for the table of what is to be reached."""
    _kept.setdefault(what, {})[key] = {"rounds": list(figures), "note": note}


def environment() -> dict[str, str]:
    """Return the environment of a program that is measured as one that is installed.

    Python keeps what it compiled, as pip would have done, whatever is set around here.
    """
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "inservice-benchmark")}


def load() -> str:
    """Return what else the machine was doing, in words."""
    try:
        return f"load before: {os.getloadavg()[0]:.2f}"
    except (AttributeError, OSError):
        return "load before: unknown"


def table(title: str, rates: Rates, peers: Sequence[str], unit: str = "docs/s") -> str:
    """Return a Markdown table: median, spread, and the ratio to each of some peers."""
    _kept.setdefault("rates", {})[title] = {name: list(each) for name, each in rates.items()}
    heads = ["", unit, "spread", *(f"× {peer}" for peer in peers)]
    lines = [
        f"### {title}",
        "",
        "| " + " | ".join(heads) + " |",
        "|---|" + "---:|" * len(heads[1:]),
    ]
    for name, each in rates.items():
        middle = statistics.median(each)
        spread = f"{min(each):,.4g}–{max(each):,.4g}"
        shares = (f"{ratio(rates, name, peer):.3g}" for peer in peers)
        lines.append("| " + " | ".join([name, f"{middle:,.4g}", spread, *shares]) + " |")
    return "\n".join(lines) + "\n"


def machine(*packages: str) -> str:
    """Return one line on the machine and the versions measured."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line for line in cpuinfo.read_text("utf-8").splitlines() if "model name" in line]
        model = names[0].partition(":")[2].strip() if names else model
    found = []
    for name in packages:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} –")
    python = f"Python {platform.python_version()}"
    return f"{model}, {os.cpu_count()} cores, {platform.system()}; {', '.join([python, *found])}"


def write(name: str, *parts: str) -> None:
    """Print the tables and keep them for the README."""
    text = "\n".join(parts).rstrip() + "\n"
    print(text, flush=True)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.md").write_text(text, encoding="utf-8")
    if _kept:
        figures = json.dumps(_kept, ensure_ascii=False, indent=1)
        (RESULTS / f"{name}.json").write_text(figures + "\n", encoding="utf-8")
