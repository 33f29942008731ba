"""What statistics are made of (統計): each participant's school, position, county and award.

Only columns that lie open are read: nothing is decrypted, and nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from inservice_docs.awards.statistics import AwardFact
from inservice_docs.records.participant import AmountUnit
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.tables.people import awards, participants
from inservice_docs.registry.tables.plans import plans

_COLUMNS = (
    plans.c.number,
    plans.c.name.label("study"),
    plans.c.first_day,
    participants.c.id_index,
    participants.c.name,
    participants.c.school,
    participants.c.county,
    participants.c.position,
    awards.c.amount,
    awards.c.unit,
)


def award_facts(
    desk: Desk, *, plan: str = "", school_year: int | None = None
) -> Iterator[AwardFact]:
    """Yield the participants of a plan, of a school year, or of all plans, with their awards."""
    query = (
        select(*_COLUMNS)
        .join(participants, participants.c.plan_id == plans.c.id)
        .outerjoin(awards, awards.c.participant_id == participants.c.id)
    )
    if plan:
        query = query.where(plans.c.number == plan)
    if school_year is not None:
        query = query.where(plans.c.school_year == school_year)
    for row in desk.run(query.order_by(plans.c.id, participants.c.id)).mappings():
        yield _fact(row)


def purged_plans(desk: Desk, *, plan: str = "", school_year: int | None = None) -> tuple[str, ...]:
    """Return the plans whose people were deleted: their awards can be counted no more."""
    query = select(plans.c.number).where(plans.c.purged_on.is_not(None))
    if plan:
        query = query.where(plans.c.number == plan)
    if school_year is not None:
        query = query.where(plans.c.school_year == school_year)
    return tuple(desk.run(query.order_by(plans.c.id)).scalars())


def _fact(row: Mapping[Any, Any]) -> AwardFact:
    index = row["id_index"]
    who = bytes(index).hex() if index else f"{row['name']} {row['county']}{row['school']}"
    return AwardFact(
        plan=row["number"],
        study=row["study"],
        day=row["first_day"],
        who=who,
        school=row["school"],
        county=row["county"],
        position=row["position"],
        amount=row["amount"],
        unit=AmountUnit(row["unit"]) if row["unit"] else AmountUnit.HOURS,
    )
