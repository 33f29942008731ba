"""Where a plan is being written, and what is kept of it."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.plan_desk import NEW, desk_of, keep, kept_values, number_of, whole
from inservice_docs.workflow.keep_drafts import draft_state
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import play_samples


def form(**values: str) -> Form:
    """A form that was sent."""
    return Form({name: (value,) for name, value in values.items()})


def test_a_form_belongs_to_its_study_or_to_its_draft(register: Register) -> None:
    """An odd token is replaced; an unknown study is told."""
    entry = play_samples(register)[0]
    desk = desk_of(form(number=entry.number, version="1"), register)
    assert (desk.subject, desk.version, desk.path) == (
        entry.number, 1, f"/studies/{entry.number}",
    )  # fmt: skip
    assert not desk.begun
    new = desk_of(form(draft="a" * 20, scope="校內"), register)
    assert new.subject == NEW + "a" * 20
    assert "draft=" + "a" * 20 in new.path
    assert desk_of(form(draft="../x"), register).draft != "../x"
    with pytest.raises(UserError):
        desk_of(form(number="999-999"), register)


def test_what_was_typed_is_kept(register: Register) -> None:
    """Value by value."""
    desk = desk_of(form(draft="a" * 20), register)
    values = {"name": ("研習",), "audience": ("國小", "國中")}
    assert kept_values(keep(register, desk, values)) == values
    assert kept_values(draft_state(register, "new:nothing")) == {}
    assert number_of(register, desk.draft) == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("", 0), ("x", 0), ("９", 0), ("9" * 11, 0)],
)
def test_a_number_that_is_carried_along(text: str, number: int) -> None:
    """Anything else is nought."""
    assert whole(text) == number
