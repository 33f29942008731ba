"""A server that is killed while certificates are issued leaves nothing doubled and nothing lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.support.issued import awarded
from tests.support.pages import Visitor
from tests.web.conftest import folder, prepared, register

from inservice_docs.workflow.list_certificates import list_certificates
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.verify_certificate import verify_certificate

__all__ = ["folder", "prepared", "register"]

PEOPLE = 150


@contextmanager
def server(
    folder: Path, environment: dict[str, str]
) -> Iterator[tuple[subprocess.Popen[str], Visitor]]:
    """The program's own server, and its user at a browser."""
    run = "from inservice_docs.cli.main import run; run()"
    command = [sys.executable, "-c", run, "--workspace", str(folder)]
    process = subprocess.Popen(
        [*command, "serve", "--no-browser", "--port", "0"],
        env={**os.environ, **environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().split("在", 1)[1].strip()
        visitor = Visitor(address.partition("/enter")[0])
        for _ in range(100):
            try:
                visitor.client.get(address)
                break
            except httpx.TransportError:  # not listening yet
                time.sleep(0.1)
        yield process, visitor
        visitor.client.close()
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


@pytest.mark.parametrize("moment", [0.1, 0.5])
def test_what_was_issued_is_issued_once(
    folder: Path, environment: dict[str, str], register: Register, moment: float
) -> None:
    """All of them or none, whenever it was; pressed again, everybody holds exactly one."""
    number = awarded(register, PEOPLE)
    here = f"/studies/{number}/certificates"
    with server(folder, environment) as (process, clerk):
        clerk.submit(here, here, {"format": ["docx"]}, button="發給全部")
        time.sleep(moment)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert len(list_certificates(register, number, limit=1000)) in {0, PEOPLE}
    with server(folder, environment) as (_, clerk):
        page = clerk.get(here)
        button = "發給全部" if page.page.cssselect("#issue") else "ZIP"
        action = here if button != "ZIP" else "/files"
        job = clerk.submit(page, action, {"format": ["docx"]}, button=button)
        while "製作中" in (seen := clerk.get(job.path)).text:
            time.sleep(0.05)
        assert seen.link("下載")
    held = list_certificates(register, number, limit=1000)
    assert len({each.participant for each in held}) == len(held) == PEOPLE
    assert verify_certificate(held[0].code, register=register).value.valid
