"""A browser whose server is killed in the middle of every form that it sends."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from tests.support.pages import HOST, Visitor

ROOT = Path(__file__).resolve().parents[2]
PATIENT = 60


class Program:
    """The program's own server (`serve`), on one port for all its lives."""

    def __init__(self, folder: Path, key_file: Path, *, accounts: bool = False) -> None:
        """Read the program's code; nothing is served yet. With accounts there is no door."""
        with socket.socket() as free:
            free.bind((HOST, 0))
            port = free.getsockname()[1]
        self.base, self.door, self._pid = f"http://{HOST}:{port}", "", 0
        self._command = ["--workspace", str(folder), "serve", "--no-browser", "--port", str(port)]
        self._command += ["--accounts"] if accounts else []
        self._complaints = (folder.parent / "complaints").open("w+")
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        self._maker = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.pages_server"],
            cwd=ROOT,
            env={
                **os.environ,
                "INSERVICE_KEY_FILE": str(key_file),
                "PYTHONPATH": paths,
                "PYTHONUNBUFFERED": "1",
                "PYTHONUTF8": "1",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            text=True,
        )

    def start(self) -> None:
        """Start the server and wait until it answers."""
        assert self._maker.stdin is not None
        self._maker.stdin.write(json.dumps(self._command) + "\n")
        self._maker.stdin.flush()
        self._pid = int(self._line(r"pid (\d+)"))
        self.door = self._line(r"http://[^/]+(/\S*)")
        for _ in range(PATIENT * 100):
            try:
                httpx.get(f"{self.base}/verify")
            except httpx.TransportError:
                time.sleep(0.01)
            else:
                return
        raise AssertionError(self.complaints)

    def kill(self) -> None:
        """Kill it, wherever it is."""
        os.kill(self._pid, signal.SIGKILL)
        self._line("gone")

    def close(self) -> None:
        """Stop it for good."""
        assert self._maker.stdin is not None
        assert self._maker.stdout is not None
        self.kill()
        self._maker.stdin.close()
        self._maker.wait(timeout=PATIENT)
        self._maker.stdout.close()
        self._complaints.close()

    @property
    def complaints(self) -> str:
        """What the server wrote as an error in all its lives."""
        self._complaints.seek(0)
        return self._complaints.read()

    def _line(self, pattern: str) -> str:
        assert self._maker.stdout is not None
        for line in self._maker.stdout:
            if found := re.search(pattern, line):
                return found.group(found.re.groups and 1)
        raise AssertionError(self.complaints)


@dataclass
class Kills(httpx.BaseTransport):
    """Sends requests; kills the server at a random moment of each form, and sends it again.

    The usual time of an answer is that of the same form when nothing was killed. Of five forms
    one is answered first and one never arrives, however busy the machine is.
    """

    program: Program
    usual: list[float]
    seed: int = 0
    at: int = 0
    answered: int = 0

    def __post_init__(self) -> None:
        self._inner = httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
        self._chance = random.Random(self.seed)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; a form meets its fate."""
        if request.method != "POST":
            return self._sent(request)
        request.read()
        usual = self.usual[self.at] if self.at < len(self.usual) else self.usual[-1]
        self.at += 1
        kill = threading.Timer(self._chance.uniform(0, 1.5 * usual), self.program.kill)
        if self.at % 5 == 0:
            self.program.kill()
        elif self.at % 5 > 1:
            kill.start()
        with suppress(httpx.TransportError):
            self._sent(request)
            self.answered += 1
        if self.at % 5 == 1:
            self.program.kill()
        elif self.at % 5 > 1:
            kill.join()
        self.program.start()
        return self._sent(request)

    def _sent(self, request: httpx.Request) -> httpx.Response:
        answer = self._inner.handle_request(request)
        answer.read()
        return answer


@dataclass
class Times(httpx.BaseTransport):
    """Sends requests; notes how long each form took, and where those went that were taken."""

    usual: list[float] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._inner = httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        begun = time.monotonic()
        answer = self._inner.handle_request(request)
        answer.read()
        if request.method == "POST":
            self.usual.append(time.monotonic() - begun)
            if answer.status_code < 400:
                self.taken.add(request.url.path)
        return answer


def visitor(base: str, transport: httpx.BaseTransport) -> Visitor:
    """Somebody whose requests go by a transport."""
    made = Visitor(base)
    made.client.close()
    made.client = httpx.Client(
        base_url=base, follow_redirects=True, timeout=PATIENT, transport=transport
    )
    return made
