"""發文字號: the letter's own number, and the numbers of letters that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from inservice_docs.records.gap import OPEN
from inservice_docs.taiwan.dates import roc_year
from inservice_docs.taiwan.document_numbers import parse_number

from .date_roles import REFERENCE
from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sentences import clause
from .sources import NUMBERING, SENSE
from .view import Found, View

# fmt: off
EMPTY = LetterRule(
    "number-empty", ERROR, NUMBERING, "文號只有「字第號」而沒有號碼",
    fix="尚未給號就整欄空白；否則補上10碼號碼。",
    bad="發文字號：範中字第號",
    good="發文字號：範中字第1150000123號",
)
DOUBLE = LetterRule(
    "number-double-word", WARNING, NUMBERING, "文號重複了「字」", safe=True,
    fix="只留一個「字」。",
    bad="發文字號：範中字字第1150000123號",
    good="發文字號：範中字第1150000123號",
)
DIGITS = LetterRule(
    "number-digits", WARNING, NUMBERING, "文號不是10碼（3碼年度加7碼流水號）",
    fix="應為10碼：3碼年度加7碼流水號。",
    bad="發文字號：範中字第115000123號",
    good="發文字號：範中字第1150000123號",
)
FORM = LetterRule(
    "number-form", WARNING, NUMBERING, "文號缺「字第」或「號」",
    fix="寫成「○○字第1150000123號」。",
    bad="發文字號：範中第1150000123",
    good="發文字號：範中字第1150000123號",
)
YEAR = LetterRule(
    "letter-number-year", ERROR, SENSE, "文號的年度與發文日期不符",
    fix="核對文號與發文日期。",
    bad="發文字號：範中字第1140000123號",
    good="發文字號：範中字第1150000123號",
)
WORD = LetterRule(
    "number-word", HINT, SENSE, "文號的發文字與學校的發文字不同",
    fix="核對發文字。",
    given={"school": {"名稱": "臺中市私立範例高級中學", "發文字": "範中"}},
    bad="發文字號：例中字第1150000123號",
    good="發文字號：範中字第1150000123號",
)
CITED_DIGITS = LetterRule(
    "reference-number-digits", HINT, NUMBERING, "引用的文號不是10碼",
    fix="核對來文的文號，通常是10碼。",
    bad="說明：依據彰化縣政府115年7月15日府教學字第115001234號函辦理。",
    good="說明：依據彰化縣政府115年7月15日府教學字第1150012345號函辦理。",
)
CITED_YEAR = LetterRule(
    "reference-number-year", WARNING, SENSE, "引用的文號年度與引用的日期不符",
    fix="核對來文的日期與文號。",
    bad="說明：依據彰化縣政府115年7月15日府教學字第1140012345號函辦理。",
    good="說明：依據彰化縣政府115年7月15日府教學字第1150012345號函辦理。",
)
CITED_UNDATED = LetterRule(
    "reference-without-date", HINT, NUMBERING, "引用來文只有文號沒有日期",
    fix="在文號前補上來文日期。",
    bad="說明：依據彰化縣政府府教學字第1150012345號函辦理。",
    good="說明：依據彰化縣政府115年7月15日府教學字第1150012345號函辦理。",
)
CITED_UNNUMBERED = LetterRule(
    "reference-without-number", HINT, NUMBERING, "引用來文只有日期沒有文號",
    fix="補上來文的文號。",
    bad="說明：依據彰化縣政府115年7月15日函辦理。",
    good="說明：依據彰化縣政府115年7月15日府教學字第1150012345號函辦理。",
)
RULES = (
    EMPTY, DOUBLE, DIGITS, FORM, YEAR, WORD, CITED_DIGITS, CITED_YEAR, CITED_UNDATED,
    CITED_UNNUMBERED,
)
# fmt: on

_EMPTY = Pattern(r"第[ \u3000]*號", needs="第")
_DOUBLE = Pattern("字{2,}(?=第)", needs="字字")
_SERIAL = Pattern(r"第?[ \u3000]*(?P<digits>[0-9]+)(?P<suffix>[A-Za-z]?)[ \u3000]*(?P<end>號?)")
_BARE = Pattern(r"[0-9]{10}[A-Z]?")
_CITED = Pattern(r"字第[ ]?(?P<digits>[0-9]{3,16})[A-Za-z]?[ ]?號", needs="字第")
_LETTER = Pattern(r"[ ]?(?:（[^（）]{1,6}）)?[ ]?函(?=辦理|核|及|、|，|。|復|示)")
_EXCEPTIONS = ("無文號", "無字號", "免編號")


def check(view: View) -> Iterator[Hit]:
    """Yield what is wrong with the letter's number and with the numbers it cites."""
    spot = view.fields["number"]
    at = 0
    for part in spot.text.split("、"):
        if part.strip() and OPEN not in part:
            yield from _own(view, part, at)
        at += len(part) + 1
    for found in view.find(_CITED):
        yield from _cited(view, found)
    yield from _unnumbered(view)


