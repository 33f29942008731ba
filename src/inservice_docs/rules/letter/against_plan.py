"""A letter against its study plan (研習計畫): hours, dates, times, name, people, place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from inservice_docs.records.plan import Plan, Session
from inservice_docs.taiwan.numerals import number_text

from .date_roles import DEADLINE, EVENT
from .day_words import day_words
from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sentences import clause
from .sources import PLAN
from .study import PEOPLE_WORDS
from .view import View

_GIVEN = {
    "plan": {
        "研習名稱": "閱讀教學工作坊",
        "時數": "3",
        "場次": {"日期": "115-09-18", "時間": "09:00-12:00", "地點": "至善樓會議廳"},
        "報名": {"截止": "115-09-04"},
        "每校人數": "1-2",
        "承辦人": {"姓名": "陳小範"},
    }
}
# fmt: off
HOURS = LetterRule(
    "plan-hours-differ", ERROR, PLAN, "研習時數與計畫不同", given=_GIVEN,
    fix="核對研習時數。",
    bad="說明：全程參與者核給研習時數2小時。",
    good="說明：全程參與者核給研習時數3小時。",
)
DATE = LetterRule(
    "plan-date-differs", ERROR, PLAN, "研習日期與計畫不同", given=_GIVEN,
    fix="核對研習日期。",
    bad="說明：研習時間：115年9月25日（星期五）上午9時至12時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至12時。",
)
TIME = LetterRule(
    "plan-time-differs", ERROR, PLAN, "研習時間與計畫不同", given=_GIVEN,
    fix="核對研習時間。",
    bad="說明：研習時間：115年9月18日（星期五）下午1時至4時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至12時。",
)
LIMIT = LetterRule(
    "plan-deadline-differs", ERROR, PLAN, "報名期限與計畫不同", given=_GIVEN,
    fix="核對報名期限。",
    bad="說明：請於115年9月11日（星期五）前報名。",
    good="說明：請於115年9月4日（星期五）前報名。",
)
NAME = LetterRule(
    "plan-name-missing", WARNING, PLAN, "公文裡沒有計畫的研習名稱", given=_GIVEN,
    fix="核對研習名稱。",
    bad="主旨：檢送本校「閱讀教學研討會」實施計畫1份，請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
VENUE = LetterRule(
    "plan-venue-differs", WARNING, PLAN, "研習地點與計畫不同", given=_GIVEN,
    fix="核對研習地點。",
    bad="說明：研習時間、地點：115年9月18日（星期五）上午9時至12時，假本校活動中心舉行。",
    good="說明：研習時間、地點：115年9月18日（星期五）上午9時至12時，假本校至善樓會議廳舉行。",
)
SEATS = LetterRule(
    "plan-people-differ", WARNING, PLAN, "推薦人數與計畫的每校人數不同", given=_GIVEN,
    fix="核對人數。",
    bad="說明：請各校推薦3人參加。",
    good="說明：請各校推薦1-2人參加。",
)
CONTACT = LetterRule(
    "plan-contact-differs", HINT, PLAN, "聯絡方式沒有計畫的承辦人", given=_GIVEN,
    fix="核對承辦人。",
    bad="聯絡方式：承辦人：王大例；電話：04-22921175轉301",
    good="聯絡方式：承辦人：陳小範；電話：04-22921175轉301",
)
RULES = (HOURS, DATE, TIME, LIMIT, NAME, VENUE, SEATS, CONTACT)
# fmt: on

_PLACE = Pattern(
    r"(?:地點(?:：|為|:)|(?<!公)(?<!請)假(?=[^，。；\r]{2,30}(?:舉行|辦理|舉辦"
    r"|召開)))(?P<name>[^，。；\r]{2,40})",
    needs="地點 假",
)
_APPLIES = Pattern(r"報名|推薦|薦派|名單")


def check(view: View) -> Iterator[Hit]:
    """Yield facts that differ from the plan's; what the plan does not say is not compared."""
    plan = view.plan
    if plan is None:
        return
    yield from _name(view, plan)
    yield from _hours(view, plan)
    yield from _dates(view, plan)
    yield from _times(view, plan)
    yield from _place(view, plan)
    yield from _people(view, plan)


