"""One letter, one set of facts (前後一致): its dates, names and numbers of people agree."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from .date_roles import DEADLINE, EVENT
from .found_dates import DateFound
from .found_hours import event_days
from .pattern import Pattern
from .rule import WARNING, Hit, LetterRule
from .sources import SENSE, STRUCTURE
from .spots import Spot
from .view import View

# fmt: off
DATE = LetterRule(
    "event-date-differs", WARNING, SENSE, "主旨與說明的研習日期不同",
    fix="核對日期，前後寫成一致。",
    bad="主旨：本校訂於115年9月18日（星期五）辦理「閱讀教學工作坊」，請查照。"
    "\n附件：\n說明：研習時間：115年9月25日（星期五）上午9時至12時。",
    good="主旨：本校訂於115年9月18日（星期五）辦理「閱讀教學工作坊」，請查照。"
    "\n附件：\n說明：研習時間：115年9月18日（星期五）上午9時至12時。",
)
DEADLINES = LetterRule(
    "deadline-differs", WARNING, SENSE, "主旨與說明的期限不同",
    fix="核對日期，前後寫成一致。",
    bad="主旨：本校辦理「閱讀教學工作坊」，請於115年9月4日（星期五）前報名，請查照。"
    "\n附件：\n說明：請於115年9月7日（星期一）前報名。",
    good="主旨：本校辦理「閱讀教學工作坊」，請於115年9月4日（星期五）前報名，請查照。"
    "\n附件：\n說明：報名方式為線上報名。",
)
NAME = LetterRule(
    "event-name-differs", WARNING, SENSE, "同一研習的名稱前後不同",
    fix="同一研習的名稱寫成一致。",
    bad="主旨：本校辦理「閱讀教學工作坊」，請推薦教師參加，請查照。"
    "\n附件：\n說明：「閱讀教學研習坊」課程表另行公告。",
    good="主旨：本校辦理「閱讀教學工作坊」，請推薦教師參加，請查照。"
    "\n附件：\n說明：「閱讀教學工作坊」課程表另行公告。",
)
PEOPLE = LetterRule(
    "people-differ", WARNING, SENSE, "主旨與說明推薦的人數不同",
    fix="核對人數，前後寫成一致。",
    bad="主旨：本校辦理「閱讀教學工作坊」，請推薦1-2人參加，請查照。"
    "\n附件：\n說明：請各校推薦3人參加。",
    good="主旨：本校辦理「閱讀教學工作坊」，請推薦1-2人參加，請查照。"
    "\n附件：\n說明：請各校推薦1-2人參加。",
)
REFERENCE = LetterRule(
    "reference-broken", WARNING, STRUCTURE, "提到的「說明三」不存在",
    fix="改正項次，或補上該項。",
    bad="主旨：本校辦理「閱讀教學工作坊」，報名方式如說明三，請查照。\n附件：",
    good="主旨：本校辦理「閱讀教學工作坊」，研習時間如說明二，請查照。\n附件：",
)
RULES = (DATE, DEADLINES, NAME, PEOPLE, REFERENCE)
# fmt: on

_NAME = Pattern(r"「(?P<name>[^「」\r\n]{4,40})」", needs="「")
PEOPLE_WORDS = Pattern(
    r"(?:推薦|薦派|選派|指派|薦送|派員|每校)[^，。；\r\d]{0,12}(?P<a>\d{1,3})(?:[ ]?[-~～至－–][ "
    r"]?(?P<b>\d{1,3}))?[ ]?(?:人|名|位)",
    needs="人 名 位",
)  # fmt: skip
_REFERENCE = Pattern(
    r"(?:詳?如|詳|見|依)(?P<part>說明|辦法|擬辦)(?P<one>[一二三四五六七八九十]{1,3})?(?P<two>[（(]["
    r"一二三四五六七八九十]{1,3}[）)])?(?![會書文之])",
    needs="說明 辦法 擬辦",
)  # fmt: skip
_ALIKE = 0.7


def check(view: View) -> Iterator[Hit]:
    """Yield facts that one part of the letter states otherwise than another."""
    yield from _dates(view)
    yield from _names(view)
    yield from _people(view)
    yield from _references(view)


def _dates(view: View) -> Iterator[Hit]:
    for role, rule, name in ((EVENT, DATE, "研習日期"), (DEADLINE, DEADLINES, "期限")):
        dates = [date for date in view.dates if date.role == role and date.day]
        subject = [date for date in dates if date.spot is view.subject]
        body = [date for date in dates if date.spot is not view.subject]
        if not subject or not body:
            continue
        days = event_days(body) if role == EVENT else {date.day for date in body}
        other = next((date for date in subject if date.day not in days), None)
        if other is not None and not _within(other, body):
            yield rule.hit(
                body[0].spot,
                body[0].span,
                f"{name}在「{body[0].spot.name}」是「{body[0].words}」，主旨是「{other.words}」。",
                "核對日期，前後寫成一致。",
            )


def _within(date: DateFound, body: list[DateFound]) -> bool:
    days = [each.day for each in body if each.day]
    return bool(date.day and len(days) > 1 and min(days) <= date.day <= max(days))


def _names(view: View) -> Iterator[Hit]:
    names: list[tuple[Spot, tuple[int, int], str]] = [
        (found.spot, found.span, "".join(found.match["name"].split())) for found in view.find(_NAME)
    ][:40]
    first = [name for spot, _, name in names if spot is view.subject] or [
        name for *_, name in names[:1]
    ]
    for spot, span, name in names:
        if name in first:
            continue
        for other in first:
            if name in other or other in name or abs(len(name) - len(other)) > 3:
                continue
            if SequenceMatcher(None, name, other, autojunk=False).ratio() >= _ALIKE and not _series(
                name, other
            ):
                yield NAME.hit(
                    spot,
                    span,
                    f"「{name}」與前面的「{other}」只差幾個字。",
                    "同一研習的名稱寫成一致。",
                )
                break


def _series(name: str, other: str) -> bool:
    """Tell whether two names differ in a number or a level only: 初階班、進階班."""
    extra = set(name) ^ set(other)
    return all(
        char in "一二三四五六七八九十甲乙丙丁上下初進高中小國幼階班場次第0123456789ABCD"
        for char in extra
    )


def _people(view: View) -> Iterator[Hit]:
    found = list(view.find(PEOPLE_WORDS))
    subject = {
        (each.match["a"], each.match["b"]): each for each in found if each.spot is view.subject
    }
    if not subject:
        return
    words = next(iter(subject.values())).words
    for each in found:
        if each.spot is not view.subject and (each.match["a"], each.match["b"]) not in subject:
            yield PEOPLE.hit(
                each.spot,
                each.span,
                f"「{each.spot.name}」寫「{each.words}」，主旨寫「{words}」。",
                "核對人數，前後寫成一致。",
            )


def _references(view: View) -> Iterator[Hit]:
    names: set[str] | None = None
    for found in view.find(_REFERENCE):
        if names is None:
            names = {each.text.name for top in view.paragraphs for each in top.walk()}
        part, one, two = found.match["part"], found.match["one"] or "", found.match["two"] or ""
        wanted = part + one + two.replace("(", "（").replace(")", "）")
        if wanted not in names and not any(name.startswith(wanted) for name in names):
            yield REFERENCE.hit(
                found.spot,
                found.span,
                f"提到「{wanted}」，但沒有這一項。",
                "改正項次，或補上該項。",
            )
