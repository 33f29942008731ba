"""Applicants: taken, decided on, taken back."""

from __future__ import annotations

import pytest
from tests.registry.conftest import NOON
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import ApplicantStatus, Source
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.work import Work


def signed_up(work: Work, count: int = 3) -> tuple[str, list[int]]:
    """A plan with applicants; their ids."""
    plan = work.plans.add(samples.plan(), samples.WAITING).number
    found = [
        work.applicants.add(plan, samples.person(serial), source=Source.ONLINE).id
        for serial in range(count)
    ]
    return plan, found


def test_an_application_is_kept_with_its_answers(registry: Registry) -> None:
    """Who, when, and what was asked besides; sealed, and not shown by repr."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        found = work.applicants.add(
            plan,
            samples.person(1, hours=None),
            source=Source.ONLINE,
            answers={"用餐類別": "素", "緊急聯絡人姓名及電話": "李小範 0912000111"},
            applied_at=NOON,
        )
    assert found.person == samples.person(1, hours=None)
    assert found.answers["用餐類別"] == "素"
    assert (found.status, found.applied_at) == (ApplicantStatus.WAITING, NOON)
    assert "李小範" not in repr(found)
    assert "王範例" not in repr(found)


def test_nobody_applies_twice_for_one_study(registry: Registry) -> None:
    """The same ID number is refused, however it is written; another study is open to it."""
    with registry.transaction("office") as work:
        plan, _ = signed_up(work, 2)
        again = samples.person(1, id_number=f" {samples.id_number(1).lower()} ", name="別名")
        with pytest.raises(UserError) as problem:
            work.applicants.add(plan, again, source=Source.BATCH)
        assert problem.value.findings[0].code == "applicant-twice"
        other = work.plans.add(samples.plan(), samples.WAITING).number
        work.applicants.add(other, again, source=Source.BATCH)
        found = work.applicants.find(other, samples.id_number(1))
        assert found is not None
        assert work.applicants.find(other, "") is None


def test_decisions_are_counted(registry: Registry) -> None:
    """Waiting, passed and refused, as in figure 13."""
    with registry.transaction("office") as work:
        plan, ids = signed_up(work)
        work.applicants.decide(plan, ids[:1], ApplicantStatus.PASSED)
        work.applicants.decide(plan, ids[1:2], ApplicantStatus.REFUSED, reason="名額已滿")
        assert list(work.applicants.counts(plan).values()) == [1, 1, 1]
        (refused,) = work.applicants.list(plan, status=ApplicantStatus.REFUSED)
        assert refused.reason == "名額已滿"
        assert [each.id for each in work.applicants.list(plan, after=ids[0], limit=1)] == ids[1:2]


def test_an_applicant_of_another_study_is_out_of_reach(registry: Registry) -> None:
    """Deciding and removing are refused, each naming the number."""
    with registry.transaction("office") as work:
        plan, _ = signed_up(work, 1)
        other, ids = signed_up(work, 1)
        with pytest.raises(UserError):
            work.applicants.decide(plan, ids, ApplicantStatus.PASSED)
        with pytest.raises(UserError):
            work.applicants.remove(plan, ids[0], reason="")
        with pytest.raises(UserError):
            work.applicants.get(999)
        assert work.applicants.counts(other)[ApplicantStatus.WAITING] == 1


def test_a_withdrawn_application_leaves_the_participant(registry: Registry) -> None:
    """Whoever was put on the list stays on it; only the link goes."""
    with registry.transaction("office") as work:
        plan, ids = signed_up(work, 1)
        work.participants.put(plan, [samples.person(0)], source=Source.SIGNUP, applicants=ids)
        work.applicants.remove(plan, ids[0], reason="本人取消")
        assert work.applicants.list(plan) == ()
        assert [each.applicant for each in work.participants.list(plan)] == [None]
    assert registry.examine().findings == ()


def test_an_application_is_corrected_where_it_stands(registry: Registry) -> None:
    """Person and answers; number, status and time stay. One of another study is out of reach."""
    with registry.transaction("office", NOON) as work:
        plan, (first, *_) = signed_up(work)
        before = work.applicants.get(first)
        moved = samples.person(0, school="另一國小", hours=None)
        work.applicants.correct(plan, first, moved, {"用餐類別": "素"})
        after = work.applicants.get(first)
        assert (after.person, after.answers) == (moved, {"用餐類別": "素"})
        assert after.model_copy(update={"person": before.person, "answers": {}}) == before
        other = work.plans.add(samples.plan(), samples.WAITING).number
        with pytest.raises(UserError) as problem:
            work.applicants.correct(other, first, moved, {})
        assert problem.value.findings[0].code == "applicant-unknown"
