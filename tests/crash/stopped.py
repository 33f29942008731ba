"""Draft certificates and be stopped half-way: `python -m tests.crash.stopped HOW AT FOLDER …`.

HOW is a signal that the process sends itself once AT documents are done, or `full`: then no file
may grow past AT bytes. What follows are the words after `certificate draft`.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from inservice_docs.cli.main import main
from inservice_docs.workflow import draft_certificates
from inservice_docs.workflow.batch import Work, run_batch
from inservice_docs.workflow.sinks import Sink


def stopping(how: str, at: int) -> Callable[..., Any]:
    """Return `run_batch`, but stopped."""

    def run(works: Iterable[Work], sink: Sink, executor: Any, step: Callable[[int], Any]) -> Any:
        done = [0]

        def count(steps: int) -> None:
            step(steps)
            done[0] += steps
            if done[0] >= at > done[0] - steps:
                os.kill(os.getpid(), getattr(signal, how))

        return run_batch(works, sink, executor, count)

    return run


def begin(words: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    how, at, folder, *rest = words
    os.chdir(folder)
    if how == "full":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(at), int(at)))
    else:
        draft_certificates.run_batch = stopping(how, int(at))  # type: ignore[assignment]
    return main(["certificate", "draft", *rest])


if __name__ == "__main__":
    sys.exit(begin(sys.argv[1:]))
