"""Starting the pages: the address, the port, the workspace, and the program itself."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.web.serve import (
    DEFAULT_PORT,
    NEW_FOLDER,
    ServeOrder,
    entrance,
    exposure,
    find_folder,
    listen,
    settings_for,
)

COMMAND = (sys.executable, "-c", "from inservice_docs.cli.main import run; run()")


def test_on_ones_own_computer_the_address_holds_a_key() -> None:
    """A new one each time; the pages answer under the names of this computer alone."""
    order = ServeOrder(workspace="office")
    one, other = settings_for(order, 8115), settings_for(order, 8115)
    assert one.door != other.door
    assert not one.accounts
    assert set(one.hosts) == {"127.0.0.1:8115", "localhost:8115", "[::1]:8115"}
    assert entrance(order, one, 8115) == f"http://127.0.0.1:8115/enter?key={one.door}"


def test_for_an_office_everybody_signs_in() -> None:
    """The address that is told is the name which was given, and it holds no key."""
    order = ServeOrder(host="0.0.0.0", names=("docs.example.edu.tw",), https=True)
    settings = settings_for(order, 8115)
    assert settings.accounts
    assert settings.hosts == ("docs.example.edu.tw",)
    assert entrance(order, settings, 8115) == "https://docs.example.edu.tw/"


@pytest.mark.parametrize(
    ("host", "https", "codes"),
    [
        ("0.0.0.0", False, ["serve-plain"]),
        ("192.0.2.7", False, ["serve-plain"]),
        ("0.0.0.0", True, []),
        ("127.0.0.1", False, []),
        ("::1", False, []),
    ],
)
def test_others_who_come_unencrypted_are_warned_of(
    host: str, https: bool, codes: list[str]
) -> None:
    """Passwords and personal data could be read on the way; one's own computer has no way."""
    found = exposure(ServeOrder(host=host, names=("docs.example.edu.tw",), https=https))
    assert [each.code for each in found] == codes
    assert all("--https" in each.fix for each in found)


def test_nothing_is_offered_to_others_without_a_name() -> None:
    """Any Host would have to be answered."""
    with pytest.raises(UserError, match="主機名稱"):
        settings_for(ServeOrder(host="0.0.0.0"), 8115)


def test_the_workspace_is_the_chosen_one_the_nearest_or_a_new_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clerk who double-clicks stands anywhere."""
    assert find_folder(str(tmp_path / "there")) == tmp_path / "there"
    (folder / "plans").mkdir(exist_ok=True)
    monkeypatch.chdir(folder / "plans")
    assert find_folder(None) == folder
    monkeypatch.chdir(tmp_path)
    assert find_folder(None) == Path.home() / NEW_FOLDER


def test_a_taken_port_is_told_and_the_usual_one_gives_way() -> None:
    """Two workspaces may be open at once."""
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UserError, match="連接埠"):
            listen("127.0.0.1", port)
    with pytest.raises(UserError, match="連接埠"):
        listen("203.0.113.1", 8200)
    with socket.socket() as usual:
        usual.bind(("127.0.0.1", DEFAULT_PORT))
        usual.listen()
        with listen("127.0.0.1", DEFAULT_PORT) as other:
            assert other.getsockname()[1] != DEFAULT_PORT


@contextmanager
def program(*words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the program as a terminal does; yields it with the address that it tells."""
    held = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    running = subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, text=True, env=held)
    assert running.stdout is not None
    try:
        said = running.stdout.readline()
        found = re.search(r"http\S+", said)
        assert found, said
        yield running, found.group()
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=30)
        running.stdout.close()


def opened(address: str) -> httpx.Response:
    """Open an address as soon as the server is there."""
    for _ in range(400):
        try:
            with httpx.Client(follow_redirects=True) as client:
                return client.get(address)
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError(address)


def test_the_command_warns_and_serves_all_the_same(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The pages are there; the warning stands beside their address."""
    where = ("--workspace", str(folder), "serve", "--no-browser", "--port", "0")
    with program(*where, "--host", "0.0.0.0", "--name", "docs.example.edu.tw") as (running, _):
        assert running.poll() is None
    assert "明文" in capfd.readouterr().err


@pytest.mark.parametrize("processes", ["1", "2"])
def test_the_command_serves_until_it_is_interrupted(folder: Path, processes: str) -> None:
    """In one process or several, which know the same visitors."""
    where = ("--workspace", str(folder))
    asked = ("serve", "--no-browser", "--port", "0", "--processes", processes)
    with program(*where, *asked) as (running, address):
        assert "研習" in opened(address).text
        with httpx.Client(follow_redirects=True, headers={"connection": "close"}) as client:
            client.get(address)
            pages = {client.get(address.partition("/enter")[0] + "/").url.path for _ in range(8)}
            assert pages == {"/"}
    assert running.returncode in {0, 130, -signal.SIGINT}


def test_small_answers_are_sent_at_once() -> None:
    """Connections do not wait for more to send (TCP_NODELAY): a page would take 40 ms longer."""
    with listen("127.0.0.1", 0) as listening:
        listening.listen()
        loop = asyncio.new_event_loop()

        async def accepted() -> int:
            waiting: asyncio.Future[int] = loop.create_future()

            def came(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                own = writer.get_extra_info("socket")
                waiting.set_result(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
                writer.close()

            server = await asyncio.start_server(came, sock=listening)
            async with server:
                _, writer = await asyncio.open_connection(*listening.getsockname())
                found = await waiting
                writer.close()
                return found

        try:
            assert loop.run_until_complete(accepted()) == 1
        finally:
            loop.close()
