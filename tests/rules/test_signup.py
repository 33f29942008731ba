"""Sign-up: closed before the study begins, and open in some way to other schools."""

from __future__ import annotations

import datetime as dt

import pytest

from inservice_docs.records.plan import ExtraField, Plan, Scope, Session, SignUp
from inservice_docs.rules.signup import check

START = dt.date(2026, 10, 14)
LATER = Session(date=dt.date(2026, 10, 21))


def codes(signup: SignUp | None, scope: Scope | None = Scope.CROSS_SCHOOL) -> list[str]:
    """Return the codes found in a study that starts on `START`."""
    plan = Plan(scope=scope, sessions=(LATER, Session(date=START)), signup=signup)
    return [each.code for each in check(plan)]


@pytest.mark.parametrize(
    ("days", "online", "code"),
    [
        (-1, True, None),
        (0, True, "online-deadline-late"),
        (3, True, "online-deadline-late"),
        (-1, False, None),
        (0, False, "signup-deadline-late"),
        (8, None, "signup-deadline-late"),
        (-183, True, None),
        (-184, True, "signup-deadline-far"),
    ],
)
def test_deadlines(days: int, online: bool | None, code: str | None) -> None:
    """The last day is the one before the first session, whatever order they are listed in."""
    signup = SignUp(deadline=START + dt.timedelta(days=days), online=online, fax="1")
    assert codes(signup) == ([code] if code else [])


def test_the_cure_names_the_day() -> None:
    """The finding says which day is the last possible."""
    plan = Plan(sessions=(Session(date=START),), signup=SignUp(deadline=START, online=True))
    (found,) = check(plan)
    assert "115年10月13日" in found.fix


def test_ways_to_sign_up() -> None:
    """Other schools must know until when and how; the school's own teachers are picked."""
    assert codes(SignUp()) == ["signup-deadline-missing", "signup-no-way"]
    deadline = START - dt.timedelta(days=7)
    assert codes(SignUp(deadline=deadline)) == ["signup-no-way"]
    for way in ({"online": True}, {"email": "a@example.tw"}, {"fax": "04-22913277"}):
        assert codes(SignUp.model_validate({"deadline": deadline, **way})) == []
    assert codes(SignUp(), Scope.IN_SCHOOL) == []
    assert codes(SignUp(online=True), Scope.IN_SCHOOL) == ["online-signup-in-school"]
    assert codes(SignUp(online=True), None) == []
    assert codes(None) == []


def test_online_fields_without_online_sign_up() -> None:
    """What only the site asks for is idle without it."""
    signup = SignUp(online=False, online_seats=3, extra_fields=(ExtraField(name="職稱"),))
    assert codes(signup, None) == ["online-fields-unused"] * 2
    assert codes(signup.model_copy(update={"online": None}), None) == []


def test_further_fields() -> None:
    """Each is named, and asked once."""
    fields = (ExtraField(name="職稱"), ExtraField(name=" 職稱"), ExtraField(choices=("葷",)))
    found = list(check(Plan(signup=SignUp(extra_fields=fields))))
    assert [each.place.field for each in found] == ["報名 › 額外資訊 2", "報名 › 額外資訊 3"]
    assert {each.code for each in found} == {"extra-field-doubled"}