def _own(view: View, text: str, at: int) -> Iterator[Hit]:
    spot = view.fields["number"]
    where = (at, at + len(text))
    words = text.strip()
    if _EMPTY.search(text):
        yield EMPTY.hit(
            spot, where, f"文號「{words}」沒有號碼。", "尚未給號就整欄空白；否則補上10碼號碼。"
        )
        return
    if double := _DOUBLE.search(text):
        start, end = at + double.start(), at + double.end()
        yield DOUBLE.hit(
            spot, (start, end), f"文號「{words}」重複了「字」。", "只留一個「字」。", put="字"
        )
    if view.kind == "公告" or any(word in text for word in _EXCEPTIONS):
        return
    serial = _SERIAL.search(text)
    if view.is_memo and _BARE.fullmatch(words):
        pass
    elif not serial or "第" not in text or not serial["end"] or "字" not in text:
        yield FORM.hit(
            spot, where, f"文號「{words}」的格式不完整。", "寫成「○○字第1150000123號」。"
        )
    elif len(serial["digits"]) != 10:
        yield DIGITS.hit(
            spot,
            (at + serial.start("digits"), at + serial.end("digits")),
            f"文號的號碼「{serial['digits']}」是{len(serial['digits'])}碼。",
            "應為10碼：3碼年度加7碼流水號。",
        )
    yield from _year(view, text, at)


def _year(view: View, text: str, at: int) -> Iterator[Hit]:
    spot, day = view.fields["number"], view.letter.date
    number = parse_number(text)
    if number.year is None:
        return
    if day and day.year >= 1912 and number.year != roc_year(day):
        start = at + max(0, text.find(f"{number.year:03}"))
        # In the first days of January a number of the old year may still go out.
        late = number.year == roc_year(day) - 1 and (day.month, day.day) <= (1, 10)
        yield YEAR.hit(
            spot,
            (start, start + 3),
            f"文號年度是{number.year}，發文日期是{roc_year(day)}年。",
            "核對文號與發文日期。",
            severity=WARNING if late else ERROR,
        )
    school = view.school
    if school and school.letter_word and view.letter.sender.strip() in ("", school.name):
        own = school.letter_word.rstrip("字")
        if number.word and number.word != own:
            yield WORD.hit(
                spot,
                (at, at + len(text)),
                f"發文字是「{number.word}」，學校的發文字是「{own}」。",
                "核對發文字。",
            )


def _cited(view: View, found: Found) -> Iterator[Hit]:
    digits = found.match["digits"]
    spot = found.spot
    where = (found.start, found.end)
    if len(digits) != 10:
        yield CITED_DIGITS.hit(
            spot,
            where,
            f"引用的文號「{found.words}」是{len(digits)}碼。",
            "核對來文的文號，通常是10碼。",
        )
    low, _ = clause(spot.text, found.start, found.end)
    dates = [
        date
        for date in view.dates
        if date.spot is spot and low <= date.start and date.end <= found.start
    ]
    if not dates:
        if "年" not in spot.text[max(low, found.start - 30) : found.start]:
            yield CITED_UNDATED.hit(
                spot, where, f"引用「{found.words}」而沒有寫來文日期。", "在文號前補上來文日期。"
            )
        return
    day = dates[-1].day
    year = int(digits[:3])
    if len(digits) == 10 and day and dates[-1].sure and day.year >= 1912 and year != roc_year(day):
        yield CITED_YEAR.hit(
            spot,
            where,
            f"文號年度是{year}，引用的日期是「{dates[-1].words}」。",
            "核對來文的日期與文號。",
        )


def _unnumbered(view: View) -> Iterator[Hit]:
    for date in view.dates:
        rest = _LETTER.match(date.spot.text, date.after)
        if date.role == REFERENCE and rest:
            yield CITED_UNNUMBERED.hit(
                date.spot,
                (date.start, rest.end()),
                f"引用「{date.words}函」而沒有文號。",
                "補上來文的文號。",
            )
