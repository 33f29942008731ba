"""Course entries (研習課程登錄): their statuses on the site, and the reviews they went through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, select

from inservice_docs.records.course import Course, CourseReview, CourseStatus, ReviewKind
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.plan_numbers import plan_id, tidy_number
from inservice_docs.registry.plan_search import holding, led_by, rarest, words_of
from inservice_docs.registry.tables.plans import course_reviews, courses, plan_grams, plans

_NAMES = ("status", "code", "entered_on", "decided_on", "reason")


class Courses:
    """The course entries."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def put(
        self,
        plan: str,
        status: CourseStatus,
        *,
        code: str | None = None,
        entered_on: dt.date | None = None,
        decided_on: dt.date | None = None,
        reason: str = "",
    ) -> Course:
        """Set the status of a plan's course entry; what is not given stays as it was."""
        desk, id = self._desk, plan_id(self._desk, plan)
        given = {"code": code, "entered_on": entered_on, "decided_on": decided_on}
        values: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        values |= {"status": status, "reason": reason, "changed_at": desk.at}
        if desk.run(courses.update().where(courses.c.plan_id == id).values(values)).rowcount == 0:
            desk.run(courses.insert(), {"plan_id": id, **values})
        desk.note("course.status", tidy_number(plan), "：".join(filter(None, (status, reason))))
        found = self.find(plan)
        assert found is not None
        return found

    def find(self, plan: str) -> Course | None:
        """Return a plan's course entry, None before there is one."""
        found = self._read(_all().where(courses.c.plan_id == plan_id(self._desk, plan)))
        return found[0] if found else None

    def of_plans(self, numbers: Iterable[str]) -> dict[str, Course]:
        """Return the course entries of several plans by plan number (figure 5)."""
        wanted = [tidy_number(number) for number in numbers]
        return {found.plan: found for found in self._read(_all().where(plans.c.number.in_(wanted)))}

    def list(
        self,
        *,
        status: CourseStatus | None = None,
        text: str = "",
        before: str = "",
        limit: int = 50,
    ) -> tuple[Course, ...]:
        """Return course entries, those of the newest plans first; `before` is a plan number.

        `text` are words that their plans hold.
        """
        words = words_of(text)
        query, found = holding(_all(), words), rarest(self._desk, words)
        if found and found[0][1] == 0:
            return ()
        order = courses.c.plan_id
        if found:
            query, order = led_by(query, [gram for gram, _ in found]), plan_grams.c.plan_id
        if status is not None:
            query = query.where(courses.c.status == status)
        if before:
            query = query.where(order < plan_id(self._desk, before))
        return self._read(query.order_by(order.desc()).limit(limit))

    def review(
        self,
        plan: str,
        status: CourseStatus,
        reasons: Iterable[str],
        *,
        kind: ReviewKind = ReviewKind.COURSE,
        automatic: bool = False,
    ) -> None:
        """Keep a review and its reasons; the course's own status is set by `put`."""
        desk, given = self._desk, tuple(reasons)
        values = {"id": desk.count_up("course_reviews"), "plan_id": plan_id(desk, plan)}
        more = {"kind": kind, "status": status, "automatic": automatic, "reasons": list(given)}
        desk.run(course_reviews.insert(), {**values, **more, "at": desk.at, "actor": desk.actor})
        detail = "：".join(filter(None, (f"{kind} {status}", "；".join(given))))
        desk.note("course.review", tidy_number(plan), detail)

    def reviews(
        self, *, plan: str = "", automatic: bool | None = None, limit: int = 50
    ) -> tuple[CourseReview, ...]:
        """Return reviews, latest first; `automatic` alone gives 自動審核瀏覽."""
        query = select(course_reviews, plans.c.number.label("plan")).join(plans)
        if plan:
            query = query.where(course_reviews.c.plan_id == plan_id(self._desk, plan))
        if automatic is not None:
            query = query.where(course_reviews.c.automatic.is_(automatic))
        names = ("plan", "kind", "status", "automatic", "reasons", "at")
        rows = self._desk.run(query.order_by(course_reviews.c.id.desc()).limit(limit)).mappings()
        return tuple(
            CourseReview(by=row["actor"], **{name: row[name] for name in names}) for row in rows
        )

    def _read(self, query: Select[Any]) -> tuple[Course, ...]:
        rows: Iterable[Mapping[Any, Any]] = self._desk.run(query).mappings()
        return tuple(
            Course(plan=row["plan"], **{name: row[name] for name in _NAMES}) for row in rows
        )


def _all() -> Select[Any]:
    both = courses.join(plans, plans.c.id == courses.c.plan_id)
    return select(courses, plans.c.number.label("plan")).select_from(both)
