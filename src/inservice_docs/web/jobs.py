"""Long work of a request (背景工作): done beside it, its progress readable by every process.

A job lies in a private folder of the workspace, with its state and, in the end, its file; the
process that answers need not be the one that works. What a job does must bear being cut off at any
moment: when the server is killed, its folder says that it stopped, and doing it anew is the cure.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import shutil
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from inservice_docs.records.finding import Finding, Place, Severity, UserError, error

LOG = logging.getLogger("inservice_docs.pages")
FOLDER = ".jobs"
KEPT = 3600.0
"""Seconds for which a file can be downloaded."""
SILENT = 30.0
"""Seconds without a sign of life after which the working process is taken for dead."""
_BEAT, _WRITE = 5.0, 0.3
MAKING, SENDING = ("製作中", "份"), ("寄送中", "封")
"""What a job is at, and what it counts."""
_STATE = "state.json"

Progress = Callable[[int], AbstractContextManager[Callable[[int], Any]]]
Words = tuple[str, tuple[Finding, ...], str]
"""What a job tells at its end: words, findings, the name of the file to be downloaded, if any."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands: whose it is, what it does, how far it is, and what came of it."""

    id: str
    owner: str
    title: str
    back: str
    state: str = "running"
    done: int = 0
    total: int = 0
    words: str = ""
    file: str = ""
    findings: tuple[dict[str, str], ...] = field(default=())
    worker: tuple[str, int] = ("", 0)
    """The host and the process that work on it."""
    doing: tuple[str, str] = MAKING

    @property
    def running(self) -> bool:
        """Tell whether it is still at work."""
        return self.state == "running"


class JobRoom:
    """The jobs of a workspace."""

    def __init__(self, workspace: Path) -> None:
        """Keep them in a folder of the workspace that only its owner reads."""
        self._folder = workspace / FOLDER

    def start(
        self,
        token: str,
        owner: str,
        title: str,
        back: str,
        work: Callable[[Path, Progress], Words],
        *,
        doing: tuple[str, str] = MAKING,
    ) -> str:
        """Begin a job and return its id; with the token of an earlier one, that one's.

        `work` gets a folder for its file and what to tell its progress to; a UserError of its is
        what the job found.
        """
        id = hashlib.sha256(token.encode()).hexdigest()[:24]
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self.sweep()
        place = self._folder / id
        try:
            place.mkdir(mode=0o700)
        except FileExistsError:
            return id
        job = Job(id, owner, title, back, worker=(socket.gethostname(), os.getpid()), doing=doing)
        _write(place, job)
        threading.Thread(target=_run, args=(place, job, work), daemon=True).start()
        return id

    def look(self, id: str, owner: str) -> Job:
        """Return a job of its owner's. Raises UserError (job-unknown) for any other."""
        place = self._folder / id
        job = _read(place) if id.isalnum() else None
        if job is None or job.owner != owner:
            raise UserError(
                error(
                    "job-unknown",
                    "這項工作已經不在了。",
                    "檔案只保留一小時；回到原來的頁面再產生一次。",
                )
            )
        silent = time.time() - (place / _STATE).stat().st_mtime > SILENT
        if job.running and (silent or _is_gone(job)):
            words = "伺服器中途停止，工作沒有做完；已經記錄的不會重複，回到原來的頁面再按一次。"
            return replace(job, state="stopped", words=words)
        return job

    def file(self, id: str, owner: str) -> tuple[str, bytes]:
        """Return the name and the bytes of a job's file. Raises UserError when there is none."""
        job = self.look(id, owner)
        path = self._folder / id / "out" / job.file
        if not job.file or not path.is_file():
            raise UserError(error("job-unknown", "這項工作沒有檔案。", "回到原來的頁面。"))
        return job.file, path.read_bytes()

    def sweep(self) -> None:
        """Remove what is older than may be kept; its files hold personal data.

        The process that made a file removes it in time; this is for what a killed one left.
        """
        places = self._folder.iterdir() if self._folder.is_dir() else ()
        for place in places:
            with contextlib.suppress(OSError):
                if time.time() - (place / _STATE).stat().st_mtime > KEPT:
                    shutil.rmtree(place, ignore_errors=True)


def _run(place: Path, job: Job, work: Callable[[Path, Progress], Words]) -> None:
    """Do the work, with a sign of life from time to time, and write down what came of it."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(_BEAT):
            with contextlib.suppress(OSError):
                os.utime(place / _STATE)

    threading.Thread(target=beat, daemon=True).start()
    held = _Held(place, job)
    out = place / "out"
    try:
        out.mkdir(mode=0o700)
        words, findings, name = work(out, held.progress)
        end = replace(held.job, state="done", words=words, file=name, findings=_told(findings))
    except UserError as problem:
        end = replace(held.job, state="failed", findings=_told(problem.findings))
    except Exception as problem:  # a fault of the program: told like one on a page
        where = traceback.extract_tb(problem.__traceback__)[-1]
        spot = f"{type(problem).__name__}，{Path(where.filename).name} 第{where.lineno}行"
        LOG.error("fault in a job: %s", spot)
        words = f"程式本身出錯（{spot}），請回報給維護者。"
        end = replace(held.job, state="failed", words=words)
    over.set()
    with contextlib.suppress(OSError):
        _write(place, end)
    remover = threading.Timer(KEPT, shutil.rmtree, (place, True))
    remover.daemon = True
    remover.start()


class _Held:
    """The job of a worker, whose progress is written down every now and then."""

    def __init__(self, place: Path, job: Job) -> None:
        self.place, self.job, self._last = place, job, 0.0

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[int], Any]]:
        """Count up to a total."""
        self.job = replace(self.job, total=total, done=0)

        def step(count: int) -> None:
            self.job = replace(self.job, done=min(total, self.job.done + count))
            if time.monotonic() - self._last > _WRITE:
                self._last = time.monotonic()
                _write(self.place, self.job)

        _write(self.place, self.job)
        yield step


def _told(findings: tuple[Finding, ...]) -> tuple[dict[str, str], ...]:
    return tuple(
        {
            "code": f.code,
            "severity": str(f.severity),
            "message": f.message,
            "fix": f.fix,
            "file": f.place.file,
            "field": f.place.field,
        }
        for f in findings[:30]
    )


def _is_gone(job: Job) -> bool:
    """Tell whether the process of a job on this host is not there any more."""
    host, process = job.worker
    if os.name != "posix" or host != socket.gethostname():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:  # another user's
        return False
    return False


def findings_of(job: Job) -> tuple[Finding, ...]:
    """Return what a job found."""
    return tuple(
        Finding(
            each["code"],
            Severity(each["severity"]),
            message=each["message"],
            fix=each["fix"],
            place=Place(each.get("file", ""), field=each.get("field", "")),
        )
        for each in job.findings
    )


def _write(place: Path, job: Job) -> None:
    aside = place / f"{_STATE}.{threading.get_ident()}"
    aside.write_text(json.dumps(asdict(job), ensure_ascii=False), "utf-8")
    aside.replace(place / _STATE)


def _read(place: Path) -> Job | None:
    try:
        held = json.loads((place / _STATE).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    pairs = {"worker": ("", 0), "doing": MAKING}
    tuples = {name: tuple(held.get(name, usual)) for name, usual in pairs.items()}
    return Job(**{**held, "findings": tuple(held["findings"]), **tuples})
