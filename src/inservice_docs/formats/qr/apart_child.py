"""The other side of `apart`: reads one file within bounds and says what codes it holds.

It takes the file from standard input and puts out one JSON object.
"""

from __future__ import annotations

import json
import logging
import sys

from inservice_docs.records.finding import UserError

MOST_MEMORY = 700_000_000
"""Bytes; the largest photograph that is looked at takes half of it."""
MOST_SECONDS = 8
"""Of CPU; the clock of `apart` ends it sooner."""


def main() -> None:
    """Read a file from standard input, within bounds, and put out its codes."""
    logging.disable(logging.CRITICAL)
    _bound()
    from inservice_docs.formats.qr.read import read_qr

    codes: tuple[str, ...] = ()
    findings: list[tuple[str, str, str]] = []
    try:
        codes = read_qr(sys.stdin.buffer.read())
    except UserError as problem:
        findings = [(each.code, each.message, each.fix) for each in problem.findings]
    answer = json.dumps({"codes": codes, "findings": findings})
    sys.stdout.buffer.write(answer.encode("ascii"))
    sys.stdout.buffer.flush()


def _bound() -> None:
    """Let the system refuse what is past the bounds; elsewhere the clock alone ends it."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
