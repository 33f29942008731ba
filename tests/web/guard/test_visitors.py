"""Visitors without an account: the stamp of a form, and what keeps robots out of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.web.guard.visitors import (
    LEAST,
    MOST,
    MOST_TRIES,
    SHOWN,
    TRAP,
    address_of,
    keep_robots_out,
    shown_now,
)
from inservice_docs.web.pages.forms import Form
from inservice_docs.workflow.register import Register

REQUEST: Any = SimpleNamespace(client=SimpleNamespace(host="192.0.2.1"))


def code_of(register: Register, age: dt.timedelta, **fields: str) -> str:
    """What a form that was shown so long ago is refused for, empty when it is taken."""
    stamp = shown_now(replace(register, at=register.at - age))
    values = {SHOWN: (stamp,), **{name: (text,) for name, text in fields.items()}}
    try:
        keep_robots_out(REQUEST, register, Form(values))
    except UserError as problem:
        return problem.findings[0].code
    return ""


def test_a_form_takes_a_human_some_time(register: Register) -> None:
    """Neither none nor a day; a stamp that was made up counts as old."""
    assert code_of(register, LEAST) == ""
    assert code_of(register, dt.timedelta(0)) == "too-quick"
    assert code_of(register, MOST * 2) == "form-old"
    assert code_of(register, LEAST, **{TRAP: "x"}) == "robot"
    made_up = str(int(register.at.timestamp()) - 60)
    for stamp in (made_up, f"{made_up}-abc", "-", "x-y"):
        with pytest.raises(UserError) as problem:
            keep_robots_out(REQUEST, register, Form({SHOWN: (stamp,)}))
        assert problem.value.findings[0].code == "form-old"


def test_one_address_has_so_many_tries(register: Register) -> None:
    """Whatever comes of them."""
    codes = {code_of(register, LEAST) for _ in range(MOST_TRIES)}
    assert codes == {""}
    assert code_of(register, LEAST) == "too-often"
    assert address_of(REQUEST) == "192.0.2.1"
