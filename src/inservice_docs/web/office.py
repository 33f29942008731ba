"""The office behind the pages (辦公室): its workspace and its register, opened once."""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Mapping
from pathlib import Path

from inservice_docs.records.finding import UserError
from inservice_docs.registry.registry import Registry, open_registry
from inservice_docs.web.settings import ServeSettings
from inservice_docs.workflow.register import (
    Actor,
    Once,
    Register,
    key_place,
    register_place,
)
from inservice_docs.workflow.workspace import OWN_CODES, SETTINGS, Workspace, open_workspace


class Office:
    """The workspace and the register of one server process; safe to share among threads."""

    def __init__(
        self, settings: ServeSettings, environment: Mapping[str, str] = os.environ
    ) -> None:
        """Remember where to look; nothing is opened yet."""
        self.settings = settings
        self.environment = environment
        self._lock = threading.Lock()
        self._workspace: tuple[tuple[int, ...], Workspace] | None = None
        self._store: Registry | None = None
        self._fallback = os.urandom(32)

    @property
    def folder(self) -> Path:
        """Return the folder of the workspace, whether it is one yet or not."""
        return Path(self.settings.workspace)

    @property
    def ready(self) -> bool:
        """Tell whether there is a workspace; without one only its set-up is shown."""
        return (self.folder / SETTINGS).is_file()

    @property
    def workspace(self) -> Workspace:
        """Return the workspace, read anew after its settings or its course codes changed."""
        changed = _changed(self.folder)
        with self._lock:
            if self._workspace is None or self._workspace[0] != changed:
                self._workspace = (
                    changed,
                    open_workspace(self.folder, environment=self.environment),
                )
            return self._workspace[1]

    @property
    def store(self) -> Registry:
        """Return the open register. Raises UserError as `open_registry` does."""
        with self._lock:
            if self._store is None:
                place = register_place(open_workspace(self.folder), self.environment)
                self._store = open_registry(place, key_place(self.environment))
            return self._store

    def register(self, actor: Actor, at: dt.datetime, once: str = "") -> Register:
        """Return the register for somebody at a moment; `once` is the token of a form."""
        return Register(self.workspace, self.store, actor, at, Once(once))

    def secret(self, use: bytes) -> bytes:
        """Return 32 bytes for one use, the same in every process and after a restart."""
        try:
            return self.store.ring.mac(b"pages " + use, b"") if self.ready else self._fallback
        except UserError:
            return self._fallback

    def close(self) -> None:
        """Close the register."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None


def _changed(folder: Path) -> tuple[int, ...]:
    """Return when the files behind a workspace were last written, 0 for one that is not there."""
    found = []
    for name in (SETTINGS, OWN_CODES):
        path = folder / name
        found.append(path.stat().st_mtime_ns if path.is_file() else 0)
    return tuple(found)
