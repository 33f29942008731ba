"""Finding plans by words: an index of pairs of characters, since Chinese has no spaces.

A search starts from the rarest pair of its words and reads the matching plans newest first, so that
it costs what is shown and not what is stored. Works alike on both databases.
"""

from __future__ import annotations

from itertools import pairwise

from sqlalchemy import ColumnElement, Select, func, select

from inservice_docs.records.plan import Plan
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.tables.plans import plan_grams, plans
from inservice_docs.taiwan.text import tidy

CAP = 400
"""Pairs in more plans than this count as equally common."""

MOST_WORDS = 8


def search_text(number: str, plan: Plan) -> str:
    """Return what a plan is found by: number, name, office, people, places and topics."""
    parts = [number, plan.name, plan.office]
    parts += [contact.name for contact in plan.contacts]
    for session in plan.sessions:
        parts += [session.venue, session.topic, session.speaker]
    return "\n".join(dict.fromkeys(tidy(part).casefold() for part in parts if part))


def grams(text: str) -> set[str]:
    """Return every pair of neighbouring characters, none across a space or a line break."""
    return {pair for pair in map("".join, pairwise(text)) if not any(map(str.isspace, pair))}


def index_plan(desk: Desk, id: int, text: str, former: str = "") -> None:
    """Bring the index of one plan from its former text to the present one."""
    old, new = grams(former), grams(text)
    for gram in sorted(old - new):
        desk.run(plan_grams.delete().where(plan_grams.c.gram == gram, plan_grams.c.plan_id == id))
    rows = [{"gram": gram, "plan_id": id} for gram in sorted(new - old)]
    if rows:
        desk.run(plan_grams.insert(), rows)


def narrow(desk: Desk, query: Select[tuple[object, ...]], text: str) -> Select[tuple[object, ...]]:
    """Return the query of plans narrowed to those that hold every word of `text`."""
    words = tidy(text).casefold().split()[:MOST_WORDS]
    for word in words:
        query = query.where(plans.c.search.contains(word, autoescape=True))
    pairs = sorted({gram for word in words for gram in grams(word)})
    if not pairs:
        return query
    rarest = min(pairs, key=lambda gram: _count(desk, gram))
    query = query.join(plan_grams, plan_grams.c.plan_id == plans.c.id)
    return query.where(plan_grams.c.gram == rarest)


def newest_first(text: str) -> ColumnElement[int]:
    """Return the column to sort by: the index's own, where it leads the search."""
    words = tidy(text).casefold().split()[:MOST_WORDS]
    return plan_grams.c.plan_id if any(grams(word) for word in words) else plans.c.id


def _count(desk: Desk, gram: str) -> int:
    some = select(plan_grams.c.plan_id).where(plan_grams.c.gram == gram).limit(CAP).subquery()
    return int(desk.run(select(func.count()).select_from(some)).scalar_one())
