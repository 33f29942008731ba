"""The plan form as a whole: what a clerk writes into it is what a plan file would have said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.plan_forms import Form, filled

from inservice_docs.formats.plan_file.plan_yaml import read_plan, read_plan_file
from inservice_docs.formats.workbook.plan_form import (
    read_plan_form,
    read_plan_form_file,
    write_plan_form,
)
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.rules.check_plan import check_plan
from inservice_docs.rules.places import locate, together

PLANS = Path(__file__).resolve().parents[2] / "data" / "plans"
NAMES = ["sample", "cross_school", "in_school", "two_days", "credit_class"]


@pytest.mark.parametrize("name", NAMES)
def test_form_and_file_say_the_same(name: str, tmp_path: Path) -> None:
    """A plan filled into the form is read as the very plan that its YAML file holds."""
    plan = read_plan(PLANS / f"{name}.yaml").value
    file = tmp_path / "計畫.xlsx"
    file.write_bytes(filled(plan))
    outcome = read_plan(file)
    assert outcome.findings == ()
    assert outcome.value == plan


def test_an_empty_form_is_an_empty_plan() -> None:
    """Headings, examples and notes are not taken for values."""
    outcome = read_plan_form(write_plan_form(), "form.xlsx")
    assert outcome.findings == ()
    assert outcome.value == Plan()


@pytest.mark.parametrize("scope", list(Scope))
def test_the_kind_of_study_is_filled_in(scope: Scope) -> None:
    """A form made for a kind of study says so, in words that the rules accept."""
    plan = read_plan_form(write_plan_form(scope), "form.xlsx").value
    assert plan.scope is scope
    codes = {found.code for found in check_plan(plan)}
    assert not codes & {"class-kind-unknown", "class-kind-scope"}


def test_what_rules_find_has_its_cell() -> None:
    """A finding of a rule names the cell to fill in or to mend."""
    form = Form(filled(read_plan(PLANS / "cross_school.yaml").value))
    cells = {
        "hours-step": form.put("時數", 5.7),
        "session-venue-missing": form.put("場次 2", None, "D"),
        "cross-school-fact-missing": form.put("班級數", None),
        "approval-hours-differ": "F" + str(form.row("核准文號 1")),
    }
    source = read_plan_form_file(form.data(), "form.xlsx").value
    found = {each.code: each.place for each in locate(check_plan(source.plan), source.place_of)}
    assert {code: found[code].cell for code in cells} == cells
    assert (
        str(found["hours-step"])
        == f"form.xlsx 工作表「研習計畫」 儲存格 {cells['hours-step']}「時數」"
    )


def test_an_unreadable_value_is_not_also_missing() -> None:
    """What could not be read is said once, not again as missing."""
    form = Form(filled(read_plan(PLANS / "cross_school.yaml").value))
    form.put("時數", "三點")
    form.put("場次 1", "=NOW()", "C")
    outcome = read_plan_form_file(form.data(), "form.xlsx")
    source = outcome.value
    every = together(outcome.findings, locate(check_plan(source.plan), source.place_of))
    assert {found.code for found in every} == {"number-unreadable", "form-formula"}


def test_told_apart_by_content(tmp_path: Path) -> None:
    """A form is read whatever its name says, and so is YAML."""
    plan = read_plan(PLANS / "in_school.yaml").value
    form, text = tmp_path / "a.yaml", tmp_path / "b.xlsx"
    form.write_bytes(filled(plan))
    text.write_bytes((PLANS / "in_school.yaml").read_bytes())
    assert read_plan_file(form).value.plan == read_plan_file(text).value.plan == plan
