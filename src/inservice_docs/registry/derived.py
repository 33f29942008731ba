"""What is derived from other tables: made anew after a migration, and compared by `doctor`."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from sqlalchemy import Connection, func, select

from inservice_docs.registry.figure_counts import add, all_shares, stored_shares
from inservice_docs.registry.plan_search import grams
from inservice_docs.registry.tables.figures import figures, gram_counts
from inservice_docs.registry.tables.people import awards, participants
from inservice_docs.registry.tables.plans import approvals, plan_grams, plans
from inservice_docs.rules.calendar import working_days

_PAGE = 500


def derive(connection: Connection) -> None:
    """Make all that is derived anew: waits, sums of plans, figures, and the index of words."""
    query = select(approvals.c.id, approvals.c.request_date, approvals.c.date)
    answered = query.where(approvals.c.request_date.is_not(None), approvals.c.date.is_not(None))
    for id, sent, came in connection.execute(answered).all():
        waited = {"waited": working_days(sent, came)}
        connection.execute(approvals.update().where(approvals.c.id == id).values(waited))
    _sum_up(connection)
    connection.execute(figures.delete())
    add(connection, all_shares(connection))
    _index(connection)


def differing(connection: Connection) -> tuple[str, ...]:
    """Return in words what is not as it should be: figures, sums of plans, the index of words."""
    found = []
    if all_shares(connection) != stored_shares(connection):
        found.append("統計")
    if _wrong_sums(connection):
        found.append("計畫的人數與時數合計")
    held = select(plan_grams.c.gram, func.count()).group_by(plan_grams.c.gram)
    counts: dict[str, int] = dict(connection.execute(held).all())
    stored = select(gram_counts.c.gram, gram_counts.c.plans)
    if counts != _indexed(connection) or counts != dict(connection.execute(stored).all()):
        found.append("搜尋索引")
    return tuple(found)


def _wrong_sums(connection: Connection) -> bool:
    """Tell whether a plan's people or hours are not the sum of its list.

    Those of plans whose personal data were deleted stand for themselves.
    """
    people = select(participants.c.plan_id, func.count()).group_by(participants.c.plan_id)
    counts: dict[int, int] = dict(connection.execute(people).all())
    amount = select(awards.c.plan_id, func.sum(awards.c.amount)).group_by(awards.c.plan_id)
    amounts: dict[int, Decimal] = dict(connection.execute(amount).all())
    query = select(plans.c.id, plans.c.people, plans.c.amount).where(plans.c.purged_on.is_(None))
    return any(
        people != counts.get(id, 0) or (amount or 0) != (amounts.get(id) or 0)
        for id, people, amount in connection.execute(query)
    )


def _sum_up(connection: Connection) -> None:
    people = select(func.count()).where(participants.c.plan_id == plans.c.id)
    amount = select(func.coalesce(func.sum(awards.c.amount), 0))
    amount = amount.where(awards.c.plan_id == plans.c.id)
    sums = {"people": people.scalar_subquery(), "amount": amount.scalar_subquery()}
    connection.execute(plans.update().where(plans.c.purged_on.is_(None)).values(sums))


def _index(connection: Connection) -> None:
    """Index every plan's words anew, a page of plans at a time."""
    connection.execute(plan_grams.delete())
    connection.execute(gram_counts.delete())
    counts: Counter[str] = Counter()
    last = -1
    while True:
        query = select(plans.c.id, plans.c.search).where(plans.c.id > last).order_by(plans.c.id)
        page = connection.execute(query.limit(_PAGE)).all()
        rows = [{"gram": gram, "plan_id": id} for id, text in page for gram in sorted(grams(text))]
        if not page:
            break
        counts.update(row["gram"] for row in rows)
        if rows:
            connection.execute(plan_grams.insert(), rows)
        last = page[-1][0]
    if counts:
        named = [{"gram": gram, "plans": count} for gram, count in sorted(counts.items())]
        connection.execute(gram_counts.insert(), named)


def _indexed(connection: Connection) -> dict[str, int]:
    """Count what the index should hold."""
    texts = connection.execute(select(plans.c.search), execution_options={"yield_per": _PAGE})
    return Counter(gram for text in texts.scalars() for gram in grams(text))
