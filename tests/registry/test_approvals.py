"""Approval tracking: several authorities, each with its own answer."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.work import Work

OURS = "曉中宗字第1150006001號"
DAY = dt.date(2026, 8, 20)


def asked(work: Work) -> str:
    """A plan for which two authorities were asked."""
    number = work.plans.add(samples.plan(), samples.WAITING).number
    work.approvals.request(number, ["臺中市政府", "南投縣政府"], number=OURS, date=DAY)
    return number


def test_each_authority_answers_for_itself(registry: Registry) -> None:
    """Number, date, hours, conditions and the letter itself are kept with the authority."""
    with registry.transaction("office") as work:
        plan = asked(work)
        found = work.approvals.answer(
            plan,
            "臺中市政府",
            ApprovalState.PARTLY,
            number="府授教學字第1150050000號",
            date=dt.date(2026, 9, 1),
            hours=Decimal(2),
            conditions="講義送局備查",
            file=("reply.pdf", b"%PDF"),
        )
        assert (found.state, found.hours, found.request_number) == (
            ApprovalState.PARTLY,
            Decimal(2),
            OURS,
        )
        assert work.approvals.file(found) == b"%PDF"
        assert [each.state for each in work.approvals.of_plan(plan)] == ["partly", "waiting"]
        assert [each.agency for each in work.approvals.waiting()] == ["南投縣政府"]


def test_the_states_of_many_plans_at_once(registry: Registry) -> None:
    """The latest round of each authority; plans that asked nobody are left out."""
    with registry.transaction("office") as work:
        one, other = asked(work), asked(work)
        none = work.plans.add(samples.plan(), samples.WAITING).number
        work.approvals.answer(one, "臺中市政府", ApprovalState.REFUSED, reason="時數過多")
        work.approvals.answer(other, "臺中市政府", ApprovalState.REFUSED, reason="時數過多")
        work.approvals.request(other, ["臺中市政府"])
        ids = {number: work.plans.get(number).id for number in (one, other, none)}
        waiting = ApprovalState.WAITING
        assert work.approvals.states(ids.values()) == {
            ids[one]: {"臺中市政府": ApprovalState.REFUSED, "南投縣政府": waiting},
            ids[other]: {"臺中市政府": waiting, "南投縣政府": waiting},
        }
        assert work.approvals.states([]) == {}


def test_an_authority_that_refused_is_asked_again_in_its_next_round(registry: Registry) -> None:
    """The refusal stays; one that still waits has its request corrected instead."""
    with registry.transaction("office") as work:
        plan = asked(work)
        work.approvals.answer(plan, "臺中市政府", ApprovalState.REFUSED, reason="時數過多")
        again = work.approvals.request(plan, ["臺中市政府", "南投縣政府"], number="第二次")
        assert [(each.agency, each.round, each.state) for each in again] == [
            ("臺中市政府", 2, "waiting"),
            ("南投縣政府", 1, "waiting"),
        ]
        assert {each.request_number for each in again} == {"第二次"}
        assert len(work.approvals.of_plan(plan, every_round=True)) == 3


def test_replies_are_found_by_our_number_and_by_theirs(registry: Registry) -> None:
    """Also when two plans have the same one, so that it can be noticed."""
    with registry.transaction("office") as work:
        one, two = asked(work), asked(work)
        for plan in (one, two):
            work.approvals.answer(plan, "臺中市政府", ApprovalState.APPROVED, number="同一文號")
        assert {each.plan for each in work.approvals.by_request(OURS)} == {one, two}
        assert [each.plan for each in work.approvals.by_number("同一文號")] == [one, two]
        assert work.approvals.by_number("別的文號") == ()


def test_an_answer_nobody_asked_for_is_taken_up(registry: Registry) -> None:
    """An authority that was asked by telephone can still answer."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        found = work.approvals.answer(plan, "彰化縣政府", ApprovalState.APPROVED, number="甲")
        assert found.state.granted
        assert [each.agency for each in work.approvals.of_plan(plan)] == ["彰化縣政府"]


def test_the_longest_waiting_comes_first(registry: Registry) -> None:
    """Waiting authorities are listed by the day of the request; unknown days last."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        for agency, day in (("甲", None), ("乙", DAY), ("丙", DAY - dt.timedelta(days=3))):
            work.approvals.request(plan, [agency], date=day)
        assert [each.agency for each in work.approvals.waiting()] == ["丙", "乙", "甲"]
        assert len(work.approvals.waiting(limit=2)) == 2


def test_an_authority_asked_by_mistake_is_taken_off(registry: Registry) -> None:
    """With its reason in the trail; one that was never asked is named."""
    with registry.transaction("office") as work:
        plan = asked(work)
        work.approvals.withdraw(plan, "南投縣政府", reason="誤植")
        assert [each.agency for each in work.approvals.of_plan(plan)] == ["臺中市政府"]
        with pytest.raises(UserError) as problem:
            work.approvals.withdraw(plan, "南投縣政府", reason="誤植")
        assert problem.value.findings[0].code == "approval-unknown"
    with registry.reading() as work:
        assert "誤植" in work.trail.list()[0].detail
        assert work.approvals.file(work.approvals.of_plan(plan)[0]) is None
