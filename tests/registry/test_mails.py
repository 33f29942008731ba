"""Mail that was sent: claimed before it goes out, settled after, never twice by itself."""

from __future__ import annotations

from tests.registry.conftest import NOON
from tests.support import samples

from inservice_docs.registry.registry import Registry


def test_what_was_sent_is_not_claimed_again(registry: Registry) -> None:
    """Another mail to the same person is; so is the same one when it is asked for."""
    with registry.transaction("office", NOON) as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        assert work.mails.claim(plan, "notice 1", "waiting") is None
        work.mails.settle(plan, "notice 1", "waiting")
    with registry.transaction("office", NOON) as work:
        former = work.mails.claim(plan, "notice 1", "waiting")
        assert former is not None
        assert (former.what, former.at, former.certain) == ("waiting", NOON, True)
        assert work.mails.claim(plan, "notice 1", "waiting", again=True) is None
        assert work.mails.claim(plan, "notice 1", "passed") is None
        noted = [each for each in work.trail.list(limit=20) if each.action == "mail.send"]
    assert [(each.subject, each.detail) for each in noted] == [(plan, "notice 1 waiting")]


def test_a_run_that_broke_off_is_known_for_it(registry: Registry) -> None:
    """A claim that was never settled may have gone out."""
    with registry.transaction("office", NOON) as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.mails.claim(plan, "notice 1", "passed")
        former = work.mails.claim(plan, "notice 1", "passed")
        assert former is not None
        assert not former.certain
        work.mails.release(plan, "notice 1")
        assert work.mails.claim(plan, "notice 1", "passed") is None


def test_each_plan_has_its_own(registry: Registry) -> None:
    """Also plan 1 and plan 11, whose names begin alike."""
    with registry.transaction("office", NOON) as work:
        plans = [work.plans.add(samples.plan(), samples.WAITING).number for _ in range(11)]
        for plan in plans:
            work.mails.claim(plan, "notice 1", "passed")
        work.mails.settle(plans[0], "certificate 2", "issued")
        assert sorted(work.mails.of_plan(plans[0])) == ["certificate 2", "notice 1"]
        assert sorted(work.mails.of_plan(plans[10])) == ["notice 1"]
