"""An edit that is based on what is no longer so is refused, on either database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.support.postgres_server import postgres_server

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.edit_plan import change_plan, edit_plan
from inservice_docs.workflow.plan_version import plan_version
from inservice_docs.workflow.register import Actor, Register, open_register
from inservice_docs.workflow.workspace import Workspace

LATER = dt.timedelta(hours=3, minutes=5)


@pytest.fixture(params=["sqlite", "postgresql"])
def either(
    request: pytest.FixtureRequest, workspace: Workspace, environment: dict[str, str]
) -> Iterator[Register]:
    """A new register on either database."""
    at = dt.datetime(2010, 2, 26, 2, 0, tzinfo=dt.UTC)
    clerk = Actor("chen", frozenset(Role))
    if request.param == "sqlite":
        with open_register(workspace, clerk, at, create=True, environment=environment) as opened:
            yield opened
        return
    with postgres_server() as server, server.database() as url:
        there = {**environment, "INSERVICE_DATABASE_URL": url}
        with open_register(workspace, clerk, at, create=True, environment=there) as opened:
            yield opened


def test_an_edit_of_what_somebody_changed_meanwhile_is_refused(
    either: Register, folder: Path
) -> None:
    """It says who changed it, when and what; nothing is stored. A fresh look makes it possible."""
    entry = add_plan(folder / "plan.yaml", either).value
    other = replace(either, actor=Actor("lin", frozenset(Role)), at=either.at + LATER)
    plan = entry.plan.model_copy(update={"hours": Decimal(2)})
    change_plan(entry.number, plan, other, reason="改為半天", version=entry.version)
    mine = entry.plan.model_copy(update={"purpose": "另一個目的"})
    with pytest.raises(UserError) as problem:
        change_plan(entry.number, mine, either, reason="補目的", version=entry.version)
    (found,) = problem.value.findings
    assert found.code == "plan-changed"
    assert "lin在 99-02-26 13:05" in found.message
    assert "更改時數；改為半天" in found.message
    with either.look() as work:
        assert work.plans.get(entry.number).plan.hours == 2
        now = plan_version(work, entry.number)
    mine = mine.model_copy(update={"hours": Decimal(2)})
    outcome = change_plan(entry.number, mine, either, reason="補目的", version=now)
    assert outcome.value.version == now + 1 == entry.version + 2


def test_a_file_is_put_in_place_of_the_version_it_came_from(either: Register, folder: Path) -> None:
    """Without a version, it is put in place of whatever is there."""
    entry, file = add_plan(folder / "plan.yaml", either).value, folder / "plan.yaml"
    assert edit_plan(entry.number, file, either, version=entry.version).value == entry
    assert edit_plan(entry.number, file, either).value == entry
    with pytest.raises(UserError) as problem:
        edit_plan(entry.number, file, either, version=7)
    assert problem.value.findings[0].code == "plan-changed"
