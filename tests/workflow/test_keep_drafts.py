"""Drafts on the pages: one's own, undone step by step, others seen."""

from __future__ import annotations

from dataclasses import replace

from inservice_docs.workflow.keep_drafts import (
    LATELY,
    draft_state,
    forget_draft,
    save_draft,
    undo_draft,
    unfinished_drafts,
)
from inservice_docs.workflow.register import Actor, Register


def test_a_draft_is_kept_undone_and_cleared(register: Register) -> None:
    """Each save is a step."""
    save_draft(register, "115-001", {"研習名稱": "甲"}, based_on=2)
    state = save_draft(register, "115-001", {"研習名稱": "甲乙"}, based_on=2)
    assert state.draft is not None
    assert (state.draft.content, state.draft.based_on, state.saves) == ({"研習名稱": "甲乙"}, 2, 2)
    undone = undo_draft(register, "115-001")
    assert undone.draft is not None
    assert undone.draft.content == {"研習名稱": "甲"}
    forget_draft(register, "115-001")
    assert draft_state(register, "115-001").draft is None


def test_others_who_type_now_are_seen_and_those_long_gone_are_not(register: Register) -> None:
    """Nobody sees what they type."""
    lin = replace(register, actor=Actor("lin"))
    save_draft(lin, "115-001", {"研習名稱": "乙"})
    state = draft_state(register, "115-001")
    assert state.draft is None
    assert [each.login for each in state.others] == ["lin"]
    later = replace(register, at=register.at + LATELY * 1.1)
    assert draft_state(later, "115-001").others == ()


def test_unfinished_drafts_are_found_again(register: Register) -> None:
    """By what their subject begins with."""
    save_draft(register, "new:1", {"a": 1})
    save_draft(register, "new:2", {"a": 2})
    save_draft(register, "115-001", {"a": 3})
    assert [name for name, _ in unfinished_drafts(register, "new:")] == ["new:2", "new:1"]
