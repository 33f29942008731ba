"""The sign-in sheet (簽到表): who is expected, and where each signs on each half day.

One set of tables goes into Word and into a workbook, so that the two cannot disagree. Guests
(其他對象), who get no hours, sign on a sheet of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from inservice_docs.documents.half_days import half_days
from inservice_docs.documents.letters.missing import known
from inservice_docs.documents.name_order import in_order
from inservice_docs.documents.sheet_facts import (
    by_day,
    days_text,
    is_guest,
    study_title,
    times_text,
    venues_text,
)
from inservice_docs.documents.sign_in_columns import DEFAULT, NAME, NUMBER, choose_columns, fact_of
from inservice_docs.records.finding import Finding, Outcome
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan, Session
from inservice_docs.records.school import School
from inservice_docs.records.table import Column, Table

ORDERS = ("school", "name", "none")
_SIGNS = {1: ("簽到",), 2: ("簽到", "簽退"), 3: ("簽到", "點名", "簽退")}
_MOST_DAYS_BESIDE = 4
_GUEST_NOTE = "本表人員不核發研習時數。"
_GUEST_ROWS = 10


@dataclass(frozen=True, slots=True)
class SignInLayout:
    """How the clerk wants the sheet: columns, signatures a half day, order, empty rows at the end.

    `order` is one of `ORDERS`; `guest_rows` is how many rows the guests' sheet has at least.
    """

    columns: tuple[str, ...] = DEFAULT
    signs: int = 1
    order: str = "school"
    blank_rows: int = 0
    guest_rows: int = _GUEST_ROWS


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """One sheet: its short name (for worksheets and files) and its table."""

    name: str
    table: Table


def compose_sign_in(
    plan: Plan,
    school: School,
    people: Sequence[Person],
    layout: SignInLayout | None = None,
) -> Outcome[tuple[SignInSheet, ...]]:
    """Compose the sheets: one a day, or one for all days where each takes half a day.

    People whose school or position is one of the plan's guests go to the guests' sheet. Raises
    UserError for a column that a sign-in sheet must not have.
    """
    wish = layout or SignInLayout()
    guests = [each for each in people if is_guest(each, plan)]
    listed = in_order([each for each in people if not is_guest(each, plan)], wish.order)
    findings: list[Finding] = []
    sheets: list[SignInSheet] = []
    for name, sessions, signs in _occasions(plan, wish.signs):
        outcome = choose_columns(wish.columns or DEFAULT, signs, people)
        findings += [found for found in outcome.findings if found not in findings]
        notes = _notes(plan, school, sessions)
        columns = outcome.value
        rows = _rows(columns, listed, wish.blank_rows)
        title = study_title(plan, "簽到表")
        sheets.append(SignInSheet(name or "簽到表", Table(title, columns, rows, notes)))
        if plan.guests and (wish.guest_rows or guests):
            title = study_title(plan, "其他對象簽到表")
            blank = max(0, wish.guest_rows - len(guests))
            unit = plan.guests[0] if len(plan.guests) == 1 else ""
            rows = _rows(columns, in_order(guests, wish.order), blank, unit, mark="賓")
            groups = f"對象：{'、'.join(plan.guests)}。{_GUEST_NOTE}"
            guest_name = f"{name} 其他對象".strip()
            sheets.append(SignInSheet(guest_name, Table(title, columns, rows, (*notes, groups))))
    return Outcome(tuple(sheets), tuple(findings))


def together(sheets: Iterable[SignInSheet]) -> list[list[SignInSheet]]:
    """Return the sheets in groups that can share a Word document: those of the same columns."""
    return [list(group) for _, group in groupby(sheets, key=lambda sheet: sheet.table.columns)]


def _occasions(plan: Plan, signs: int) -> list[tuple[str, list[Session], tuple[str, ...]]]:
    """Return (name, sessions, headings to sign under) of each sheet."""
    days = by_day(plan.sessions)
    if not days:
        return [("", [], _headings((), signs))]
    if len(days) == 1:
        return [("", days[0][1], _headings(half_days(days[0][1]), signs))]
    halves = [half_days(sessions) for _, sessions in days]
    one_venue = len({session.venue for session in plan.sessions}) == 1
    beside = len(days) * len(_SIGNS[signs]) <= _MOST_DAYS_BESIDE
    if all(len(each) <= 1 for each in halves) and one_venue and beside and days[-1][0]:
        headings = [
            f"{day.month}月{day.day}日\n{heading}"
            for day, _ in days
            if day is not None
            for heading in _headings((), signs)
        ]
        return [("", list(plan.sessions), tuple(headings))]
    return [
        (f"{day:%m-%d}" if day else "日期未定", sessions, _headings(each, signs))
        for (day, sessions), each in zip(days, halves, strict=True)
    ]


def _headings(halves: Sequence[str], signs: int) -> tuple[str, ...]:
    """Return what stands over the columns to sign: 簽名; 上午簽到, 下午簽到; …"""
    words = _SIGNS[signs]
    if len(halves) > 1:
        return tuple(f"{half}{word}" for half in halves for word in words)
    return words if len(words) > 1 else ("簽名",)


def _notes(plan: Plan, school: School, sessions: Sequence[Session]) -> tuple[str, ...]:
    days: list[dt.date] = sorted({each.date for each in sessions if each.date})
    one_day = by_day(sessions)[:1] if len(days) <= 1 else []
    if one_day or not sessions:
        time = times_text(sessions)
    else:
        times = [times_text(each) for _, each in by_day(sessions)]
        time = times[0] if len(set(times)) == 1 else "；".join(times)
    when = f"日期：{days_text(days)}　時間：{time}"
    where = f"地點：{venues_text(sessions)}"
    who = f"主辦單位：{known(school.name, '學校名稱')}{plan.office}"
    return (when, f"{where}　{who}")


def _rows(
    columns: Sequence[Column], people: Sequence[Person], blank: int, unit: str = "", mark: str = ""
) -> tuple[tuple[str, ...], ...]:
    """Return the rows of people and the empty ones, numbered on; `unit` stands in the latter."""
    everybody = [*people, *(Person(school=unit) for _ in range(blank))]
    return tuple(
        tuple(
            f"{mark}{number}" if column.key == NUMBER else _fact(column.key, person, mark)
            for column in columns
        )
        for number, person in enumerate(everybody, 1)
    )


def _fact(key: str, person: Person, mark: str) -> str:
    fact = fact_of(key, person)
    return f"{fact}（來賓）" if mark and key == NAME and fact else fact
