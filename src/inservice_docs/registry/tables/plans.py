"""Plans, their history, the words to find them by, and the approvals of the authorities."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from inservice_docs.registry.columns import Amount, Day, Json, Moment
from inservice_docs.registry.tables.base import identity, metadata, of_plan, words

plans = Table(
    "plans",
    metadata,
    identity(),
    Column("number", Text, nullable=False, unique=True),
    words("name"),
    words("office"),
    words("scope"),
    Column("school_year", Integer, nullable=False),
    Column("first_day", Day),
    Column("last_day", Day),
    Column("step", Integer, nullable=False),
    words("status"),
    words("waits_for"),
    Column("since", Day, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("people", Integer, nullable=False),
    Column("amount", Amount, nullable=False),
    Column("retain_until", Day),
    Column("purged_on", Day),
    Column("added_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    words("search"),
    Column("record", Json, nullable=False),
)
# Each list reads an index backwards from where the last page ended.
Index(None, plans.c.school_year, plans.c.id)
Index(None, plans.c.office, plans.c.id)
Index(None, plans.c.office, plans.c.school_year, plans.c.id)
Index(None, plans.c.step, plans.c.id)
Index(None, plans.c.status, plans.c.id)
Index(None, plans.c.office, plans.c.step, plans.c.id)
Index(None, plans.c.office, plans.c.status, plans.c.id)
Index(None, plans.c.school_year, plans.c.step, plans.c.id)
Index(None, plans.c.school_year, plans.c.status, plans.c.id)
Index(None, plans.c.done, plans.c.since, plans.c.id)
Index(None, plans.c.office, plans.c.done, plans.c.since, plans.c.id)
Index(None, plans.c.purged_on, plans.c.retain_until, plans.c.id)

plan_grams = Table(
    "plan_grams",
    metadata,
    Column("gram", Text, primary_key=True),
    of_plan(primary=True),
    sqlite_with_rowid=False,
)

plan_events = Table(
    "plan_events",
    metadata,
    identity(),
    of_plan(),
    Column("at", Moment, nullable=False),
    words("actor"),
    words("action"),
    words("before"),
    words("after"),
    words("reason"),
)
Index(None, plan_events.c.plan_id, plan_events.c.id)

approvals = Table(
    "approvals",
    metadata,
    identity(),
    of_plan(),
    words("agency"),
    Column("round", Integer, nullable=False),
    words("state"),
    words("request_number"),
    Column("request_date", Day),
    words("number"),
    Column("date", Day),
    Column("hours", Amount),
    words("conditions"),
    words("reason"),
    Column("file_sha256", Text, ForeignKey("blobs.sha256")),
    words("file_name"),
    Column("changed_at", Moment, nullable=False),
    Column("waited", Integer),
    UniqueConstraint("plan_id", "agency", "round"),
)
Index(None, approvals.c.state, approvals.c.request_date, approvals.c.id)
Index(None, approvals.c.number)
Index(None, approvals.c.request_number)

courses = Table(
    "courses",
    metadata,
    of_plan(primary=True),
    words("status"),
    words("code"),
    Column("entered_on", Day),
    Column("decided_on", Day),
    words("reason"),
    Column("changed_at", Moment, nullable=False),
)
Index(None, courses.c.status, courses.c.plan_id)

course_reviews = Table(
    "course_reviews",
    metadata,
    identity(),
    of_plan(),
    words("kind"),
    words("status"),
    Column("automatic", Boolean, nullable=False),
    Column("reasons", Json, nullable=False),
    Column("at", Moment, nullable=False),
    words("actor"),
)
Index(None, course_reviews.c.plan_id, course_reviews.c.id)
Index(None, course_reviews.c.automatic, course_reviews.c.id)
