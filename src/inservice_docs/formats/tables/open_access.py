"""Access databases (.mdb, .accdb) into grids, one for each table, through mdbtools."""

from __future__ import annotations

import os
import shutil
import subprocess

from inservice_docs.formats.aside import laid_aside
from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.open_csv import open_csv
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error

_MOST_TABLES = 40
_PROGRAMS = ("mdb-tables", "mdb-export")


def open_it(data: bytes, file: str, careful: bool) -> Outcome[tuple[Grid, ...]]:
    """Open a database. Raises UserError where mdbtools is missing or cannot read the file."""
    programs = [shutil.which(name) for name in _PROGRAMS]
    if not all(programs):
        raise UserError(_missing(file))
    tables, export = (str(program) for program in programs)
    with laid_aside("database.mdb", data) as folder:
        path = folder / "database.mdb"
        names = _run([tables, "-1", "-t", "table", str(path)], file).decode("utf-8", "replace")
        grids = [
            _table(_run([export, *_FORMAT, str(path), name], file), file, name)
            for name in names.splitlines()[:_MOST_TABLES]
            if name and not name.startswith("-")
        ]
    return Outcome(tuple(grids))


_FORMAT = ("-D", "%Y-%m-%d", "-T", "%Y-%m-%d %H:%M")


def _run(command: list[str], file: str) -> bytes:
    # Access 97 kept Chinese text in Big5; later ones say what they use.
    environment = {**os.environ, "MDB_JET3_CHARSET": "cp950", "MDBICONV": "UTF-8"}
    done = subprocess.run(  # noqa: S603 - found on the machine, no shell
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode:
        raise UserError(_broken(file))
    return done.stdout


def _table(data: bytes, file: str, name: str) -> Grid:
    if not data.strip():
        return Grid((), file, name)
    return Grid(open_csv(data, file).value.rows, file, name)


def _missing(file: str) -> Finding:
    return error(
        "mdbtools-missing",
        "讀取 Access 資料庫需要 mdbtools，這台電腦沒有安裝。",
        "安裝 mdbtools（Debian、Ubuntu：sudo apt install mdbtools）；"
        "或在 Access 把資料表匯出成 Excel 或 CSV 檔。",
        Place(file=file),
    )


def _broken(file: str) -> Finding:
    return error(
        "access-unreadable",
        "這個 Access 資料庫已損壞、有密碼，或版本無法讀取。",
        "在 Access 把資料表匯出成 Excel 或 CSV 檔再試。",
        Place(file=file),
    )
