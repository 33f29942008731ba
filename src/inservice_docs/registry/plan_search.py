"""Finding plans by words: an index of characters and pairs of them, since Chinese has no spaces.

A search starts from the rarest part of its words, or from the other conditions where fewer plans
meet those, and reads newest first: it costs what is shown and not what is stored. Works alike on
both databases.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sqlalchemy import Select, bindparam, select
from sqlalchemy.sql import Delete, Update

from inservice_docs.records.plan import Plan
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.tables.figures import gram_counts
from inservice_docs.registry.tables.plans import plan_grams, plans
from inservice_docs.taiwan.text import tidy

MOST_WORDS = 8
PROBES = 3
"""So many of the rarest grams are looked up before a plan itself is read."""

RUN = 4
"""Numbers have few pairs: of latin letters, digits and - the index also holds every RUN in a row.
"""
_PLAIN = re.compile("[0-9a-z-]+")


def search_text(number: str, plan: Plan) -> str:
    """Return what a plan is found by: number, name, office, people, places and topics."""
    parts = [number, plan.name, plan.office]
    parts += [contact.name for contact in plan.contacts]
    for session in plan.sessions:
        parts += [session.venue, session.topic, session.speaker]
    return "\n".join(dict.fromkeys(tidy(part).casefold() for part in parts if part))


def grams(text: str) -> set[str]:
    """Return every character and every pair of neighbours, none across a space or a line break.

    Of latin letters, digits and hyphens also every four in a row.
    """
    found = {sign for sign in text if not sign.isspace()}
    found |= {pair for pair in map("".join, pairwise(text)) if not any(map(str.isspace, pair))}
    for run in _PLAIN.findall(text):
        found |= {run[at : at + RUN] for at in range(len(run) - RUN + 1)}
    return found


def index_plan(desk: Desk, id: int, text: str, former: str = "") -> None:
    """Bring the index of one plan from its former text to the present one."""
    old, new = grams(former), grams(text)
    gone = [{"old": gram, "id": id} for gram in sorted(old - new)]
    if gone:
        desk.run(_GONE, gone)
        desk.run(_FEWER, gone)
        desk.run(gram_counts.delete().where(gram_counts.c.plans == 0))
    rows = [{"gram": gram, "plan_id": id} for gram in sorted(new - old)]
    if rows:
        desk.run(plan_grams.insert(), rows)
        _count_up(desk, sorted(new - old))


def words_of(text: str) -> list[str]:
    """Return the words of a search as the index has them."""
    return tidy(text).casefold().split()[:MOST_WORDS]


def rarest(desk: Desk, words: list[str]) -> list[tuple[str, int]]:
    """Return the rarest grams of words, each with how many plans hold it, rarest first."""
    wanted = sorted({gram for word in words for gram in grams(word)})
    query = select(gram_counts.c.gram, gram_counts.c.plans).where(gram_counts.c.gram.in_(wanted))
    counts: dict[str, int] = dict(desk.run(query).all()) if wanted else {}
    ranked = sorted(wanted, key=lambda gram: (counts.get(gram, 0), -len(gram), gram))
    return [(gram, counts.get(gram, 0)) for gram in ranked[:PROBES]]


def holding(query: Select[tuple[object, ...]], words: list[str]) -> Select[tuple[object, ...]]:
    """Return the query of plans narrowed to those that hold every word as it stands."""
    for word in words:
        query = query.where(plans.c.search.contains(word, autoescape=True))
    return query


def led_by(query: Select[tuple[object, ...]], chosen: list[str]) -> Select[tuple[object, ...]]:
    """Return the query of plans led by the index entries of the first of some grams."""
    first, *others = chosen
    query = query.join(plan_grams, plan_grams.c.plan_id == plans.c.id)
    query = query.where(plan_grams.c.gram == first)
    for gram in others:
        also = plan_grams.alias()
        held = select(also.c.plan_id).where(
            also.c.gram == gram, also.c.plan_id == plan_grams.c.plan_id
        )
        query = query.where(held.exists())
    return query


def _count_up(desk: Desk, new: list[str]) -> None:
    known = select(gram_counts.c.gram).where(gram_counts.c.gram.in_(new))
    counted = set(desk.run(known).scalars())
    if counted:
        desk.run(_MORE, [{"old": gram} for gram in sorted(counted)])
    first = [{"gram": gram, "plans": 1} for gram in new if gram not in counted]
    if first:
        desk.run(gram_counts.insert(), first)


def _changed(by: int) -> Update:
    own = gram_counts.c.gram == bindparam("old")
    return gram_counts.update().where(own).values(plans=gram_counts.c.plans + by)


_MORE, _FEWER = _changed(1), _changed(-1)
_GONE: Delete = plan_grams.delete().where(
    plan_grams.c.gram == bindparam("old"), plan_grams.c.plan_id == bindparam("id")
)
