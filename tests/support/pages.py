"""The pages on a real server, and a visitor who fills in forms as a scriptless browser does."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from litestar import Litestar
from lxml import html

from inservice_docs.web.app import create_app
from inservice_docs.web.office import Office
from inservice_docs.web.settings import ServeSettings

DOOR = "the key of the door"
HOST = "127.0.0.1"
Fields = Mapping[str, str | Sequence[str]]
Files = Mapping[str, tuple[str, bytes]]


@dataclass
class Answer:
    """What came back: the last answer after any redirections."""

    response: httpx.Response

    @property
    def status(self) -> int:
        """The status code."""
        return self.response.status_code

    @property
    def path(self) -> str:
        """The address at which the visitor is now."""
        return self.response.url.path

    @property
    def page(self) -> Any:
        """The page as a tree."""
        return html.fromstring(self.response.text, base_url=str(self.response.url))

    @property
    def text(self) -> str:
        """What can be read on the page, in one line."""
        return " ".join(self.page.text_content().split())

    @property
    def data(self) -> bytes:
        """What was downloaded."""
        return self.response.content

    @property
    def notes(self) -> list[str]:
        """The remarks on the page."""
        return [" ".join(note.text_content().split()) for note in self.page.cssselect(".note")]

    def link(self, words: str) -> str:
        """The address behind a link with some words."""
        found = [a for a in self.page.iter("a") if words in a.text_content()]
        assert found, f"no link 「{words}」 on {self.path}: {self.text[:300]}"
        return str(found[0].get("href"))


_VISITORS: list[Visitor] = []
"""Everybody who is still there when a server stops."""


@dataclass
class Visitor:
    """Somebody at a browser without scripts: it keeps cookies and sends forms as they stand."""

    base: str
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.base, follow_redirects=True, timeout=60)
        _VISITORS.append(self)

    def get(self, path: str, **parameters: str) -> Answer:
        """Open a page."""
        return Answer(self.client.get(path, params=parameters or None))

    def post(self, path: str, fields: Fields | None = None, files: Files | None = None) -> Answer:
        """Send something without opening its form first (as an attacker would)."""
        data = dict(fields or {})
        return Answer(self.client.post(path, data=data, files=_files(files)))

    def submit(
        self,
        page: str | Answer,
        action: str = "",
        fields: Fields | None = None,
        files: Files | None = None,
        *,
        button: str = "",
        to: str = "",
    ) -> Answer:
        """Open a page, change some fields of its form and send it.

        `action` is (the end of) the form's address, `button` words on its button, where there are
        several forms; of those it is the first that has the fields. A field set to an empty list is
        left out, as an unticked box is. `to` is another address to which a script sends the form.
        """
        seen = self.get(page) if isinstance(page, str) else page
        form = _form(seen, action, button, fields or {})
        sent: dict[str, str | list[str]] = {}
        for name, value in form.form_values():
            held = sent.setdefault(name, [])
            assert isinstance(held, list)
            held.append(value)
        for each in seen.page.cssselect(f"input[form='{form.get('id')}']"):  # beside the form
            sent.setdefault(each.get("name"), [each.get("value") or ""])
        names = _names(seen, form)
        for name, new in (fields or {}).items():
            assert name in names, f"no field {name!r} in {sorted(filter(None, names))}"
            sent[name] = new if isinstance(new, str) else list(new)
        pressed = [b for b in form.iter("button") if button and button in b.text_content()]
        if pressed and pressed[0].get("name"):
            sent[pressed[0].get("name")] = pressed[0].get("value") or ""
        to = to or (pressed[0].get("formaction") if pressed else "") or form.get("action")
        to = to or seen.path
        headers = {"referer": str(seen.response.url)}
        if (form.get("method") or "get").lower() == "get":
            return Answer(self.client.get(to, params=sent, headers=headers))
        multipart = form.get("enctype") == "multipart/form-data"
        chosen = _files(files) or ({"": ("", b"")} if multipart else None)
        return Answer(self.client.post(to, data=sent, files=chosen, headers=headers))

    def sign_in(self, login: str, password: str) -> Answer:
        """Sign in with an account."""
        return self.submit("/login", "/login", {"login": login, "password": password})


def _files(files: Files | None) -> Any:
    return [(name, held) for name, held in files.items()] if files else None


def _names(seen: Answer, form: Any) -> set[str]:
    """The fields and buttons of a form, also of those that stand beside it."""
    beside = seen.page.cssselect(f"input[form='{form.get('id')}'], button[form='{form.get('id')}']")
    inside = form.iter("input", "select", "textarea", "button")
    return {str(each.get("name") or "") for each in (*inside, *beside)}


def _form(seen: Answer, action: str, button: str, fields: Fields) -> Any:
    forms = [f for f in seen.page.forms if (f.get("action") or seen.path).endswith(action)]
    if not action and not button:
        forms = [f for f in forms if not (f.get("action") or "").startswith(("/pref", "/logout"))]
    if button:
        forms = [f for f in forms if any(button in b.text_content() for b in f.iter("button"))]
    there = [f.get("action") for f in seen.page.forms]
    assert forms, f"no form {action!r} {button!r} on {seen.path} {seen.status}: {there}"
    return next((f for f in forms if _names(seen, f).issuperset(fields)), forms[0])


@dataclass
class Server:
    """A running server; one workspace after another is served by it, which spares its start."""

    settings: ServeSettings
    app: Litestar
    running: uvicorn.Server
    thread: threading.Thread
    listening: socket.socket
    busy: bool = False

    @property
    def base(self) -> str:
        """The address."""
        return f"http://{self.settings.hosts[0]}"

    def stop(self) -> None:
        """Stop it and give its port back."""
        self.running.should_exit = True
        self.thread.join(timeout=20)
        self.listening.close()


Kind = tuple[bool, tuple[str, ...], bool]
_SERVERS: list[tuple[Kind, Server]] = []


def stop_servers() -> None:
    """Stop every server, at the end of all tests."""
    while _SERVERS:
        _SERVERS.pop()[1].stop()


@contextmanager
def served(
    workspace: Path,
    environment: Mapping[str, str],
    *,
    accounts: bool = False,
    names: Sequence[str] = (),
    https: bool = False,
) -> Iterator[str]:
    """Serve a workspace's pages on a free port; yields the address."""
    kind = (accounts, tuple(names), https)
    server = next((each for own, each in _SERVERS if own == kind and not each.busy), None)
    if server is None:
        server = _started(workspace, environment, kind)
        _SERVERS.append((kind, server))
    server.busy = True
    office = Office(replace(server.settings, workspace=str(workspace)), environment)
    server.app.state.office = office
    try:
        yield server.base
    finally:
        for visitor in [each for each in _VISITORS if each.base == server.base]:
            _VISITORS.remove(visitor)
            visitor.client.close()
        office.close()
        server.busy = False


def _started(workspace: Path, environment: Mapping[str, str], kind: Kind) -> Server:
    accounts, names, https = kind
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind((HOST, 0))
    settings = ServeSettings(
        workspace=str(workspace),
        hosts=(f"{HOST}:{listening.getsockname()[1]}", *names),
        accounts=accounts,
        https=https,
        door="" if accounts else DOOR,
    )
    app: Any = create_app(settings, environment)
    config = uvicorn.Config(app, log_level="error", access_log=False, lifespan="on", ws="none")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, args=([listening],), daemon=True)
    thread.start()
    while not running.started and thread.is_alive():
        time.sleep(0.01)
    while not isinstance(app, Litestar):  # the guards stand around it
        app = app.app
    return Server(settings, app, running, thread, listening)
