"""Files that can be made to harm a reader, read in a process of its own with bounds.

One cell far out in a small workbook is enough to end a process, and a list is not worth that.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import inservice_docs
from inservice_docs.formats.child import ask_child
from inservice_docs.formats.tables import apart_child
from inservice_docs.formats.tables.grid import CELL_END, ROW_END, Grid
from inservice_docs.records.finding import Finding, Outcome, Place, Severity, UserError, error

SECONDS = 5.5
CAREFUL_SECONDS = 3.5
"""How long one reading may take, and a second look; a list of 50,000 people takes one second."""

_ONE_HEAP = {
    "MALLOC_MMAP_THRESHOLD_": "1000000000",
    "MALLOC_TRIM_THRESHOLD_": "1000000000",
    "MALLOC_TOP_PAD_": "16777216",
}
"""Let the C library of Linux use memory again that it would give back and fetch anew."""

_CODE = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    f"from {apart_child.__name__} import main; main(sys.argv[2:])"
)


def open_apart(kind: str, data: bytes, file: str) -> Outcome[tuple[Grid, ...]]:
    """Return the tables of a file of a kind that `apart_child` opens.

    Raises UserError with what that said, or for a file that took too much room or time. A file
    that ended its reader is looked at once more, by a slower way that can say why.
    """
    workbook = kind == "workbook"
    try:
        answer = _answer(kind, data, file, careful=not apart_child.BOUNDED)
    except UserError as refused:
        if not workbook or refused.findings[0].code != "file-damaged":
            raise
        answer = None
    if answer is None and workbook and apart_child.BOUNDED:
        answer = _answer(kind, data, file, careful=True)
    if answer is None:
        raise UserError(
            error(
                "file-too-complex",
                "這個檔案太大、太複雜或已損壞，沒有讀完就停止了。",
                "檢查是否選錯檔案；或把名單複製到新的試算表，另存成 .xlsx 檔再試。",
                Place(file=file),
            )
        )
    return answer


def _answer(
    kind: str, data: bytes, file: str, *, careful: bool
) -> Outcome[tuple[Grid, ...]] | None:
    """Return what the child said, None when it said nothing."""
    folder = str(Path(inservice_docs.__file__).parents[1])
    paths = json.dumps([folder, *(path for path in sys.path if path)])
    words = [kind, file.encode("utf-8", "replace").decode(), "careful" if careful else ""]
    # Without `site` it starts twice as fast; what it would find is handed over.
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", _CODE, paths, *words]
    with tempfile.TemporaryDirectory(prefix="inservice-", ignore_cleanup_errors=True) as own:
        # What a child leaves when it is ended goes with the folder.
        environment = {**os.environ, **_ONE_HEAP, "TMPDIR": own, "TEMP": own, "TMP": own}
        seconds = SECONDS if not careful or not apart_child.BOUNDED else CAREFUL_SECONDS
        done = ask_child(command, data, seconds, environment)
    head, mark, body = done.output.partition(b"\n")
    if not (done.whole and mark):
        return None
    said = json.loads(head)
    findings = tuple(_finding(each, file) for each in said["findings"])
    if said["refused"]:
        raise UserError(findings)
    return Outcome(tuple(_grids(said["sheets"], body, file)), findings)


def _finding(said: dict[str, Any], file: str) -> Finding:
    place = Place(**{**said["place"], "file": file})
    return Finding(said["code"], Severity(said["severity"]), said["message"], said["fix"], place)


def _grids(sheets: list[dict[str, Any]], body: bytes, file: str) -> list[Grid]:
    grids, at = [], 0
    for each in sheets:
        text = body[at : at + each["size"]].decode("utf-8", "surrogatepass")
        at += each["size"]
        rows = text.split(ROW_END)[:-1]
        grids.append(
            Grid(
                tuple([tuple(row.split(CELL_END)) for row in rows]),
                file,
                each["sheet"],
                each["encoding"],
                tuple(each["lines"]),
                hidden=each["hidden"],
                hidden_rows=frozenset(each["hidden_rows"]),
                merged=tuple(tuple(each) for each in each["merged"]),
            )
        )
    return grids
