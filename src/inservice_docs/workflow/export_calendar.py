"""Export the calendar (行事曆): deadlines and sessions of the plans under way, as .ics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from inservice_docs.awards.rules import AwardRules
from inservice_docs.awards.timetable import timetable
from inservice_docs.formats.calendar import CalendarEvent, write_calendar
from inservice_docs.records.plan_entry import PlanEntry, PlanLine
from inservice_docs.records.tracking import TrackedApproval
from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.registry.work import Work
from inservice_docs.rules.calendar import is_working_day
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document

_PAGE = 200
_DAY = dt.timedelta(days=1)


def export_calendar(
    register: Register, *, office: str = "", plan: str = "", remind_after: int = 10
) -> Document:
    """Return the deadlines of one plan, or of all that are not finished, as a calendar file.

    An authority that has not answered is to be reminded `remind_after` working days after it was
    asked. The file names no people.
    """
    with register.look() as work:
        lines: Iterable[PlanLine] = [work.plans.get(plan)] if plan else _unfinished(work, office)
        waiting: dict[str, list[TrackedApproval]] = {}
        for each in work.approvals.waiting():
            waiting.setdefault(each.plan, []).append(each)
        events = [
            event
            for line in lines
            for event in _events(work.plans.get(line.number), waiting, remind_after)
        ]
    name = f"{register.workspace.school.name or '教師研習'}研習行事曆"
    data = write_calendar(sorted(events, key=_when), register.at, name)
    return Document("研習行事曆.ics", data)


def _unfinished(work: Work, office: str) -> Iterator[PlanLine]:
    last = None
    while page := work.plans.todo(PlanFilter(office), after=last, limit=_PAGE):
        yield from page
        last = page[-1]


def _events(
    entry: PlanEntry, waiting: dict[str, list[TrackedApproval]], remind_after: int
) -> Iterator[CalendarEvent]:
    plan, named = entry.plan, f"{entry.number} {entry.plan.name}"
    note = f"{plan.office}：目前「{entry.standing.status}」"

    def day(key: str, title: str, on: dt.date) -> CalendarEvent:
        uid = f"{entry.number}-{key}@inservice-docs"
        return CalendarEvent(uid, f"{title}：{named}", on, description=note, category=title)

    if plan.signup is not None and plan.signup.deadline is not None:
        yield day("signup", "報名截止", plan.signup.deadline)
    for number, each in enumerate(waiting.get(entry.number, ()), 1):
        if each.request_date is not None:
            due = after_working_days(each.request_date, remind_after)
            yield day(f"approval-{number}", f"催辦核准（{each.agency}）", due)
    for sitting in timetable(plan, AwardRules(), plan.hours or Decimal(0)).sittings:
        session = plan.sessions[sitting.number - 1]
        uid = f"{entry.number}-session-{sitting.number}@inservice-docs"
        start = sitting.start or session.date
        if start is not None:
            title = f"研習：{named}" + (f"（{session.topic}）" if session.topic else "")
            yield CalendarEvent(uid, title, start, sitting.end, session.venue, note, "研習")
    if plan.dates:
        yield day("hours", "核發時數", after_working_days(plan.dates[-1], 1))
    if entry.retain_until is not None and entry.purged_on is None:
        yield day("privacy", "刪除個資", entry.retain_until)


def after_working_days(start: dt.date, count: int) -> dt.date:
    """Return the working day that is `count` working days after a date."""
    day = start
    while count > 0:
        day += _DAY
        count -= is_working_day(day)
    return day


def _when(event: CalendarEvent) -> tuple[dt.date, str]:
    start = event.start
    return (start.date() if isinstance(start, dt.datetime) else start), event.uid
