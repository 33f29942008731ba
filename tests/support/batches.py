"""Pieces of work for tests of batches, and a batch to be run as a process that can be killed."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.records.finding import Outcome, UserError, error, hint
from inservice_docs.workflow.batch import run_batch
from inservice_docs.workflow.sinks import Files, FolderSink, Sink, ZipSink

EACH = 10


@dataclass(frozen=True)
class Letters:
    """Ten files with a number each; `ending` decides what goes wrong, `pause` how long it takes."""

    first: int
    text: str = "內容"
    ending: str = ""
    pause: float = 0.0
    steps: int = EACH

    def key(self) -> str:
        return hashlib.sha256(f"{self.first} {self.text}".encode()).hexdigest()

    def make(self) -> Outcome[Files]:
        time.sleep(self.pause)
        if self.ending == "mistake":
            raise UserError(error("bad-record", "第二筆有錯", "改正"))
        if self.ending == "killed":
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(60)
        numbers = range(self.first, self.first + EACH)
        files = [(f"{n:04}.docx", f"{self.text}{n}".encode() * 50) for n in numbers]
        return Outcome(files, (hint("noted", "同一件事"),))


def letters(count: int, text: str = "內容", pause: float = 0.0) -> Iterator[Letters]:
    """Work for `count` times ten files."""
    return (Letters(number * EACH, text, pause=pause) for number in range(count))


def sink_for(target: Path) -> Sink:
    """A ZIP for a name that ends so, else a folder."""
    return ZipSink(target) if target.suffix == ".zip" else FolderSink(target)


def main() -> None:
    """Run a slow batch: TARGET COUNT PAUSE [LIMIT of bytes a file may have]."""
    target, count, pause = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    if len(sys.argv) > 4:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), int(sys.argv[4])))
    try:
        run_batch(letters(count, pause=pause), sink_for(target), None, lambda _: None)
    except UserError as problem:
        sys.stdout.write(problem.findings[0].code)
        sys.exit(1)


if __name__ == "__main__":
    main()
