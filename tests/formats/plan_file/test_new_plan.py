"""The empty plan file: readable as it is, with every key that a plan of its kind can have."""

from __future__ import annotations

import pytest

from inservice_docs.formats.plan_file.new_plan import new_plan_yaml
from inservice_docs.formats.plan_file.plan_yaml import parse_plan
from inservice_docs.formats.plan_file.yaml_text import read_yaml
from inservice_docs.records.base import label_of
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.rules.check_plan import check_plan


@pytest.mark.parametrize("scope", list(Scope))
def test_readable_as_it_is(scope: Scope) -> None:
    """Nothing is wrong with it but what is still missing."""
    outcome = parse_plan(new_plan_yaml(scope).encode(), "p.yaml")
    plan = outcome.value.plan
    assert outcome.findings == ()
    assert plan == Plan(scope=scope, class_kind=plan.class_kind)
    codes = {found.code for found in check_plan(plan)}
    assert codes <= {"fact-missing", "cross-school-fact-missing", "invitees-missing"}


def test_every_key_is_there() -> None:
    """A cross-school plan shows every key; only the change notice is left for when it happens."""
    keys = set(read_yaml(new_plan_yaml().encode(), "").data)
    assert {label_of(Plan, name) for name in Plan.model_fields} - keys == {"異動"}


def test_in_school_plans_ask_no_more_than_needed() -> None:
    """No agencies, invitations or sign-up in a plan for the school's own teachers."""
    text = new_plan_yaml(Scope.IN_SCHOOL)
    for key in ("主管機關", "邀請對象", "核准文號", "報名", "每校人數"):
        assert f"\n{key}:" not in text


def test_filling_it_in() -> None:
    """Values written behind the keys are read; the comments beside them are not."""
    text = (
        new_plan_yaml().replace("研習名稱:", "研習名稱: 分享日").replace("時數:  ", "時數: 3 ", 1)
    )
    plan = parse_plan(text.encode(), "").value.plan
    assert plan.name == "分享日"
    assert plan.hours == 3
