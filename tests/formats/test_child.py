"""A reader in a process of its own."""

from __future__ import annotations

import sys

from inservice_docs.formats.child import Said, ask_child


def told(code: str, data: bytes = b"", seconds: float = 60) -> Said:
    """What a child of this code says."""
    return ask_child([sys.executable, "-c", f"import os, sys, time; {code}"], data, seconds)


def test_what_a_child_says_comes_back() -> None:
    """It reads what it is handed; what it complains of is not shown."""
    said = told("sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1]); print(1, file=sys.stderr)",
                "名單".encode())  # fmt: skip
    assert said == Said("名單".encode()[::-1], whole=True)


def test_one_that_fails_or_takes_too_long_is_not_whole() -> None:
    """What it had said before is there."""
    assert told("os.write(1, b'half'); os._exit(3)") == Said(b"half", whole=False)
    assert told("time.sleep(600)", seconds=0.1) == Said(b"", whole=False)


def test_one_that_does_not_listen_is_no_fault() -> None:
    """It ends before it has read what it is handed."""
    assert told("os._exit(0)", b"x" * 10_000_000) == Said(b"", whole=True)
