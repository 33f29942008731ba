"""The timetable (課程表) of a study, as a table that leaves out columns with nothing in them."""

from __future__ import annotations

from inservice_docs.documents.letters.missing import known
from inservice_docs.documents.sheet_facts import by_day
from inservice_docs.records.plan import Plan, Session
from inservice_docs.records.table import Column, Table
from inservice_docs.taiwan.dates import weekday
from inservice_docs.taiwan.times import sheet_span

_WIDTH = 37.8  # of the type area, in em of 12 pt
_DATE = Column("date", "日期", 6, align="center")
_TIME = Column("time", "時間", 6.8, align="center")
_TOPIC = Column("topic", "課程內容", 10)
_SPEAKER = Column("speaker", "講師", 8)
_VENUE = Column("venue", "地點", 7)


def timetable(plan: Plan) -> Table:
    """Return the sessions in order of time: day, time, what is taught, and by whom and where.

    A session without a topic bears the study's name. The speaker's column stands only when a
    speaker is known, that of the place only when there are several places.
    """
    sessions = [each for _, day in by_day(plan.sessions) for each in day] or [Session()]
    columns = [_DATE, _TIME, _TOPIC]
    if any(each.speaker for each in sessions):
        columns.append(_SPEAKER)
    if len({each.venue for each in sessions}) > 1:
        columns.append(_VENUE)
    spare = _WIDTH - sum(column.width for column in columns)
    wide = Column("topic", _TOPIC.heading, _TOPIC.width + spare)
    columns[2] = wide
    rows = tuple(
        tuple(_cell(each, column.key, plan.name) for column in columns) for each in sessions
    )
    return Table("課程表", tuple(columns), rows)


def _cell(session: Session, key: str, name: str) -> str:
    if key == "date":
        day = session.date
        return known(f"{day.month}月{day.day}日（{weekday(day)[-1]}）" if day else "", "研習日期")
    if key == "time":
        span = session.time
        return known(sheet_span(span.start, span.end) if span else "", "研習時間")
    if key == "topic":
        return known(session.topic or name, "研習名稱")
    return session.speaker if key == "speaker" else session.venue
