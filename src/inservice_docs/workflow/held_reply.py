"""A reply that was dropped on the pages (待確認的來函): kept until somebody confirms it.

It lies sealed among the drafts of whoever dropped it, so that nobody else can confirm it and no
copy of it travels through a browser.
"""

from __future__ import annotations

import base64
import datetime as dt
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.formats.aside import laid_aside
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.records.letter import Letter
from inservice_docs.workflow.read_letter import read_letter
from inservice_docs.workflow.receive_reply import Received, propose_reply, receive_reply, refusal
from inservice_docs.workflow.register import Register

_SUBJECT = "incoming "
KEPT = dt.timedelta(hours=24)
"""A reply that nobody confirmed by then is forgotten."""
MOST = 8
"""Replies that one person may have lying; the oldest go."""


@dataclass(frozen=True, slots=True)
class HeldReply:
    """A reply that waits: its file's name, its letter, where it is proposed to belong.

    `against` says what keeps it from being recorded, once somebody has looked at it.
    """

    name: str
    letter: Letter
    proposed: Outcome[Received]
    against: tuple[Finding, ...]


def hold_reply(register: Register, name: str, data: bytes) -> str:
    """Keep a dropped file and return the token under which it waits for its sender.

    Raises UserError when it holds no letter; nothing is kept then.
    """
    register.require(Role.OFFICER, "收文")
    with _file(name, data) as path:
        read_letter(path)
    token = secrets.token_urlsafe(12)
    login = register.actor.name
    content = {"name": name, "data": base64.b64encode(data).decode("ascii")}
    with register.change() as work:
        for place, (subject, draft) in enumerate(work.drafts.of(login, _SUBJECT), 1):
            if place >= MOST or draft.saved_at < register.at - KEPT:
                work.drafts.forget(subject, login)
        work.drafts.save(_SUBJECT + token, login, content, 0)
    return token


def held_replies(register: Register) -> tuple[tuple[str, str, dt.datetime], ...]:
    """Return this person's replies that wait, the latest first: token, file name, when."""
    with register.look() as work:
        found = work.drafts.of(register.actor.name, _SUBJECT)
    return tuple(
        (subject.removeprefix(_SUBJECT), str(draft.content["name"]), draft.saved_at)
        for subject, draft in found
        if draft.saved_at >= register.at - KEPT
    )


def look_at_reply(register: Register, token: str, *, plan: str = "") -> HeldReply:
    """Return a reply that waits, and where it belongs; `plan` is the plan chosen for it.

    Raises UserError for a token under which nothing of this person waits.
    """
    name, data = _held(register, token)
    with _file(name, data) as path:
        letter = read_letter(path).value.letter
        proposed = propose_reply(path, register, plan=plan)
    against = refusal(proposed.value.proposal, confirmed=True)
    return HeldReply(name, letter, proposed, against)


def confirm_reply(register: Register, token: str, plan: str) -> Outcome[Received]:
    """Record a reply that waits as the answer about a plan, and forget it here.

    Raises UserError as `receive_reply` does; the reply then still waits.
    """
    name, data = _held(register, token)
    with _file(name, data) as path:
        return receive_reply(path, register, plan=plan, confirmed=True, draft=_SUBJECT + token)


def forget_reply(register: Register, token: str) -> None:
    """Give a reply up that was dropped by mistake."""
    with register.change() as work:
        work.drafts.forget(_SUBJECT + token, register.actor.name)


def _held(register: Register, token: str) -> tuple[str, bytes]:
    with register.look() as work:
        draft = work.drafts.find(_SUBJECT + token, register.actor.name)
    if draft is None or draft.saved_at < register.at - KEPT:
        raise UserError(
            error(
                "reply-unknown",
                "這份來函已經登錄，或放得太久而清除了。",
                "到研習的「核准」查看；還沒有登錄時，再放一次檔案。",
            )
        )
    return str(draft.content["name"]), base64.b64decode(draft.content["data"])


@contextmanager
def _file(name: str, data: bytes) -> Iterator[Path]:
    """Lay a file into a private folder for as long as it is read; `name` is a bare one."""
    plain = Path(name).name or "reply"
    with laid_aside(plain, data) as folder:
        yield folder / plain