def _name(view: View, plan: Plan) -> Iterator[Hit]:
    name = "".join(plan.name.split())
    if name and view.subject.text and name not in "".join(view.text.split()):
        yield NAME.hit(
            view.subject,
            (0, 0),
            f"公文裡沒有計畫的研習名稱「{plan.name[:30]}」。",
            "核對研習名稱。",
        )
    people = [contact.name for contact in plan.contacts if contact.name]
    lines = "".join(view.letter.contacts)
    if people and lines and view.is_letter and not any(person in lines for person in people):
        yield CONTACT.hit(
            view.contacts[0],
            (0, len(view.contacts[0].raw)),
            "聯絡方式沒有計畫的承辦人。",
            "核對承辦人。",
        )


def _hours(view: View, plan: Plan) -> Iterator[Hit]:
    stated = view.hours
    if plan.hours is None or not stated:
        return
    if sum((each.hours for each in stated), Decimal(0)) == plan.hours:
        return
    for each in stated:
        if not each.part and each.hours != plan.hours:
            yield HOURS.hit(
                each.spot,
                each.span,
                f"公文寫「{each.words}」，計畫是{number_text(plan.hours)}小時。",
                "核對研習時數。",
            )


def _sessions(plan: Plan) -> tuple[Session, ...]:
    return (*plan.sessions, *(plan.change.former_sessions if plan.change else ()))


def _dates(view: View, plan: Plan) -> Iterator[Hit]:
    days = {session.date for session in _sessions(plan) if session.date}
    for date in view.dates:
        if date.day is None:
            continue
        if date.role == EVENT and days and date.day not in days:
            yield DATE.hit(
                date.spot,
                date.span,
                f"公文寫「{date.words}」，計畫是{_listed(days)}。",
                "核對研習日期。",
            )
        limit = plan.signup.deadline if plan.signup else None
        if date.role == DEADLINE and limit and date.day != limit:
            low, high = clause(date.spot.text, date.start, date.end)
            if _APPLIES.search(date.spot.text, low, high):
                yield LIMIT.hit(
                    date.spot,
                    date.span,
                    f"公文的期限是「{date.words}」，計畫是{day_words(limit)}。",
                    "核對報名期限。",
                )


def _listed(days: set[dt.date]) -> str:
    return "、".join(day_words(day) for day in sorted(days)[:3])


def _times(view: View, plan: Plan) -> Iterator[Hit]:
    spans = [session.time for session in _sessions(plan) if session.time]
    if not spans:
        return
    starts = {span.start.hour * 60 + span.start.minute for span in spans}
    ends = {span.end.hour * 60 + span.end.minute for span in spans}
    where = {date.spot.path for date in view.dates if date.role == EVENT}
    for time in view.times:
        if time.spot.path not in where or not time.last or not time.possible:
            continue
        first = time.first.minutes()
        last = first + time.length
        if (first not in starts and last not in ends) or (
            len(spans) == 1 and {first, last} != starts | ends
        ):
            yield TIME.hit(
                time.spot,
                time.span,
                f"公文寫「{time.words}」，計畫是{spans[0]}。",
                "核對研習時間。",
            )


def _place(view: View, plan: Plan) -> Iterator[Hit]:
    venues = ["".join(session.venue.split()) for session in _sessions(plan) if session.venue]
    text = "".join(view.text.split())
    if not venues or any(venue in text for venue in venues):
        return
    for found in view.find(_PLACE):
        name = found.match["name"]
        if not any(_shares(name, venue) for venue in venues):
            yield VENUE.hit(
                found.spot,
                found.span,
                f"公文的地點是「{name[:20]}」，計畫是「{venues[0][:20]}」。",
                "核對研習地點。",
            )
            return


def _shares(name: str, venue: str) -> bool:
    """Tell whether a place is the plan's in other words: 本校至善樓3樓 for 至善樓會議廳."""
    bare = venue.removeprefix("本校")
    return bare in name or name.removeprefix("本校") in bare


def _people(view: View, plan: Plan) -> Iterator[Hit]:
    seats = plan.per_school
    if seats is None:
        return
    for found in view.find(PEOPLE_WORDS):
        low = int(found.match["a"])
        high = int(found.match["b"] or low)
        if (low, high) != (seats.low, seats.high):
            yield SEATS.hit(
                found.spot,
                found.span,
                f"公文寫「{found.words}」，計畫是每校{seats}人。",
                "核對人數。",
            )
