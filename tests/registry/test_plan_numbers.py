"""Plan numbers: their form, and finding a plan by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.registry.plan_numbers import plan_id, plan_number_of, tidy_number
from inservice_docs.registry.registry import Registry


@given(st.integers(1, 999), st.integers(1, 99999))
def test_a_tidy_number_stays(year: int, serial: int) -> None:
    """The form is its own form, with three digits or more."""
    number = tidy_number(f"{year}-{serial}")
    assert tidy_number(number) == number == f"{year}-{serial:03}"


@given(st.text(max_size=20))
def test_any_text_is_taken(text: str) -> None:
    """What is no number is left as it is but for its white space; nothing fails."""
    assert tidy_number(tidy_number(text)) == tidy_number(text)


def test_id_and_number_name_the_same_plan(registry: Registry) -> None:
    """There and back; no id is no plan."""
    with registry.transaction("office") as work:
        number = work.plans.add(samples.plan(), samples.WAITING).number
        assert plan_number_of(work.desk, plan_id(work.desk, number)) == number
        assert plan_number_of(work.desk, None) == ""


def test_in_an_empty_register_the_cure_is_to_register(registry: Registry) -> None:
    """No number can be proposed where there is none."""
    with registry.reading() as work, pytest.raises(UserError) as problem:
        plan_id(work.desk, "115-001")
    assert "還沒有計畫" in problem.value.findings[0].fix
