"""A server of the pages that can be killed and started again at once: run as a program.

    python -m tests.crash.pages_server

Each line of its input is a command line of the program, as JSON. A process of its own runs it,
made from this one, which has read the program's code already; its number is told first.
"""

from __future__ import annotations

import json
import os
import sys

import holidays  # noqa: F401 - the first page of a study would read it in each life anew
import uvicorn.lifespan.on
import uvicorn.loops.auto
import uvicorn.protocols.http.auto  # noqa: F401

import inservice_docs.web.app
import inservice_docs.web.serve  # noqa: F401
from inservice_docs.cli.main import main


def serve() -> None:
    """Run one command after the other, each until it is killed."""
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            os._exit(main(json.loads(line)))
        sys.stdout.write(f"pid {pid}\n")
        sys.stdout.flush()
        os.waitpid(pid, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
