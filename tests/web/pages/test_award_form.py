"""The rules of attendance as typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.web.pages.award_form import rule_changes
from inservice_docs.web.pages.forms import Form


def form(**values: str) -> Form:
    """A form with some fields."""
    return Form({name: (value,) for name, value in values.items()})


def test_an_empty_limit_does_not_matter() -> None:
    """And an unticked box is no."""
    assert rule_changes(form(late="", early="10", share="80", sign_out="1", lesson="")) == {
        "late": None,
        "early": 10,
        "share": Decimal(80),
        "every_session": False,
        "sign_out": True,
    }


@pytest.mark.parametrize("name", ["late", "early", "share", "lesson"])
def test_what_is_no_number_is_told_beside_its_field(name: str) -> None:
    """With the cure."""
    with pytest.raises(UserError) as problem:
        rule_changes(form(**{name: "很多"}))
    assert problem.value.findings[0].place.field == name
