"""Remarks on a plan and its letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inservice_docs.records.plan import Plan
from inservice_docs.web.pages.plan_fields import Values, plan_typed, plan_values
from inservice_docs.web.pages.preview import preview_of
from inservice_docs.web.pages.remarks import Remark, Remarks
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import fresh_samples


@pytest.fixture
def values(register: Register) -> Values:
    """The form of the cross-school sample study."""
    return plan_values(fresh_samples(register.today)[0])


def remarks(register: Register, values: Values) -> Remarks:
    """What is said about a form."""
    return preview_of(register, plan_typed(values), values).remarks


def of_code(found: Remarks, words: str) -> Remark:
    """The remark with some words."""
    every = (*found.notes, *found.missing)
    return next(each for each in every if words in each.message)


def test_what_is_missing_is_one_list_with_the_fields(register: Register) -> None:
    """Each fact once, though plan and letter both lack it; number and date are no matter."""
    found = remarks(register, {"scope": ("校外",), "office": ("",)})
    fields = [each.field for each in found.missing]
    assert {"name", "hours", "sessions-1-date", "authorities"} <= set(fields)
    assert len(fields) == len(set(fields))
    assert not [each for each in found.missing if "發文" in each.message]


def test_a_cure_changes_the_field_in_the_row_where_it_was_typed(
    register: Register, values: Values
) -> None:
    """The first row is empty; the second row's text is cured there."""
    moved = {name.replace("sessions-1", "sessions-2"): held for name, held in values.items()}
    moved["sessions-1-date"] = ("",)
    moved["sessions-2-date"] = ("115年3月24日（星期三）",)
    cure = json.loads(of_code(remarks(register, moved), "星期").change)
    assert cure == {"sessions-2-date": "115年3月24日（星期二）"}


def test_what_was_typed_badly_is_cured_where_it_was_typed(
    register: Register, values: Values
) -> None:
    """A slip in the letter's text that stands in a field is mended in that field."""
    slip = {**values, "purpose": ("增進教師,知能",)}
    found = remarks(register, slip)
    cures = [json.loads(each.change) for each in found.notes if each.field == "purpose"]
    assert {"purpose": "增進教師，知能"} in cures


def test_marks_and_remarks_belong_together(register: Register, values: Values) -> None:
    """Every remark's mark is there; errors come first."""
    found = remarks(register, {**values, "hours": ("9",), "purpose": ("甲,乙",)})
    assert {each.mark for each in found.notes if each.mark} <= {mark.id for mark in found.marks}
    weights = [each.severity for each in found.notes]
    assert weights == sorted(weights, key=["error", "warning", "hint"].index)


def test_a_cure_speaks_of_pages_and_not_of_commands(register: Register, folder: Path) -> None:
    """Whatever is missing."""
    found = remarks(register, plan_values(Plan()))
    for each in (*found.notes, *found.missing):
        assert "inservice-docs" not in each.fix
        assert "inservice.toml" not in each.fix


def test_what_is_said_of_several_places_is_said_once(register: Register, values: Values) -> None:
    """With how many they are."""
    slip = {**values, "authorities": ("台中市政府\n台中市政府",)}
    found = remarks(register, slip)
    same = [(each.message, each.fix, each.change) for each in found.notes]
    assert len(same) == len(set(same))


def test_hints_alone_can_be_left_out_with_their_marks(register: Register, values: Values) -> None:
    """What else is said stays, whatever keys are named."""
    odd = {**values, "purpose": ("增進(教師)知能(一)",), "hours": ("2.3",)}
    found = remarks(register, odd)
    keys = [each.key for each in found.notes if each.key]
    assert keys
    assert all(each.severity == "hint" for each in found.notes if each.key)
    left = found.without(keys)
    assert [each for each in found.notes if not each.key] == list(left.notes)
    assert {each.id for each in left.marks} >= {each.mark for each in left.notes if each.mark}
    own = {each.mark for each in left.notes}
    assert [each for each in found.marks if each.severity == "hint" and each.id not in own]
    assert not [each for each in left.marks if each.severity == "hint" and each.id not in own]
    assert found.without([""]) == found
