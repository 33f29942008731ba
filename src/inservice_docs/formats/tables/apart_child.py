"""The other side of `apart`: opens one file within bounds and says what it held.

It puts out one line of JSON, then the cells of every sheet, ended by separators (see `grid`).
"""

from __future__ import annotations

import gc
import importlib
import json
import sys
from dataclasses import asdict
from typing import Any

from inservice_docs.formats.tables.grid import CELL_END, ROW_END, Grid
from inservice_docs.records.finding import Finding, UserError

BOUNDED = sys.platform == "linux"
"""Whether the system refuses memory past the bound; elsewhere workbooks are looked at first."""

MOST_MEMORY = 600_000_000
"""Bytes; a workbook of 50,000 people takes a fifth of it."""

MOST_SECONDS = 6
"""Of CPU; the clock of `apart` ends it sooner."""

OPENERS = {
    "workbook": "open_workbook",
    "old-workbook": "open_workbook",
    "xml": "open_xml",
    "html": "open_html",
    "access": "open_access",
}
"""Kinds of file, and the module here with the function `open_it(data, file, careful)` for each."""


def main(words: list[str]) -> None:
    """Read a file from standard input; `words` are its kind, its name, and how carefully."""
    _bound()
    gc.disable()  # a list makes many small objects and no circles
    kind, file, careful = words
    data = sys.stdin.buffer.read()
    grids: tuple[Grid, ...] = ()
    try:
        module = importlib.import_module(f"{__package__}.{OPENERS[kind]}")
        outcome = module.open_it(data, file, bool(careful))
        grids, findings, refused = outcome.value, outcome.findings, False
    except UserError as problem:
        findings, refused = problem.findings, True
    bodies = [body_of(grid.rows) for grid in grids]
    said = {
        "refused": refused,
        "findings": [_said(each) for each in findings],
        "sheets": [_sheet(grid, len(body)) for grid, body in zip(grids, bodies, strict=True)],
    }
    out = sys.stdout.buffer
    out.write(json.dumps(said).encode() + b"\n")
    for body in bodies:
        out.write(body)
    out.flush()


def body_of(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """Return cells as one text; a separator inside a cell, which nobody can type, becomes U+FFFE.

    That is no character either, so that the cell is still refused by name.
    """
    lines = [CELL_END.join(row) for row in rows]
    text = ROW_END.join([*lines, ""])
    if text.count(CELL_END) + text.count(ROW_END) != _separators(rows):
        clean = [
            [cell.replace(CELL_END, "\ufffe").replace(ROW_END, "\ufffe") for cell in row]
            for row in rows
        ]
        text = ROW_END.join([*(CELL_END.join(row) for row in clean), ""])
    return text.encode("utf-8", "surrogatepass")


def _separators(rows: tuple[tuple[str, ...], ...]) -> int:
    return sum(map(len, rows)) + sum(not row for row in rows)


def _sheet(grid: Grid, size: int) -> dict[str, Any]:
    return {
        "sheet": grid.sheet,
        "encoding": grid.encoding,
        "lines": grid.lines,
        "hidden": grid.hidden,
        "hidden_rows": sorted(grid.hidden_rows),
        "merged": grid.merged,
        "size": size,
    }


def _said(found: Finding) -> dict[str, Any]:
    return {**asdict(found), "severity": str(found.severity)}


def _bound() -> None:
    if BOUNDED:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # Programs that it starts have this bound, too, when it is ended before them.
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
