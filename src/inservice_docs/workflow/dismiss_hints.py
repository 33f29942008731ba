"""Hints that somebody has seen (知道了): not shown to them again for the same study.

Kept with that person's drafts, under a subject of their own; nothing of the study is changed.
"""

from __future__ import annotations

from dataclasses import replace

from inservice_docs.workflow.register import Once, Register

MOST = 200
_PREFIX = "hints "


def dismissed_hints(register: Register, subject: str) -> frozenset[str]:
    """Return the keys of the hints that this person has dismissed for a subject."""
    return frozenset(_kept(register, subject))


def dismiss_hint(register: Register, subject: str, key: str) -> None:
    """Show a hint no more, by its key; of very many the oldest come back."""
    _store(register, subject, [*_kept(register, subject, but=key), key])


def bring_back_hints(register: Register, subject: str) -> None:
    """Show every hint again."""
    _store(register, subject, [])


def hand_on_hints(register: Register, subject: str, heir: str) -> None:
    """Let a study have what was dismissed for the draft that it was."""
    keys = _kept(register, subject)
    if keys:
        _store(register, heir, keys)
        _store(register, subject, [])


def _kept(register: Register, subject: str, *, but: str = "") -> list[str]:
    with register.look() as work:
        held = work.drafts.find(_PREFIX + subject, register.actor.name)
    return [str(each) for each in (held.content.get("keys", ()) if held else ()) if each != but]


def _store(register: Register, subject: str, keys: list[str]) -> None:
    """Keep the keys alone, without using up the token of the form whose button was pressed."""
    name, login = _PREFIX + subject, register.actor.name
    with replace(register, once=Once()).change() as work:
        work.drafts.forget(name, login)
        if keys:
            work.drafts.save(name, login, {"keys": keys[-MOST:]}, 0)
