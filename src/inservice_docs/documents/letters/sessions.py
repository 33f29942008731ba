"""The sessions (場次) in words: day, time and venue of each, and the days of all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from inservice_docs.documents.letters.days import day_text
from inservice_docs.documents.letters.missing import Unfilled, known
from inservice_docs.records.plan import Session
from inservice_docs.taiwan.times import span_text

MOST_DAYS_NAMED = 3


def session_facts(sessions: Sequence[Session], former: bool = False) -> list[dict[str, str]]:
    """Return the facts of each session; without any, of one about which nothing is known.

    Of `former` sessions (原場次) only the day must be known: what else there is not said is left
    out, since it need not have changed.
    """
    return [_facts(each, former) for each in sessions or [Session()]]


def _facts(session: Session, former: bool) -> dict[str, str]:
    day = day_text(session.date, named=True) if session.date else ""
    time = span_text(session.time.start, session.time.end) if session.time else ""
    facts = {
        "日期": known(day, "原研習日期" if former else "研習日期"),
        "時間": time if former else known(time, "研習時間"),
        "地點": session.venue if former else known(session.venue, "研習地點"),
        "主題": session.topic,
        "講師": session.speaker,
    }
    whole = f"{facts['日期']}{facts['時間']}"
    whole += f"，於{facts['地點']}辦理" if session.venue or not former else ""
    whole += f"，主題：{session.topic}" if session.topic else ""
    whole += f"，講師：{session.speaker}" if session.speaker else ""
    return {**facts, "全文": whole}


def days_text(sessions: Sequence[Session], former: bool = False) -> str:
    """Return the days of the sessions: one, from … to … where they follow each other, or a list."""
    days = sorted({session.date for session in sessions if session.date})
    if not days:
        return Unfilled("原研習日期" if former else "研習日期")
    if len(days) == 1:
        return day_text(days[0], named=True)
    span = f"{day_text(days[0], named=True)}至{day_text(days[-1], named=True)}"
    if days[-1] - days[0] == dt.timedelta(days=len(days) - 1):
        return span
    if len(days) <= MOST_DAYS_NAMED:
        return "、".join(day_text(day, named=True) for day in days)
    return f"{span}，共{len(days)}日"
