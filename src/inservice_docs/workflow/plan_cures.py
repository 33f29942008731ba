"""Cures of a plan (一鍵更正): the plan as it is meant, where a finding has one plain cure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan, Range, SignUp
from inservice_docs.records.school import School
from inservice_docs.rules.hours import timetable_hours
from inservice_docs.rules.places import field_path
from inservice_docs.rules.seats import seats
from inservice_docs.taiwan.course_codes import CourseCodes, load
from inservice_docs.taiwan.dates import plain_date
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.taiwan.text import compact

_MEANT = re.compile("(?:是不是|是否為|改為|改用)「([^」]+)」")
_WEEKDAY = re.compile("(?:星期|週|周|禮拜)[一二三四五六日天]")


@dataclass(frozen=True, slots=True)
class Cure:
    """What one click does: words for the button, and the plan as it is then."""

    words: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Known:
    """What cures are worked out from."""

    plan: Plan
    finding: Finding
    school: School
    codes: CourseCodes

    @property
    def path(self) -> tuple[str | int, ...]:
        """Return where the finding stands."""
        return field_path(self.finding.place.field)


def cure_of(
    finding: Finding, plan: Plan, school: School, codes: CourseCodes | None = None
) -> Cure | None:
    """Return the plain cure of a finding of `check_plan`, None where a person must decide."""
    made = _CURES.get(finding.code)
    known = Known(plan, finding, school, codes or load())
    found = made(known) if made else None
    if found is None and finding.code in _WORDS:
        found = _meant(known)
    return found if found is not None and found.plan != plan else None


def text_cure(finding: Finding, text: str) -> str:
    """Return what somebody meant who typed a text that cannot be read; empty when unknown."""
    right = re.search("請改成（(星期.)）", finding.fix)
    if right:
        return _WEEKDAY.sub(right.group(1), text)
    other = re.fullmatch(r"改為 ([0-9]+-[0-9]+)。", finding.fix)
    if other and finding.code == "range-backwards":
        return other.group(1)
    meant = _MEANT.search(finding.fix)
    return meant.group(1) if meant else ""


def _put(words: str, plan: Plan, **update: Any) -> Cure:
    return Cure(words, plan.model_copy(update=update))


def _signup(words: str, plan: Plan, **update: Any) -> Cure:
    signup = (plan.signup or SignUp()).model_copy(update=update)
    return _put(words, plan, signup=signup)


def _missing(known: Known) -> Cure | None:
    plan, label = known.plan, known.finding.place.field
    if label == "班別性質" and plan.scope is not None:
        kind = known.codes.word_of("班別性質", "0" if plan.cross_school else "5")
        return _put(f"填「{kind}」", plan, class_kind=kind)
    if label == "班級數":
        return _put("填 1 班", plan, class_count=1)
    if label == "時數":
        hours = timetable_hours(plan)
        if hours is not None and hours[0] > 0:
            return _put(f"依課程表填 {number_text(hours[0])} 小時", plan, hours=hours[0])
    if label in {"報名", "報名 › 截止"}:
        return _deadline(known, 7)
    return None


def _deadline(known: Known, days: int) -> Cure | None:
    plan = known.plan
    if not plan.dates:
        return None
    day = plan.dates[0] - dt.timedelta(days=days)
    return _signup(f"截止日填 {plain_date(day, weekday=True)}", plan, deadline=day)


def _class_kind(known: Known) -> Cure:
    kind = known.codes.word_of("班別性質", "0" if known.plan.cross_school else "5")
    return _put(f"改為「{kind}」", known.plan, class_kind=kind)


def _most_hours(known: Known) -> Cure | None:
    hours = timetable_hours(known.plan)
    if hours is None:
        return None
    return _put(f"改為 {number_text(hours[1])} 小時", known.plan, hours=hours[1])


def _fewest_hours(known: Known) -> Cure | None:
    hours = timetable_hours(known.plan)
    if hours is None:
        return None
    return _put(f"改為 {number_text(hours[0])} 小時", known.plan, hours=hours[0])


def _way(known: Known) -> Cure | None:
    plan = known.plan
    email = next((each.email for each in plan.contacts if each.email), "")
    if email:
        return _signup("用承辦人的電子信箱", plan, email=email)
    if known.school.fax:
        return _signup("用學校的傳真", plan, fax=known.school.fax)
    return None


def _per_school(known: Known) -> Cure | None:
    held, total = known.plan.per_school, seats(known.plan)
    if held is None or not total:
        return None
    span = Range(low=min(held.low, total), high=total)
    return _put(f"改為 {span}", known.plan, per_school=span)


def _once_each(known: Known) -> Cure | None:
    name = {"主管機關": "authorities", "邀請對象": "invitees"}.get(str(known.path[0]))
    if name is None:
        return None
    held = tuple(dict.fromkeys(getattr(known.plan, name)))
    return _put("刪除重複的", known.plan, **{name: held})


def _drop(known: Known) -> Cure | None:
    name = {"主管機關": "authorities", "邀請對象": "invitees"}.get(str(known.path[0]))
    return _put("清除這一欄", known.plan, **{name: ()}) if name else None


def _seats_online(known: Known) -> Cure | None:
    total = seats(known.plan)
    return _signup(f"改為 {total} 人", known.plan, online_seats=total) if total else None


def _meant(known: Known) -> Cure | None:
    """Put the word that a finding's cure names in place of the one it is about."""
    right = _MEANT.search(known.finding.fix)
    if right is None:
        return None
    return _put_at(known, right.group(1), f"改為「{right.group(1)}」")


