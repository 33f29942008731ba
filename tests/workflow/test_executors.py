"""Who does the work: this process by default, others when asked, and none left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.executors import open_executor

ROOT = Path(__file__).parents[2]
KILLED = """
import os, signal, time
from inservice_docs.workflow.executors import open_executor
if __name__ == "__main__":
    with open_executor(2) as pool:
        others = {future.result() for future in [pool.submit(os.getpid) for _ in range(50)]}
        print(*others, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_one_process_needs_no_executor() -> None:
    """Without options, or with one process, the work is done here."""
    for count in (0, 1):
        with open_executor(count) as executor:
            assert executor is None


def test_several_processes_work_and_end() -> None:
    """The work is done elsewhere."""
    with open_executor(2) as executor:
        assert executor is not None
        assert executor.submit(os.getpid).result() != os.getpid()


def test_processes_and_cluster_exclude_each_other() -> None:
    """Which of the two is meant cannot be guessed."""
    with pytest.raises(UserError, match="擇一"), open_executor(2, "tcp://127.0.0.1:8786"):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    """A SIGKILL of the command leaves no process behind."""
    script = tmp_path / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    done = subprocess.run([sys.executable, script], cwd=ROOT, capture_output=True, check=False)
    others = [Path("/proc") / word for word in done.stdout.decode().split()]
    assert others, done.stderr.decode()
    for _ in range(1000):
        if not any(_runs(path) for path in others):
            return
        time.sleep(0.01)
    raise AssertionError("workers are left")


def _runs(process: Path) -> bool:
    try:
        return "State:\tZ" not in (process / "status").read_text("utf-8")
    except OSError:
        return False
