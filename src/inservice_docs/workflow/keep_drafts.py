"""Keep drafts (草稿): what is being typed survives a reload, a power cut and a second window."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from inservice_docs.registry.drafts import Draft, Typing
from inservice_docs.workflow.register import Register

LATELY = dt.timedelta(minutes=15)
"""Somebody who saved a draft within this time counts as still typing."""


@dataclass(frozen=True, slots=True)
class DraftState:
    """What is kept of one person's draft of a subject, and who else is typing in the same."""

    draft: Draft | None
    saves: int
    others: tuple[Typing, ...]


def save_draft(
    register: Register, subject: str, content: dict[str, Any], *, based_on: int = 0
) -> DraftState:
    """Keep what was typed (any JSON object); `based_on` is the version of the plan changed."""
    with register.change() as work:
        work.drafts.save(subject, register.actor.name, content, based_on)
    return draft_state(register, subject)


def draft_state(register: Register, subject: str) -> DraftState:
    """Return this person's draft of a subject, None in it when there is none."""
    login = register.actor.name
    with register.look() as work:
        return DraftState(
            work.drafts.find(subject, login),
            work.drafts.count(subject, login),
            work.drafts.others(subject, login, register.at - LATELY),
        )


def undo_draft(register: Register, subject: str) -> DraftState:
    """Give up the last save (復原)."""
    with register.change() as work:
        work.drafts.undo(subject, register.actor.name)
    return draft_state(register, subject)


def forget_draft(register: Register, subject: str) -> None:
    """Clear a draft that was stored or is not wanted."""
    with register.change() as work:
        work.drafts.forget(subject, register.actor.name)


def unfinished_drafts(register: Register, prefix: str) -> tuple[tuple[str, Draft], ...]:
    """Return this person's drafts whose subject begins with `prefix`, the latest first."""
    with register.look() as work:
        return work.drafts.of(register.actor.name, prefix)
