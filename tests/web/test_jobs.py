"""Long work beside a request."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from inservice_docs.records.finding import Finding, Place, UserError, error, hint
from inservice_docs.web import jobs
from inservice_docs.web.jobs import FOLDER, KEPT, SILENT, Job, JobRoom, Progress, findings_of

OWNER = "chen"


def finished(room: JobRoom, id: str) -> Job:
    """The job once it is over."""
    while (job := room.look(id, OWNER)).running:
        time.sleep(0.01)
    return job


def begin(room: JobRoom, work: Callable[..., object], token: str = "once") -> str:
    """Begin a job."""
    return room.start(token, OWNER, "證明", "/studies/115-001", work)  # type: ignore[arg-type]


def made(folder: Path, progress: Progress) -> tuple[str, tuple[Finding, ...], str]:
    """Make a file in three steps."""
    with progress(3) as step:
        for _ in range(3):
            step(1)
    (folder / "made.zip").write_bytes(b"all of it")
    return "好了。", (hint("note", "注意。"),), "made.zip"


def test_a_job_makes_its_file(tmp_path: Path) -> None:
    """Any process of its owner's can say how far it is and hand the file over."""
    id = begin(JobRoom(tmp_path), made)
    job = finished(JobRoom(tmp_path), id)
    assert (job.state, job.words, job.total) == ("done", "好了。", 3)
    assert [each.code for each in findings_of(job)] == ["note"]
    assert JobRoom(tmp_path).file(id, OWNER) == ("made.zip", b"all of it")


def test_it_is_its_owners_alone(tmp_path: Path) -> None:
    """Nobody else learns of it, by whatever address; the folder is private."""
    room = JobRoom(tmp_path)
    id = begin(room, made)
    finished(room, id)
    for other, owner in ((id, "wang"), ("0" * 24, OWNER), ("../..", OWNER), ("", OWNER)):
        with pytest.raises(UserError):
            room.look(other, owner)
        with pytest.raises(UserError):
            room.file(other, owner)
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / FOLDER).stat().st_mode) == 0o700


def test_a_form_sent_twice_is_one_job(tmp_path: Path) -> None:
    """The second sending leads to the first one's."""
    room, times = JobRoom(tmp_path), []

    def work(folder: Path, progress: Progress) -> tuple[str, tuple[Finding, ...], str]:
        times.append(1)
        return made(folder, progress)

    first = begin(room, work)
    assert begin(room, work) == first
    finished(room, first)
    assert begin(room, work) == first
    assert len(times) == 1
    assert begin(room, work, "another") != first


def test_progress_can_be_seen_meanwhile(tmp_path: Path) -> None:
    """While it works there is no file."""
    room, go, reached = JobRoom(tmp_path), threading.Event(), threading.Event()

    def work(folder: Path, progress: Progress) -> tuple[str, tuple[Finding, ...], str]:
        with progress(10) as step:
            step(4)
            reached.set()
            go.wait()
        return made(folder, progress)

    id = begin(room, work)
    reached.wait()
    assert room.look(id, OWNER).running
    with pytest.raises(UserError):
        room.file(id, OWNER)
    go.set()
    assert finished(room, id).state == "done"


def test_what_went_wrong_is_told(tmp_path: Path) -> None:
    """A user's mistake with its cure, a fault as one, never with what it worked on."""
    room = JobRoom(tmp_path)

    def mistaken(*_: object) -> None:
        raise UserError(error("nobody", "沒有人可以發證。", "先核發時數。", Place(field="序號 3")))

    def broken(*_: object) -> None:
        raise ValueError("王小明 A123456789")

    job = finished(room, begin(room, mistaken, "a"))
    assert job.state == "failed"
    (found,) = findings_of(job)
    assert (found.fix, found.place) == ("先核發時數。", Place(field="序號 3"))
    job = finished(room, begin(room, broken, "b"))
    assert job.state == "failed"
    assert "ValueError" in job.words
    assert "A123456789" not in json.dumps(job.words)


def test_a_job_whose_server_was_killed_says_so(tmp_path: Path) -> None:
    """No sign of life for a while, and it is taken for stopped; it can be begun anew."""
    room = JobRoom(tmp_path)
    id = begin(room, made)
    finished(room, id)
    state = tmp_path / FOLDER / id / "state.json"
    state.write_text(json.dumps(json.loads(state.read_text("utf-8")) | {"state": "running"}))
    past = time.time() - SILENT - 5
    os.utime(state, (past, past))
    assert room.look(id, OWNER).state == "stopped"
    assert begin(room, made, "anew") != id


@pytest.mark.skipif(os.name != "posix", reason="processes are asked after by their number")
def test_a_process_that_is_gone_is_noticed_at_once(tmp_path: Path) -> None:
    """Where it ran on this host."""
    room = JobRoom(tmp_path)
    id = begin(room, made)
    finished(room, id)
    state = tmp_path / FOLDER / id / "state.json"
    held = json.loads(state.read_text("utf-8")) | {"state": "running"}
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for worker, expected in (
        ([socket.gethostname(), os.getpid()], "running"),
        ([socket.gethostname(), gone.pid], "stopped"),
        (["another host", gone.pid], "running"),
    ):
        state.write_text(json.dumps(held | {"worker": worker}))
        assert room.look(id, OWNER).state == expected


def test_files_do_not_lie_about(tmp_path: Path) -> None:
    """They go by themselves after an hour; the next job, or server, sweeps what was left."""
    room = JobRoom(tmp_path)
    old = begin(room, made, "old")
    finished(room, old)
    past = time.time() - KEPT - 5
    os.utime(tmp_path / FOLDER / old / "state.json", (past, past))
    finished(room, begin(room, made, "new"))
    assert not (tmp_path / FOLDER / old).exists()
    with pytest.raises(UserError):
        room.look(old, OWNER)


def test_a_file_goes_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other job is needed."""
    monkeypatch.setattr(jobs, "KEPT", 0.05)
    room = JobRoom(tmp_path)
    id = begin(room, made)
    while (tmp_path / FOLDER / id).exists():
        time.sleep(0.01)
    room.sweep()
    JobRoom(tmp_path / "none").sweep()
