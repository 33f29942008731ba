"""The table of what is to be reached, from what the benchmarks of this folder have measured.

`python benchmarks/summary.py`, the last step of `make bench`: prints the table, keeps it as
results/table.md, and puts it between the marks in the README.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from support.measure import RESULTS, load, machine, write

README = Path(__file__).parents[1] / "README.md"
MARKS = re.compile(r"(<!-- speed: make bench -->\n).*?(\n<!-- /speed -->)", re.DOTALL)
CERTIFICATE = "Certificate, 12 fields, one page (CPU, to memory)"
ROSTER = "Sign-in sheet of 40 rows (CPU, to memory)"
SEALED = "Certificate with its own QR code and signature (CPU, to memory)"
ZLIB, FAST = "ours, zlib 6", "ours, ISA-L"

Line = tuple[str, str, str, list[float]]


def figures(name: str) -> dict[str, Any]:
    """Return what a benchmark kept; nothing where it has not run."""
    path = RESULTS / f"{name}.json"
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def against(kept: dict[str, Any], title: str, one: str, other: str) -> list[float]:
    """Return the ratios of paired rounds; none where either was not measured."""
    rates = kept.get("rates", {}).get(title, {})
    pairs = zip(rates.get(one, ()), rates.get(other, ()), strict=True) if other in rates else ()
    return [a / b for a, b in pairs]


def rounds(kept: dict[str, Any], what: str, key: str) -> list[float]:
    """Return the figures of each round of a row."""
    return list(kept.get(what, {}).get(key, {}).get("rounds", ()))


def lines() -> list[Line]:
    """Return the rows: the work, against what, what is to be reached, what was."""
    docx, pdf, scale = figures("docx"), figures("pdf"), figures("scale")
    command, sealed = figures("command"), figures("sealed")
    found: list[Line] = []
    for codec, ours, least in (("zlib 6", ZLIB, (140, 20)), ("ISA-L", FAST, (200, 30))):
        work, rate = f"certificate, 12 fields, {codec}", f"limit, {codec}"
        for peer, at_least in zip(("docxtpl", "easy-template-x"), least, strict=True):
            ratios = against(docx, CERTIFICATE, ours, peer)
            name = "docxtpl loop" if peer == "docxtpl" else peer
            found.append((work, name, f"{at_least} ×", ratios))
        ratios = against(docx, CERTIFICATE, ours, rate)
        found.append((work, "the limit, same codec", "0.7 ×", ratios))
    for codec, ours in (("zlib 6", ZLIB), ("ISA-L", FAST)):
        ratios = against(sealed, SEALED, ours, "docxtpl + segno")
        work = f"certificate with its own QR code and signature, {codec}"
        found.append((work, "docxtpl, InlineImage, segno", "40 ×", ratios))
    for codec, ours, at_least in (("zlib 6", ZLIB, 45), ("ISA-L", FAST, 100)):
        ratios = against(docx, ROSTER, ours, "docxtpl")
        found.append((f"sign-in sheet of 40 rows, {codec}", "docxtpl", f"{at_least} ×", ratios))
    for count in (120, 1_000, 10_000):
        ratios = rounds(command, "command", f"1 process {count}")
        work = f"the whole command, {count:,} people, per person"
        found.append((work, "docxtpl loop", "40 ×" if count == 10_000 else "", ratios))
    ratios = rounds(pdf, "pdf", "merged, converted, cut apart (ours) 500")
    found.append(("certificates as PDF, per page", "one call with all files", "5 ×", ratios))
    for codec in ("zlib", "isal"):
        note = scale.get("memory", {}).get(codec, {}).get("note", codec)
        found.append((f"memory: {note}", "1,000", "≤ 1.2 ×", rounds(scale, "memory", codec)))
    for key, kept in scale.get("processes", {}).items():
        name = f"2 processes, {kept['note']}"
        found.append((name, "1 process, wall", "1.7 ×", rounds(scale, "processes", key)))
        what = "two that hand nothing over: what the machine gave"
        found.append((f"… {what}", "1 process, wall", "", rounds(scale, "machine", key)))
        what = "… by CPU time alone, whatever else runs"
        found.append((what, "1 process", "1.7 ×", rounds(scale, "allowed", key)))
    return found


def shown(ratios: Sequence[float]) -> tuple[str, str]:
    """Return the median and the spread."""
    if not ratios:
        return "not measured", ""
    spread = f"{min(ratios):.3g}–{max(ratios):.3g}" if len(ratios) > 1 else ""
    return f"{statistics.median(ratios):.3g} ×", spread


def met(least: str, ratios: Sequence[float]) -> str:
    """Tell whether what was to be reached was."""
    if not least or not ratios:
        return ""
    middle, wanted = statistics.median(ratios), float(least.strip("≤ ×"))
    return "yes" if (middle <= wanted if least[0] == "≤" else middle >= wanted) else "no"


def main() -> None:
    """Print the table and put it into the README."""
    rows = ["| work | against | to reach | measured | spread | reached |"]
    rows.append("|---|---|---:|---:|---:|---|")
    for work, peer, least, ratios in lines():
        middle, spread = shown(ratios)
        rows.append(f"| {work} | {peer} | {least} | {middle} | {spread} | {met(least, ratios)} |")
    about = machine("docxtpl", "isal", "segno", "pypdf", "distributed")
    text = "\n".join([*rows, "", f"{about}; {load()}."])
    write("table", text)
    before = README.read_text("utf-8")
    after = MARKS.sub(lambda found: found.group(1) + text + found.group(2), before)
    if after == before and text not in before:
        sys.exit("The README has no marks for the table.")
    README.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main()
