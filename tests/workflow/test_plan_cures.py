"""Cures with one click."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from inservice_docs.records.finding import Place, error
from inservice_docs.records.plan import Contact, Plan, Scope
from inservice_docs.records.reading import read_record
from inservice_docs.rules.check_plan import check_plan
from inservice_docs.workflow.plan_cures import cure_of, text_cure
from inservice_docs.workflow.sample_plans import sample_plans, sample_school

CROSS, _, _, OWN = sample_plans()
SCHOOL = sample_school()


def changed(plan: Plan = CROSS, **update: Any) -> Plan:
    """A sample plan with some fields changed."""
    return read_record(Plan, plan.model_dump() | update).value


LATE = {**CROSS.signup.model_dump(), "deadline": dt.date(2010, 3, 30)} if CROSS.signup else {}
NO_WAY = {"deadline": dt.date(2010, 3, 16)}


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (changed(class_kind=""), "fact-missing"),
        (changed(class_count=None), "cross-school-fact-missing"),
        (changed(hours=None), "fact-missing"),
        (changed(signup=None), "cross-school-fact-missing"),
        (changed(class_kind="非學分班（校內研習）"), "class-kind-scope"),
        (changed(hours=20), "hours-above-timetable"),
        (CROSS, "hours-below-timetable"),
        (changed(signup=LATE), "signup-deadline-late"),
        (changed(signup=NO_WAY), "signup-no-way"),
        (changed(signup={**LATE, "online": True, "online_seats": 9}), "online-deadline-late"),
        (changed(signup={**NO_WAY, "online": True}), "online-seats-missing"),
        (changed(signup={**NO_WAY, "online": True, "online_seats": 999}), "online-seats-too-many"),
        (changed(per_school="1-500"), "per-school-too-many"),
        (changed(authorities=["臺中市政府", "臺中市政府"]), "recipient-doubled"),
        (changed(authorities=["台中市政府"]), "tai-variant"),
        (changed(OWN, authorities=["臺中市政府"]), "in-school-extra"),
        (changed(OWN, signup={"online": True}), "online-signup-in-school"),
        (changed(credits=2), "credits-in-hour-class"),
        (changed(class_kind="學士學分班", credits=2), "hours-in-credit-class"),
        (changed(fee="免"), "choice-unknown"),
        (changed(contacts=[{"name": "甲", "email": "chen＠example.edu.tw"}]), "email-form"),
    ],
)
def test_a_click_cures_what_was_found(plan: Plan, code: str) -> None:
    """Afterwards it is found no more, and nothing else is wrong that was not before."""
    before = check_plan(plan, SCHOOL)
    cured = 0
    for found in before:
        if found.code != code:
            continue
        cure = cure_of(found, plan, SCHOOL)
        if cure is None:
            continue
        cured += 1
        after = check_plan(cure.plan, SCHOOL)
        assert (found.code, found.place) not in {(each.code, each.place) for each in after}
    assert cured or code in {"choice-unknown", "email-form"}


def test_what_a_person_must_decide_has_no_cure() -> None:
    """A name cannot be guessed."""
    plan = Plan(scope=Scope.CROSS_SCHOOL, contacts=(Contact(),))
    missing = next(each for each in check_plan(plan) if each.place.field == "研習名稱")
    assert cure_of(missing, plan, SCHOOL) is None


def test_a_wrong_weekday_is_put_right_in_the_text() -> None:
    """The date counts; a range the wrong way round is turned."""
    read = read_record(Plan, {"場次": [{"日期": "115年3月24日（星期三）"}], "每校人數": "5-2"})
    texts = {"date-unreadable": "115年3月24日（星期三）", "range-backwards": "5-2"}
    assert {each.code: text_cure(each, texts[each.code]) for each in read.findings} == {
        "date-unreadable": "115年3月24日（星期二）",
        "range-backwards": "2-5",
    }
    assert text_cure(error("x", "不對。", "重填。", Place()), "甲") == ""
