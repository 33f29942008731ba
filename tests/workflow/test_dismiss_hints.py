"""Hints that somebody has seen are not shown to them again, for that study alone."""

from __future__ import annotations

from dataclasses import replace

from inservice_docs.records.account import Role
from inservice_docs.registry.once import is_done
from inservice_docs.workflow.dismiss_hints import (
    MOST,
    bring_back_hints,
    dismiss_hint,
    dismissed_hints,
    hand_on_hints,
)
from inservice_docs.workflow.keep_drafts import draft_state
from inservice_docs.workflow.register import Actor, Once, Register


def test_a_hint_is_dismissed_for_one_person_and_one_study(register: Register) -> None:
    """Nobody else misses it, nowhere else; it makes no draft."""
    dismiss_hint(register, "115-001", "a")
    dismiss_hint(register, "115-001", "b")
    dismiss_hint(register, "115-001", "a")
    assert dismissed_hints(register, "115-001") == {"a", "b"}
    other = replace(register, actor=Actor("other", frozenset({Role.OFFICER})))
    assert dismissed_hints(other, "115-001") == frozenset()
    assert dismissed_hints(register, "115-002") == frozenset()
    assert draft_state(register, "115-001").draft is None
    bring_back_hints(register, "115-001")
    assert dismissed_hints(register, "115-001") == frozenset()


def test_a_study_has_those_of_its_draft(register: Register) -> None:
    """Once, when it is registered."""
    hand_on_hints(register, "new:x", "115-001")
    dismiss_hint(register, "new:x", "a")
    hand_on_hints(register, "new:x", "115-001")
    assert dismissed_hints(register, "115-001") == {"a"}
    assert dismissed_hints(register, "new:x") == frozenset()


def test_it_stays_small_and_leaves_the_form_its_token(register: Register) -> None:
    """The oldest come back; the form can still be stored."""
    form = replace(register, once=Once("form 1"))
    for key in range(MOST + 5):
        dismiss_hint(form, "115-001", f"{key}")
    assert len(dismissed_hints(register, "115-001")) == MOST
    assert "0" not in dismissed_hints(register, "115-001")
    with register.look() as work:
        assert not is_done(work.desk, "form 1")
