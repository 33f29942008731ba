"""The register (登記簿) of a workspace, opened for one person at one moment."""

from __future__ import annotations

import datetime as dt
import getpass
import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from inservice_docs.records.account import Account, Role
from inservice_docs.records.finding import UserError, error
from inservice_docs.registry.desk import TAIWAN
from inservice_docs.registry.keys.key_place import KeyFile, KeyPlace
from inservice_docs.registry.once import AlreadyDone, is_done
from inservice_docs.registry.registry import Registry, open_registry
from inservice_docs.registry.work import Work
from inservice_docs.workflow.workspace import Workspace

FILE = "registry.sqlite"
DATABASE_URL = "INSERVICE_DATABASE_URL"
KEY_FILE = "INSERVICE_KEY_FILE"


@dataclass(frozen=True, slots=True)
class Actor:
    """經手人: who works in the register, as the trail names them, and what they may do."""

    name: str
    roles: frozenset[Role] = frozenset()

    def may(self, role: Role) -> bool:
        """Tell whether the actor holds a role."""
        return role in self.roles


@dataclass(slots=True)
class Once:
    """不重複辦理: the token of a form, for the first change of its step and no other."""

    token: str = ""

    def take(self) -> str:
        """Return the token, and nothing from then on."""
        token, self.token = self.token, ""
        return token


@dataclass(frozen=True, slots=True)
class Register:
    """A workspace's open register, who works in it, and at what moment (an aware datetime).

    Verbs take one of these; they never look at the clock themselves. With a token `once` its first
    change is made a single time: a form that is sent twice does nothing the second time.
    """

    workspace: Workspace
    store: Registry
    actor: Actor
    at: dt.datetime
    once: Once = field(default_factory=Once)
    joined: Work | None = None

    @property
    def today(self) -> dt.date:
        """Return the day of the step in Taiwan."""
        return self.at.astimezone(TAIWAN).date()

    def change(self) -> AbstractContextManager[Work]:
        """Do one step: all of it is stored at the end of the block, or nothing after an error.

        Raises AlreadyDone when the step of this register's token was done before.
        """
        if self.joined is not None:
            return nullcontext(self.joined)
        return self.store.transaction(self.actor.name, self.at, once=self.once.take())

    def look(self) -> AbstractContextManager[Work]:
        """Look at the register as it is at one moment; nothing can be changed."""
        return nullcontext(self.joined) if self.joined is not None else self.store.reading()

    @contextmanager
    def together(self) -> Iterator[Register]:
        """Do several verbs as one step: the register that is given to them stores all or nothing.

        Raises AlreadyDone as `change` does.
        """
        with self.change() as work:
            yield replace(self, joined=work)

    def refuse_done(self) -> None:
        """Raise AlreadyDone when the step of this register's token was done before.

        So that a form which is sent again is not told what else stands against it by now.
        """
        if not self.once.token:
            return
        with self.look() as work:
            if is_done(work.desk, self.once.token):
                raise AlreadyDone

    def require(self, role: Role, what: str, *others: Role) -> None:
        """Raise UserError unless the actor holds a role (or one of `others`) for an act."""
        if any(self.actor.may(each) for each in (role, *others)):
            return
        raise UserError(
            error(
                "role-missing",
                f"「{self.actor.name}」不能{what}，這要由{'或'.join((role, *others))}辦理。",
                f"請具有「{role}」角色的人登入辦理，或請管理者調整帳號的角色。",
            )
        )


def system_actor(by: str = "命令列") -> Actor:
    """Return the user of the operating system, who acts as administrator: every role is theirs."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name: a container, a service
        name = str(os.getuid()) if hasattr(os, "getuid") else "?"
    return Actor(f"{name}（{by}）", frozenset(Role))


def account_actor(account: Account) -> Actor:
    """Return the person of a business account; a disabled one may do nothing."""
    return Actor(account.login, frozenset(role for role in Role if account.may(role)))


@contextmanager
def open_register(
    workspace: Workspace,
    actor: Actor,
    at: dt.datetime,
    *,
    create: bool = False,
    environment: Mapping[str, str] = os.environ,
) -> Iterator[Register]:
    """Open the register of a workspace and close it at the end of the block.

    Raises UserError: no workspace, no register yet, one of a newer program, damaged, out of reach,
    its keys missing or not its own.
    """
    place, keys = register_place(workspace, environment), key_place(environment)
    with open_registry(place, keys, create=create) as store:
        yield Register(replace(workspace, environment=environment), store, actor, at)


@contextmanager
def look_into(workspace: Workspace) -> Iterator[Work]:
    """Look into the register of a workspace: nothing is changed, nobody is named.

    It lies where the environment of the workspace says.
    Raises UserError as `open_register` does.
    """
    environment = workspace.environment
    place, keys = register_place(workspace, environment), key_place(environment)
    with open_registry(place, keys) as store, store.reading() as work:
        yield work


def register_place(workspace: Workspace, environment: Mapping[str, str]) -> str | Path:
    """Return where the register lies: the address in the environment, else beside the settings.

    Raises UserError outside any workspace when no address is given.
    """
    url = environment.get(DATABASE_URL, "").strip()
    if url:
        return url
    also = f"（資料庫在伺服器上時設定 {DATABASE_URL}）"
    return workspace.required_folder("沒有登記簿", also) / FILE


def key_place(environment: Mapping[str, str]) -> KeyPlace | None:
    """Return the key file that the environment names, None for this user's usual place."""
    path = environment.get(KEY_FILE, "").strip()
    return KeyFile(Path(path)) if path else None
