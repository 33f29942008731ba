"""The register of a workspace: where it lies, who works in it, and what they may do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.account import Account, Role
from inservice_docs.records.finding import UserError
from inservice_docs.registry.once import AlreadyDone
from inservice_docs.workflow.make_workspace import make_workspace
from inservice_docs.workflow.register import (
    Actor,
    Once,
    Register,
    account_actor,
    key_place,
    look_into,
    open_register,
    register_place,
    system_actor,
)
from inservice_docs.workflow.workspace import Workspace, open_workspace

AT = dt.datetime(2026, 9, 18, 17, 30, tzinfo=dt.UTC)


def test_the_register_lies_beside_the_settings(workspace: Workspace, folder: Path) -> None:
    """Unless an address says otherwise."""
    assert register_place(workspace, {}) == folder / "registry.sqlite"
    url = "postgresql://office@server/studies"
    assert register_place(workspace, {"INSERVICE_DATABASE_URL": url}) == url


def test_outside_a_workspace_there_is_no_register(tmp_path: Path) -> None:
    """The message says how to get to one."""
    with pytest.raises(UserError) as problem:
        register_place(open_workspace(None, tmp_path), {})
    assert problem.value.findings[0].code == "no-workspace"
    assert "init" in problem.value.findings[0].fix


def test_what_is_done_carries_the_name_of_the_actor(workspace: Workspace, folder: Path) -> None:
    """And the day of a step is that of Taiwan."""
    environment = {"INSERVICE_KEY_FILE": str(folder / "keys" / "key.json")}
    make_workspace(folder, environment)
    with open_register(workspace, Actor("chen"), AT, environment=environment) as register:
        assert register.today == dt.date(2026, 9, 19)
        with register.change() as work:
            work.settings.put("自動審核", {})
        with register.look() as work:
            assert {entry.actor for entry in work.trail.list()} >= {"chen"}


def test_a_workspace_without_a_register_says_so(workspace: Workspace) -> None:
    """The cure is init."""
    with pytest.raises(UserError) as problem, open_register(workspace, Actor("chen"), AT):
        pass
    assert problem.value.findings[0].code == "register-missing"


def test_the_user_of_the_system_is_administrator() -> None:
    """On the command line every role is theirs, and the name tells where it was done."""
    actor = system_actor()
    assert all(actor.may(role) for role in Role)
    assert actor.name.endswith("（命令列）")


def test_an_account_has_its_own_roles_alone() -> None:
    """A disabled account may do nothing."""
    account = Account(login="chen", roles=(Role.OFFICER,))
    assert account_actor(account).may(Role.OFFICER)
    assert not account_actor(account).may(Role.RECORDS)
    assert not account_actor(account.model_copy(update={"disabled": True})).may(Role.OFFICER)


def test_a_role_that_is_lacking_is_named(workspace: Workspace, folder: Path) -> None:
    """With the act that it is needed for."""
    environment = {"INSERVICE_KEY_FILE": str(folder / "keys" / "key.json")}
    make_workspace(folder, environment)
    with open_register(workspace, Actor("chen"), AT, environment=environment) as register:
        with pytest.raises(UserError) as problem:
            register.require(Role.RECORDS, "登錄校內研習時數")
        assert problem.value.findings[0].code == "role-missing"
        assert "文書組" in problem.value.findings[0].message


def test_the_environment_may_name_the_key_file(tmp_path: Path) -> None:
    """Otherwise the keys lie in the usual place."""
    place = key_place({"INSERVICE_KEY_FILE": str(tmp_path / "key.json")})
    assert place is not None
    assert str(tmp_path) in place.where
    assert key_place({}) is None


def test_looking_in_goes_where_the_workspace_s_environment_says(folder: Path) -> None:
    """Not where the process's own would lead; a workspace with its register keeps to its own."""
    environment = {"INSERVICE_KEY_FILE": str(folder / "keys" / "key.json")}
    make_workspace(folder, environment)
    with look_into(open_workspace(folder, environment=environment)) as work:
        assert work.plans.list() == ()
    elsewhere = {"INSERVICE_KEY_FILE": str(folder / "elsewhere" / "key.json")}
    with pytest.raises(UserError), look_into(open_workspace(folder, environment=elsewhere)):
        pass
    opened = open_register(open_workspace(folder), Actor("chen"), AT, environment=environment)
    with opened as register, look_into(register.workspace) as work:
        assert work.plans.list() == ()
    assert "key.json" not in repr(register.workspace)


@pytest.fixture
def register(workspace: Workspace, folder: Path) -> Iterator[Register]:
    """An open register, for a form with a token."""
    environment = {"INSERVICE_KEY_FILE": str(folder / "keys" / "key.json")}
    make_workspace(folder, environment)
    with open_register(workspace, Actor("chen"), AT, environment=environment) as opened:
        yield replace(opened, once=Once("form 1"))


def test_several_changes_are_one_step(register: Register) -> None:
    """All of them or none; the second sees what the first did, before others do."""
    with pytest.raises(ZeroDivisionError):
        _half_done(register)
    with register.look() as work:
        assert work.settings.get("自動審核") is None


def _half_done(register: Register) -> None:
    with register.together() as both:
        with both.change() as work:
            work.settings.put("自動審核", {"a": 1})
        with both.look() as work:
            assert work.settings.get("自動審核") == {"a": 1}
        with both.change():
            _ = 1 / 0


def test_a_form_that_was_done_is_told_before_anything_else(register: Register) -> None:
    """One that was refused may be sent again; one without a token always."""
    register.refuse_done()
    again = replace(register, once=Once("form 1"))
    with register.together() as both, both.change() as work:
        work.settings.put("自動審核", {"a": 1})
    register.refuse_done()
    with pytest.raises(AlreadyDone):
        again.refuse_done()