def _county(known: Known) -> Cure | None:
    right = _MEANT.search(known.finding.fix)
    wrong = re.search("沒有「([^」]+)」", known.finding.message)
    if right is None or wrong is None:
        return None
    held = _text_at(known)
    new = held.replace(wrong.group(1), right.group(1), 1)
    return _put_at(known, new, f"改為「{new}」")


def _email(known: Known) -> Cure | None:
    meant = compact(_text_at(known))
    if f"改為 {meant}。" != known.finding.fix:
        return None
    return _put_at(known, meant, f"改為 {meant}")


_FIELDS = {
    "研習名稱": "name", "班別性質": "class_kind", "繳費方式": "fee", "補助單位": "subsidy",
    "主管機關": "authorities", "邀請對象": "invitees", "參加對象": "audience",
    "承辦人": "contacts", "場次": "sessions", "報名": "signup",
    "電子信箱": "email", "地點": "venue",
}  # fmt: skip


def _text_at(known: Known) -> str:
    held: Any = known.plan
    for step in known.path:
        try:
            held = held[step] if isinstance(step, int) else getattr(held, _FIELDS[step])
        except (KeyError, IndexError, AttributeError):
            return ""
    return held if isinstance(held, str) else ""


def _put_at(known: Known, text: str, words: str) -> Cure | None:
    if not _text_at(known):
        return None
    return Cure(words, _with(known.plan, known.path, text))


def _with(record: Any, path: tuple[str | int, ...], text: str) -> Any:
    if not path:
        return text
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*record[:step], _with(record[step], rest, text), *record[step + 1 :])
    name = _FIELDS[step]
    return record.model_copy(update={name: _with(getattr(record, name), rest, text)})


_CURES: dict[str, Callable[[Known], Cure | None]] = {
    "fact-missing": _missing,
    "cross-school-fact-missing": _missing,
    "signup-deadline-missing": _missing,
    "class-kind-scope": _class_kind,
    "hours-above-timetable": _most_hours,
    "hours-below-timetable": _fewest_hours,
    "signup-no-way": _way,
    "signup-deadline-late": lambda known: _deadline(known, 1),
    "online-deadline-late": lambda known: _deadline(known, 1),
    "per-school-too-many": _per_school,
    "recipient-doubled": _once_each,
    "in-school-extra": _drop,
    "online-seats-missing": _seats_online,
    "online-seats-too-many": _seats_online,
    "online-signup-in-school": lambda known: _signup("改為否", known.plan, online=False),
    "hours-in-credit-class": lambda known: _put("清除時數", known.plan, hours=None),
    "credits-in-hour-class": lambda known: _put("清除學分數", known.plan, credits=None),
    "plan-county-renamed": _county,
    "email-form": _email,
}
_WORDS = {"tai-variant", "choice-unknown", "class-kind-unknown"}
"""Findings whose cure names the word that was meant."""
