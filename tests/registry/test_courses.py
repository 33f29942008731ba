"""Course entries and their reviews."""

from __future__ import annotations

import datetime as dt

from tests.support import samples

from inservice_docs.records.course import CourseStatus, ReviewKind
from inservice_docs.registry.registry import Registry

DAY = dt.date(2026, 8, 20)


def test_a_course_goes_through_its_statuses(registry: Registry) -> None:
    """What is not said again stays as it was; the reason is that of the last status."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        assert work.courses.find(plan) is None
        put = work.courses.put
        put(plan, CourseStatus.UNCONFIRMED, entered_on=DAY)
        put(plan, CourseStatus.WRONGLY_FILLED, reason="時段不符")
        found = put(plan, CourseStatus.PASSED, code="5121234", decided_on=DAY)
        assert (found.entered_on, found.code, found.reason) == (DAY, "5121234", "")
        assert work.courses.find(plan) == found
        details = [entry.detail for entry in work.trail.list(subject=plan)]
    assert details == []  # the trail is written at the end of the step
    with registry.reading() as work:
        assert "時段不符" in "".join(entry.detail for entry in work.trail.list(subject=plan))


def test_courses_are_listed_by_status_and_plan(registry: Registry) -> None:
    """Newest plans first; several at once by plan number."""
    with registry.transaction("office") as work:
        numbers = [work.plans.add(samples.plan(), samples.WAITING).number for _ in range(4)]
        for number, status in zip(numbers, list(CourseStatus)[:2] * 2, strict=True):
            work.courses.put(number, status)
        listed = work.courses.list(status=CourseStatus.UNCONFIRMED)
        assert [each.plan for each in listed] == [numbers[2], numbers[0]]
        before = work.courses.list(before=numbers[2], limit=1)
        assert [each.plan for each in before] == [numbers[1]]
        assert set(work.courses.of_plans([*numbers[:2], "115-999"])) == set(numbers[:2])


def test_courses_are_found_by_the_words_of_their_plans(registry: Registry) -> None:
    """Together with a status, a page at a time."""
    with registry.transaction("office") as work:
        numbers = [
            work.plans.add(samples.plan(name=name), samples.WAITING).number
            for name in ("閱讀研習", "數學研習", "閱讀工作坊", "閱讀研習")
        ]
        for number, status in zip(numbers, list(CourseStatus)[:2] * 2, strict=True):
            work.courses.put(number, status)
        found = work.courses.list(text="閱讀 研習")
        assert [each.plan for each in found] == [numbers[3], numbers[0]]
        assert [each.plan for each in work.courses.list(text="閱讀", limit=1)] == [numbers[3]]
        later = work.courses.list(text="閱讀", before=numbers[3])
        assert [each.plan for each in later] == [numbers[2], numbers[0]]
        first = CourseStatus.UNCONFIRMED
        assert [each.plan for each in work.courses.list(text="研習", status=first)] == [numbers[0]]
        assert work.courses.list(text="沒有這個詞") == ()


def test_reviews_are_kept_with_who_and_why(registry: Registry) -> None:
    """自動審核瀏覽 lists those that a rule passed."""
    with registry.transaction("審課單位") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.courses.review(plan, CourseStatus.PASSED, ["時數 3 以下"], automatic=True)
        work.courses.review(
            plan, CourseStatus.LIST_PASSED, ["名單無誤", "已核對"], kind=ReviewKind.LIST
        )
        by_rule = work.courses.reviews(automatic=True)
        assert [(each.plan, each.reasons, each.by) for each in by_rule] == [
            (plan, ("時數 3 以下",), "審課單位")
        ]
        assert [each.kind for each in work.courses.reviews(plan=plan)] == ["名單", "課程"]
