"""The school's own teachers, applicants, participants, attendance and awards."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from inservice_docs.registry.columns import Amount, Json, Moment, sealed
from inservice_docs.registry.tables.base import identity, metadata, of_person, of_plan, words

teachers = Table(
    "teachers",
    metadata,
    identity(),
    *of_person(),
    Column("active", Boolean, nullable=False),
    Column("changed_at", Moment, nullable=False),
    UniqueConstraint("id_index"),
)
Index(None, teachers.c.active, teachers.c.name, teachers.c.id)

applicants = Table(
    "applicants",
    metadata,
    identity(),
    of_plan(),
    *of_person(),
    words("status"),
    words("source"),
    words("reason"),
    sealed("answers"),
    Column("applied_at", Moment, nullable=False),
    UniqueConstraint("plan_id", "id_index"),
)
Index(None, applicants.c.plan_id, applicants.c.status, applicants.c.id)
Index(None, applicants.c.id_index)

participants = Table(
    "participants",
    metadata,
    identity(),
    of_plan(),
    *of_person(),
    Column("hours", Amount),
    words("source"),
    Column("applicant_id", Integer, ForeignKey("applicants.id")),
    Column("added_at", Moment, nullable=False),
    UniqueConstraint("plan_id", "id_index"),
)
Index(None, participants.c.plan_id, participants.c.id)
Index(None, participants.c.id_index)
Index(None, participants.c.applicant_id)

attendance = Table(
    "attendance",
    metadata,
    Column(
        "participant_id",
        Integer,
        ForeignKey("participants.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("session", Integer, primary_key=True, autoincrement=False),
    Column("present", Boolean, nullable=False),
    Column("arrived", Moment),
    Column("departed", Moment),
    words("source"),
    words("note"),
)

awards = Table(
    "awards",
    metadata,
    Column(
        "participant_id",
        Integer,
        ForeignKey("participants.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    of_plan(),
    Column("amount", Amount, nullable=False),
    words("unit"),
    words("reason"),
    Column("edited", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    words("actor"),
)
Index(None, awards.c.plan_id)

purges = Table(
    "purges",
    metadata,
    of_plan(primary=True),
    Column("at", Moment, nullable=False),
    words("actor"),
    Column("figures", Json, nullable=False),
)
