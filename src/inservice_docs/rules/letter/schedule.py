"""Dates against the letter's own date and against each other (日期先後), never the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from .date_roles import DEADLINE, EVENT, REFERENCE, WINDOW
from .day_words import day_words
from .found_dates import DateFound
from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sentences import clause
from .sources import SENSE, STUDY
from .view import View

# fmt: off
EVENT_PAST = LetterRule(
    "event-before-letter", ERROR, SENSE, "研習或活動的日期在發文日期之前",
    fix="改正研習日期或發文日期。",
    bad="說明：研習時間：115年7月17日（星期五）上午9時至12時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至12時。",
)
DEADLINE_PAST = LetterRule(
    "deadline-past", ERROR, SENSE, "期限在發文日期之前",
    fix="改正期限或發文日期。",
    bad="說明：請於115年7月31日（星期五）前報名。",
    good="說明：請於115年8月31日（星期一）前報名。",
)
DEADLINE_AFTER = LetterRule(
    "deadline-after-event", ERROR, STUDY, "報名或回復期限在研習之後",
    fix="改為研習前一日以前。",
    bad="說明：\n一、研習時間：115年9月18日（星期五）上午9時至12時。\n二、"
    "請於115年9月25日（星期五）前報名。",
    good="說明：\n一、研習時間：115年9月18日（星期五）上午9時至12時。\n二、"
    "請於115年9月11日（星期五）前報名。",
)
DEADLINE_SAME = LetterRule(
    "deadline-on-event-day", WARNING, STUDY, "報名期限就是研習當天（最遲應在前一日）",
    fix="最遲訂在研習前一日。",
    bad="說明：\n一、研習時間：115年9月18日（星期五）上午9時至12時。\n二、"
    "請於115年9月18日（星期五）前報名。",
    good="說明：\n一、研習時間：115年9月18日（星期五）上午9時至12時。\n二、"
    "請於115年9月17日（星期四）前報名。",
)
REFERENCE_LATER = LetterRule(
    "reference-after-letter", WARNING, SENSE, "引用的來文或規定，日期在發文日期之後",
    fix="核對引用的日期。",
    bad="說明：依據彰化縣政府115年8月15日府教學字第1150012345號函辦理。",
    good="說明：依據彰化縣政府115年7月15日府教學字第1150012345號函辦理。",
)
BACKWARDS = LetterRule(
    "date-range-backwards", ERROR, SENSE, "起訖日期顛倒",
    fix="對調，或改正其中一個日期。",
    bad="說明：研習日期：115年9月18日至115年9月16日。",
    good="說明：研習日期：115年9月16日至115年9月18日。",
)
FAR = LetterRule(
    "date-far", HINT, SENSE, "日期離發文日期超過兩年，可能打錯年份",
    fix="確認年份沒有打錯。",
    bad="說明：研習時間：125年9月18日上午9時至12時。",
    good="說明：研習時間：115年9月18日上午9時至12時。",
)
RULES = (EVENT_PAST, DEADLINE_PAST, DEADLINE_AFTER, DEADLINE_SAME, REFERENCE_LATER, BACKWARDS, FAR)
# fmt: on

# A letter about a study that is over, or put off, rightly names a day that is past.
_OVER = (
    r"業於|業已|已於|成果|核銷|結案|結報|辦竣|完竣|完畢|取消|停辦|更正|補發"
    r"|致謝|感謝|名單|名冊|簽到|補登|檢討|紀錄|照片|領據|收支|支出|敘獎|嘉獎|請款|撥付|[辦實執][理施行]情形"
)
_DONE = Pattern(_OVER)
_AFTERWARDS = Pattern(_OVER + r"|改期|延期|延後|原訂|原定")
# The day to which a study is put off is still to come, whatever else is past.
_PUT_OFF_TO = Pattern(r"(?:改(?:期|訂)?|延(?:期|後)?|順延)(?:於|至|到|在|為)[ ]?$")
_MAYBE_AFTERWARDS = Pattern(r"登錄|核發|研習證明|證書|統計|滿意度|結束")
_FIXED = Pattern(r"(?:日期|時間|期間|[訂定將]於)[^。；\r]{0,24}$")
_APPLIES = Pattern(
    r"(?P<firm>報名|推薦|薦派|選派)|名單|報送|回條|登錄|填報|惠復|見復|函復|回復|核復|惠允"
)
_NOT_APPLYING = Pattern(
    r"成果|核銷|心得|問卷|回饋|補登|核發|結報|收據|檢討|時數登錄|登錄(?:研習)?時數"
    r"|[習會課程]後|情形"
)
_UNDECIDED = Pattern(r"生效|施行")


def check(view: View) -> Iterator[Hit]:
    """Yield dates in the wrong order."""
    yield from _ranges(view)
    day = view.letter.date
    if day is not None:
        yield from _against_letter(view, day)
    yield from _deadlines(view)


def _ranges(view: View) -> Iterator[Hit]:
    before: DateFound | None = None
    for date in view.dates:
        if date.to and before and before.spot is date.spot and _backwards(before, date):
            yield BACKWARDS.hit(
                date.spot,
                (before.start, date.end),
                f"起日「{before.words}」在訖日「{date.words}」之後。",
                "對調，或改正其中一個日期。",
            )
        before = date


def _backwards(first: DateFound, last: DateFound) -> bool:
    if first.day is None or last.day is None or last.day >= first.day:
        return False
    # 12月30日至1月3日 runs into the next year, which nobody writes.
    return last.sure or not (first.day.month >= 11 and last.day.month <= 2)


def _against_letter(view: View, day: dt.date) -> Iterator[Hit]:
    over = _AFTERWARDS.search(view.subject.text) is not None
    done = _DONE.search(view.subject.text) is not None
    maybe = _AFTERWARDS.search(view.text) or _MAYBE_AFTERWARDS.search(view.subject.text)
    for date in view.dates:
        if date.day is None or view.quoted(date.spot, date.start):
            continue
        head = date.spot.text[: date.start]
        excused = done if _PUT_OFF_TO.search(head) else over
        if date.role == EVENT and date.day < day and not excused:
            told = date.sure and not maybe and _FIXED.search(head)
            yield EVENT_PAST.hit(
                date.spot,
                date.span,
                f"「{date.words}」在發文日期{day_words(day)}之前。",
                "改正研習日期或發文日期。",
                severity=ERROR if told else WARNING,
            )
        elif date.role == DEADLINE and date.day < day:
            yield DEADLINE_PAST.hit(
                date.spot,
                date.span,
                f"期限「{date.words}」在發文日期{day_words(day)}之前。",
                "改正期限或發文日期。",
                severity=ERROR if date.sure and not over else WARNING,
            )
        elif date.role == REFERENCE and date.day > day:
            if not _UNDECIDED.match(date.spot.text, date.after):
                yield REFERENCE_LATER.hit(
                    date.spot,
                    date.span,
                    f"引用的日期「{date.words}」在發文日期{day_words(day)}之後。",
                    "核對引用的日期。",
                )
        elif date.role in (EVENT, DEADLINE, WINDOW) and (date.day - day).days > 731:
            yield FAR.hit(
                date.spot, date.span, f"「{date.words}」離發文日期超過兩年。", "確認年份沒有打錯。"
            )


def _deadlines(view: View) -> Iterator[Hit]:
    events = sorted(
        date.day for date in view.dates if date.role == EVENT and date.day and date.sure
    )
    if not events:
        events = sorted(date.day for date in view.dates if date.role == EVENT and date.day)
    if not events:
        return
    first, last = events[0], events[-1]
    for date in view.dates:
        if date.role != DEADLINE or date.day is None or date.day < first:
            continue
        low, high = clause(date.spot.text, date.start, date.end)
        applies = _APPLIES.search(date.spot.text, low, high)
        if not applies or _NOT_APPLYING.search(date.spot.text, low, high):
            continue
        if date.day == first:
            yield DEADLINE_SAME.hit(
                date.spot,
                date.span,
                f"期限「{date.words}」就是研習當天。",
                "最遲訂在研習前一日。",
            )
        else:
            yield DEADLINE_AFTER.hit(
                date.spot,
                date.span,
                f"期限「{date.words}」在研習日期{day_words(first)}之後。",
                "改為研習前一日以前。",
                severity=ERROR if date.day > last and applies["firm"] else WARNING,
            )
