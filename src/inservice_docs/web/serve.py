"""Serving the pages (啟動網頁): on this computer for its user, or for an office behind TLS."""

from __future__ import annotations

import os
import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from inservice_docs.records.finding import Finding, UserError, error, warning
from inservice_docs.web.connections import PatientProtocol
from inservice_docs.web.jobs import JobRoom
from inservice_docs.web.settings import LOOPBACK, VARIABLE, ServeSettings, names_of
from inservice_docs.workflow.workspace import SETTINGS

DEFAULT_PORT = 8115
NEW_FOLDER = "研習公文"


@dataclass(frozen=True, slots=True)
class ServeOrder:
    """What `inservice-docs serve` was asked for."""

    workspace: str | None = None
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    names: Sequence[str] = ()
    accounts: bool = False
    https: bool = False
    processes: int = 1
    browser: bool = True


def settings_for(order: ServeOrder, port: int) -> ServeSettings:
    """Return the settings of an order whose port is settled.

    Raises UserError as `refuse_nameless` does.
    """
    refuse_nameless(order)
    loopback = order.host in LOOPBACK
    names = [*order.names]
    if loopback:
        names += [name for host in LOOPBACK for name in names_of(host, port, order.https)]
    return ServeSettings(
        workspace=str(find_folder(order.workspace)),
        hosts=tuple(names),
        accounts=order.accounts or not loopback or bool(order.names),
        https=order.https,
        door=secrets.token_urlsafe(24),
    )


def refuse_nameless(order: ServeOrder) -> None:
    """Raise UserError when others could reach the pages under names that nobody told us."""
    if order.host not in LOOPBACK and not order.names:
        raise UserError(
            error(
                "serve-names",
                "對外提供時要指定使用者連線的主機名稱。",
                "加上 --name，例如 --name docs.example.edu.tw。",
            )
        )


def exposure(order: ServeOrder) -> tuple[Finding, ...]:
    """Say when others could reach the pages through a network that everybody can read."""
    if order.host in LOOPBACK or order.https:
        return ()
    return (
        warning(
            "serve-plain",
            "沒有加密：密碼、登入與個資會以明文經過網路，同一個網路上的人都讀得到。",
            "放在有 TLS 的反向代理後面，改用 --host 127.0.0.1 並加上 --https；"
            "做法見說明「給整個辦公室使用」（docs/guide/serve.md，或網頁的 /help/serve）。",
        ),
    )


def find_folder(chosen: str | None) -> Path:
    """Return the workspace's folder: the chosen one, the nearest upward, else a new one at home."""
    if chosen:
        return Path(chosen).absolute()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return folder
    return Path.home() / NEW_FOLDER


def serve(order: ServeOrder, say: Callable[[str], None]) -> None:
    """Serve the pages until interrupted; `say` tells the address.

    Raises UserError when the port is taken or cannot be listened on.
    """
    refuse_nameless(order)
    listening = listen(order.host, order.port)
    port = listening.getsockname()[1]
    settings = settings_for(order, port)
    os.environ[VARIABLE] = settings.to_text()
    JobRoom(Path(settings.workspace)).sweep()
    address = entrance(order, settings, port)
    say(f"網頁在 {address}")
    say("要結束時按 Ctrl+C。")
    config = uvicorn.Config(
        "inservice_docs.web.app:create_app",
        factory=True,
        workers=order.processes,
        log_level="warning",
        access_log=False,  # addresses can hold names of people who search
        server_header=False,
        proxy_headers=order.https,
        http=PatientProtocol,
        timeout_keep_alive=15,
        limit_concurrency=400,
        h11_max_incomplete_event_size=64 * 1024,
    )
    if order.browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    run(config, listening)


def run(config: uvicorn.Config, listening: socket.socket) -> None:
    """Run one server process, or several that share the socket."""
    if config.workers > 1:
        from uvicorn.supervisors import Multiprocess

        Multiprocess(config, sockets=[listening]).run()
    else:
        uvicorn.Server(config).run(sockets=[listening])


def entrance(order: ServeOrder, settings: ServeSettings, port: int) -> str:
    """Return the address to open: on one's own computer it holds the key of the door."""
    scheme = "https" if settings.https else "http"
    if settings.accounts:
        name = order.names[0] if order.names else names_of(order.host, port, settings.https)[-1]
        return f"{scheme}://{name}/"
    return f"{scheme}://{names_of(order.host, port, settings.https)[0]}/enter?key={settings.door}"


def listen(host: str, port: int) -> socket.socket:
    """Listen on a port, the next free one when the usual one is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    wanted = [port] if port != DEFAULT_PORT else [port, 0]
    for each in wanted:
        # Only of a socket that says it is TCP does asyncio send small answers at once (NODELAY).
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name != "nt":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, each))
            listening.listen(256)  # who comes before the program is ready waits, and is not refused
        except (OSError, OverflowError) as problem:
            listening.close()
            if each == wanted[-1]:
                raise UserError(_not_free(host, port, problem)) from None
        else:
            listening.set_inheritable(True)
            return listening
    raise AssertionError


def _not_free(host: str, port: int, problem: Exception) -> Finding:
    why = getattr(problem, "strerror", "") or "不是連接埠"
    return error(
        "serve-port",
        f"不能在 {host} 的連接埠 {port} 提供網頁（{why}）。",
        "以 --port 指定別的連接埠，例如 --port 8200；--host 要是這台電腦的位址。",
    )
