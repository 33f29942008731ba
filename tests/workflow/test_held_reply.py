"""A dropped reply waits, sealed, for whoever dropped it, and is recorded only when confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.support.replies import BARE, asked_plan, reply_file

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.held_reply import (
    KEPT,
    MOST,
    confirm_reply,
    forget_reply,
    held_replies,
    hold_reply,
    look_at_reply,
)
from inservice_docs.workflow.match_reply import Certainty
from inservice_docs.workflow.register import Actor, Register

Change = Callable[..., Path]


@pytest.fixture
def plan(register: Register, change: Change) -> str:
    """The sample study; its request has gone out."""
    return asked_plan(register, change(BARE))


@pytest.fixture
def data(register: Register, tmp_path: Path) -> bytes:
    """The reply of 臺中市政府 as a Word file."""
    return reply_file(register.workspace, tmp_path).read_bytes()


def states(register: Register, plan: str) -> list[ApprovalState]:
    """The states of a plan's approvals in the order asked."""
    with register.look() as work:
        return [each.state for each in work.approvals.of_plan(plan)]


def test_nothing_is_recorded_before_it_is_confirmed(
    plan: str, register: Register, data: bytes
) -> None:
    """It is looked at as often as wanted, recorded once with its file, and then gone."""
    token = hold_reply(register, "reply.docx", data)
    seen = look_at_reply(register, token)
    assert seen.name == "reply.docx"
    assert seen.letter.sender == "臺中市政府"
    assert (seen.proposed.value.proposal.plan, seen.against) == (plan, ())
    assert seen.proposed.value.proposal.certainty is Certainty.CERTAIN
    assert ApprovalState.APPROVED not in states(register, plan)
    done = confirm_reply(register, token, plan).value
    assert done.recorded
    with register.look() as work:
        found = work.approvals.of_plan(plan)[0]
        assert work.approvals.file(found) == data
    with pytest.raises(UserError, match="已經登錄"):
        confirm_reply(register, token, plan)


def test_only_whoever_dropped_it_may_confirm_it(plan: str, register: Register, data: bytes) -> None:
    """A token of somebody else opens nothing, nor does a guess."""
    token = hold_reply(register, "reply.docx", data)
    other = replace(register, actor=Actor("別人", frozenset(Role)))
    for who, guess in ((other, token), (register, "guess")):
        with pytest.raises(UserError) as refused:
            look_at_reply(who, guess)
        assert refused.value.findings[0].code == "reply-unknown"
    assert look_at_reply(register, token).proposed.value.proposal.plan == plan


def test_it_is_forgotten_after_a_day_or_when_given_up(register: Register, data: bytes) -> None:
    """What is old goes with the next one that is dropped."""
    first = hold_reply(register, "reply.docx", data)
    later = replace(register, at=register.at + KEPT + dt.timedelta(minutes=1))
    with pytest.raises(UserError, match="清除"):
        look_at_reply(later, first)
    second = hold_reply(later, "reply.docx", data)
    with later.look() as work:
        assert len(work.drafts.of(later.actor.name, "incoming ")) == 1
    forget_reply(later, second)
    with pytest.raises(UserError, match="清除"):
        look_at_reply(later, second)


def test_few_lie_at_once(register: Register, data: bytes) -> None:
    """The oldest go."""
    tokens = [hold_reply(register, f"{at}.docx", data) for at in range(MOST + 2)]
    with register.look() as work:
        assert len(work.drafts.of(register.actor.name, "incoming ")) == MOST
    assert look_at_reply(register, tokens[-1]).name == f"{MOST + 1}.docx"
    told = held_replies(register)
    assert [(token, name) for token, name, _ in told][:1] == [(tokens[-1], f"{MOST + 1}.docx")]
    assert len(told) == MOST


def test_what_is_no_letter_is_not_kept(register: Register) -> None:
    """It is refused as it is dropped."""
    with pytest.raises(UserError):
        hold_reply(register, "picture.png", b"\x89PNG\r\n\x1a\n" + bytes(40))
    with register.look() as work:
        assert not work.drafts.of(register.actor.name, "incoming ")


def test_it_lies_sealed(register: Register, data: bytes) -> None:
    """The database holds neither its name nor its bytes in the clear."""
    hold_reply(register, "very special name.docx", data)
    with register.look() as work:
        rows = work.desk.run(text("SELECT content FROM drafts")).scalars().all()
    assert rows
    assert all(b"special" not in bytes(row) for row in rows)


def test_only_officers_take_in_replies(register: Register, data: bytes) -> None:
    """A reviewer does not."""
    reviewer = replace(register, actor=Actor("審課", frozenset({Role.REVIEWER})))
    with pytest.raises(UserError, match="承辦人"):
        hold_reply(reviewer, "reply.docx", data)
