"""The school's own files (學校自己的檔案) in the workspace, changed as a step of the register."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inservice_docs.records.finding import UserError
from inservice_docs.registry.work import Work
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import save_file

_UNSURE = "register-lost-at-commit"


def keep_own(register: Register, place: Path, data: bytes, what: str, note: str = "") -> Path:
    """Write a file of the school's own; return its path. The trail notes it, and its size at least.

    Raises UserError when it cannot be written; nothing is noted then.
    """
    with changing(register, place) as work:
        work.trail.note("settings.import", what, note or f"{len(data)} 位元組")
        return save_file(place, data)


def drop_own(register: Register, place: Path, what: str) -> None:
    """Remove a file of the school's own, and note it; where there is none, nothing is noted."""
    with changing(register, place) as work:
        if cut_off(place):  # so it looks now, whether the file is there or a try before removed it
            work.trail.note("settings.remove", what)
            place.unlink(missing_ok=True)


def cut_off(place: Path) -> bool:
    """Tell whether a change of a file was ended by force: the former one still lies beside it."""
    return _former(place).is_file()


@contextmanager
def changing(register: Register, place: Path) -> Iterator[Work]:
    """Do a step of the register within which one file is written or removed.

    The file is on the disk before the step is stored: the trail never tells of one that is not. A
    step that fails, also at its last moment, puts the former file back; for that a copy lies beside
    it meanwhile, so that a disk that has become full does not hinder it. Only a program ended by
    force between the two leaves a file without its note; done again, it is noted.
    """
    former = _former(place)
    begun = existed = False
    try:
        with register.change() as work:
            existed = place.is_file()
            if existed:
                save_file(former, place.read_bytes())
            begun = True
            yield work
            _settle(place.parent)
    except Exception as problem:
        # Where nobody knows whether the step was stored, a note without its file would be worse.
        if begun and not _maybe_stored(problem):
            _put_back(former, place, existed=existed)
        raise
    finally:
        if begun:
            former.unlink(missing_ok=True)


def _former(place: Path) -> Path:
    """Return where a former file lies meanwhile; its ending is none of a template's."""
    return place.with_name(f".{place.name}.former")


def _maybe_stored(problem: Exception) -> bool:
    return isinstance(problem, UserError) and any(
        found.code == _UNSURE for found in problem.findings
    )


def _put_back(former: Path, place: Path, *, existed: bool) -> None:
    if existed:
        former.replace(place)
    elif place.is_file():
        place.unlink()


def _settle(folder: Path) -> None:
    """Bring on the disk that a file of a folder was moved or removed, where a system can."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows
        return
    with contextlib.suppress(OSError):  # some network drives cannot
        handle = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
