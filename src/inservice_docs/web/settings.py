"""How the pages are served (伺服設定): where, for whom, behind what."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass

VARIABLE = "INSERVICE_PAGES"
"""The settings travel to every server process in this variable."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """The settings of one server.

    `hosts` are the names (with port) under which it answers, any other is refused; with `accounts`
    everybody signs in, without, whoever knows the `door` key is the computer's own user; `https`
    says that visitors come through TLS; `workspace` is the folder, or where to make one.
    """

    workspace: str = ""
    hosts: tuple[str, ...] = ()
    accounts: bool = False
    https: bool = False
    door: str = ""

    @property
    def origins(self) -> frozenset[str]:
        """Return the origins from which forms may be sent."""
        scheme = "https" if self.https else "http"
        return frozenset(f"{scheme}://{host}" for host in self.hosts)

    def to_text(self) -> str:
        """Return the settings as they are handed to a process."""
        return json.dumps(asdict(self))


def settings_from(environment: Mapping[str, str] = os.environ) -> ServeSettings:
    """Return the settings that a server process was given."""
    held = json.loads(environment[VARIABLE])
    return ServeSettings(**{**held, "hosts": tuple(held["hosts"])})


def names_of(host: str, port: int, https: bool) -> tuple[str, ...]:
    """Return the Host names that lead to an address, with and without the scheme's own port."""
    plain = f"[{host}]" if ":" in host else host
    usual = 443 if https else 80
    return (f"{plain}:{port}", plain) if port == usual else (f"{plain}:{port}",)
