"""The catalogue: one entry for each code, a good and a bad example for each entry."""

from __future__ import annotations

import copy
import datetime as dt
import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest

import inservice_docs.rules as room
from inservice_docs.formats.plan_file.yaml_text import read_yaml
from inservice_docs.records.finding import Finding, Severity
from inservice_docs.records.plan import Plan, TimeSpan
from inservice_docs.records.reading import read_record
from inservice_docs.records.school import School
from inservice_docs.rules.approvals import check_invitation
from inservice_docs.rules.catalogue import LETTER_RULES, PLAN_RULES, RULES
from inservice_docs.rules.check_plan import check_plan
from inservice_docs.rules.places import field_path
from inservice_docs.rules.rule import Rule

PLANS = Path(__file__).resolve().parents[1] / "data" / "plans"
SCHOOL = {
    "名稱": "臺中市私立範例高級中學",
    "學校代碼": "191313",
    "地址": "404601 臺中市北區範例路1號",
    "電話": "04-22921175",
    "發文字": "範中教",
    "首長": "校長 王範例",
}
BACKWARDS = "session-backwards"
"""No text of a plan file can hold it: the reader refuses such a time already."""


def load(name: str) -> dict[str, Any]:
    """Return the values of a plan file."""
    data = read_yaml((PLANS / f"{name}.yaml").read_bytes(), name).data
    assert isinstance(data, dict)
    return data


EXAMPLES: dict[str, Any] = load("rules")


def changed(data: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return data with the values at the given field paths replaced, or removed where None."""
    data = copy.deepcopy(data)
    for text, value in changes.items():
        target: Any = data
        *way, last = field_path(text)
        for part in way:
            target = target[part]
        if value is None:
            target.pop(last, None)
        else:
            target[last] = "國" * 1000 if value == "LONG" else value
    return data


def found(example: dict[str, Any], which: str) -> list[Finding]:
    """Return the findings of one example."""
    data = {**load(example.get("on", "cross_school")), "學校": SCHOOL}
    data = changed(data, example.get(which) or {})
    school = read_record(School, data.pop("學校"))
    plan = read_record(Plan, data)
    assert not plan.findings
    assert not school.findings
    return [*check_plan(plan.value, school.value), *check_invitation(plan.value)]


def test_every_rule_has_its_examples() -> None:
    """No rule goes without an example, and no example without a rule."""
    assert {*EXAMPLES, BACKWARDS} == {rule.code for rule in PLAN_RULES}


@pytest.mark.parametrize("code", EXAMPLES)
def test_bad_example(code: str) -> None:
    """Each rule finds its bad example, with its own weight, a field, and a cure in a sentence."""
    hits = [finding for finding in found(EXAMPLES[code], "bad") if finding.code == code]
    assert hits
    for hit in hits:
        assert hit.severity is RULES[code].severity
        assert hit.place.field
        assert hit.message.endswith("。")
        assert hit.fix.endswith(("。", "？"))


@pytest.mark.parametrize("code", EXAMPLES)
def test_good_example(code: str) -> None:
    """Each rule leaves its good example alone."""
    assert code not in {finding.code for finding in found(EXAMPLES[code], "good")}


@pytest.mark.parametrize("code", EXAMPLES)
def test_bad_example_breaks_little_else(code: str) -> None:
    """A bad example is an error only where the rule in question, or its close kin, is one."""
    kin = {
        "fact-missing",
        "seats-zero",
        "hours-zero",
        "class-kind-unknown",
        "class-kind-scope",
        "approval-incomplete",
        "basis-too-long",
        "invitation-before-approval",
    }
    errors = {each.code for each in found(EXAMPLES[code], "bad") if each.severity is Severity.ERROR}
    assert errors <= {code, *kin}


@pytest.mark.parametrize("name", ["cross_school", "in_school", "two_days", "credit_class"])
def test_complete_plans_have_no_findings(name: str) -> None:
    """Plans with everything in order are left alone altogether."""
    assert found({"on": name}, "bad") == []


def test_backwards_sessions() -> None:
    """A session whose end comes before its start is an error."""
    plan = read_record(Plan, load("cross_school")).value
    span = TimeSpan(start=dt.time(17), end=dt.time(13))
    session = plan.sessions[0].model_copy(update={"time": span})
    codes = [each.code for each in check_plan(plan.model_copy(update={"sessions": (session,)}))]
    assert BACKWARDS in codes


def test_codes_are_unique_and_plain() -> None:
    """Each code stands once and reads like `hours-step`; each entry is complete."""
    assert len(RULES) == len(PLAN_RULES) + len(LETTER_RULES)
    for rule in PLAN_RULES:
        assert re.fullmatch("[a-z]+(-[a-z]+)+", rule.code)
        assert rule.meaning.endswith("。")
        assert rule.fix.endswith("。")
        assert rule.source


def test_every_rule_is_in_the_catalogue() -> None:
    """A rule that a module defines but does not list would never be shown."""
    for module in pkgutil.iter_modules(room.__path__):
        names = vars(importlib.import_module(f"{room.__name__}.{module.name}"))
        for value in names.values():
            if isinstance(value, Rule):
                assert RULES[value.code] is value
