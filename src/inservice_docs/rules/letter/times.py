"""Times of day as they are written: possible, in order, with 上午/下午 or in 24 hours."""

from __future__ import annotations

from collections.abc import Iterator

from .found_times import Clock, TimeFound
from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import DIGITS, SENSE
from .view import View

# fmt: off
IMPOSSIBLE = LetterRule(
    "time-impossible", ERROR, SENSE, "沒有這個時間（25時、9時75分、上午13時）",
    fix="改成正確的時間。",
    bad="說明：研習時間：115年9月18日（星期五）上午9時75分至12時。",
    good="說明：研習時間：115年9月18日（星期五）09:00至12:00。",
)
BACKWARDS = LetterRule(
    "time-range-backwards", ERROR, SENSE, "結束時間不在開始時間之後",
    fix="對調或改正時間。",
    bad="說明：研習時間：115年9月18日（星期五）下午5時至1時。",
    good="說明：研習時間：115年9月18日（星期五）下午1時至5時。",
)
MIXED = LetterRule(
    "time-mixed-clock", WARNING, DIGITS, "下午（晚上）與24小時制並用（下午1310時）", safe=True,
    fix="改為「下午1時10分」或「13:10」。",
    bad="說明：研習時間：115年9月18日（星期五）下午13時10分至17時。",
    good="說明：研習時間：115年9月18日（星期五）下午1時10分至5時。",
)
COMPACT = LetterRule(
    "time-compact", WARNING, DIGITS, "時間連寫成四個數字（0900時）",
    fix="改為「13時10分」或「下午1時10分」。",
    bad="說明：研習時間：115年9月18日（星期五）0900時至1200時。",
    good="說明：研習時間：115年9月18日（星期五）9時至12時。",
)
VAGUE = LetterRule(
    "time-without-period", HINT, DIGITS, "看不出上午或下午（1時至5時）",
    fix="加上「上午」或「下午」。",
    bad="說明：研習時間：115年9月18日（星期五）1時至5時。",
    good="說明：研習時間：115年9月18日（星期五）下午1時至5時。",
)
NOON = LetterRule(
    "time-noon", HINT, DIGITS, "「上午12時」「下午12時」（應作中午12時）",
    fix="改為「中午12時」。",
    bad="說明：研習時間：115年9月18日（星期五）上午9時至下午12時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至中午12時。",
)
SPOKEN = LetterRule(
    "time-colloquial", WARNING, DIGITS, "時間用了「點」「早上」", safe=True,
    fix="改為「上午9時30分」的寫法。",
    bad="說明：研習時間：115年9月18日（星期五）上午9點至12點。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至12時，備有茶點。",
)
CHINESE = LetterRule(
    "time-chinese", WARNING, DIGITS, "時間用了中文數字（上午九時）",
    fix="改用阿拉伯數字，例如「上午9時」。",
    bad="說明：研習時間：115年9月18日（星期五）上午九時至十二時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至12時。",
)
COLON = LetterRule(
    "time-colon", WARNING, DIGITS, "時分之間用了全形冒號，或「上午」「下午」與冒號并用", safe=True,
    fix="改為半形「:」；有上午、下午時改為「時」「分」。",
    bad="說明：研習時間：115年9月18日（星期五）09：00至12：00。",
    good="說明：研習時間：115年9月18日（星期五）09:00至12:00。",
)
STYLES = LetterRule(
    "time-styles-mixed", HINT, SENSE, "同一件公文混用12小時制與24小時制",
    fix="統一成一種寫法。",
    bad="說明：\n一、研習時間：115年9月18日（星期五）上午9時至12時。\n二、報到時間：08:30至09:00。",
    good="說明：\n一、研習時間：115年9月18日（星期五）上午9時至12時。\n二、"
    "報到時間：上午8時30分至9時。",
)
RULES = (IMPOSSIBLE, BACKWARDS, MIXED, COMPACT, VAGUE, NOON, SPOKEN, CHINESE, COLON, STYLES)
# fmt: on

_POINT = Pattern(
    r"(?:(?<=[上下中]午)|(?<=[早晚]上)|(?<=[至到~～－]))[ ]?(?<!\d)\d{1,2}[ "
    r"]?(?P<point>點(?!數)(?P<half>半)?(?:整|鐘)?)"
    r"|(?<![第列下\d])\d{1,2}[ ]?(?P<plain>點(?:(?P<also>半)|整|鐘|(?=\d{1,2}分|[至到~～－])))"
    r"|(?P<early>早上(?=[ ]?\d)|(?<=\d)[ ]?[AaPp]\.?[Mm](?![A-Za-z])\.?"
    r"|(?<![A-Za-z])[AaPp]\.?[Mm]\.?[ ]?(?=\d))",
    needs="點 早上 M m",
)  # fmt: skip
_CHINESE = Pattern(
    r"(?:上午|下午|中午|晚上|早上)[一二三四五六七八九十]{1,3}[時點](?:[一二三四五六七八九十]{1,3}分"
    r"|半)?",
    needs="午 上",
)
_CONTEXT = Pattern(r"(?:時間|日|[）)]|[自於至起：午])[ ]?$")
_COLON = Pattern(r"(?<=\d)：(?=\d{2})", needs="：")


def check(view: View) -> Iterator[Hit]:
    """Yield what is wrong with the times in the texts."""
    for time in view.times:
        if not view.quoted(time.spot, time.start):
            yield from _one(time)
    yield from _words(view)
    yield from _styles(view)


def _one(time: TimeFound) -> Iterator[Hit]:
    if not time.possible and not _stands_alone(time):
        bad = next(clock for clock in time.clocks if not clock.possible)
        words = bad.period + bad.words
        yield IMPOSSIBLE.hit(
            time.spot, time.span, f"「{time.words}」裡沒有「{words}」這個時間。", "改成正確的時間。"
        )
        return
    if time.last and time.length <= 0 and not _overnight(time.first, time.last):
        later = time.last.hour < 12 and not time.last.period and time.first.period == "上午"
        yield BACKWARDS.hit(
            time.spot,
            time.span,
            f"「{time.words}」的結束時間不在開始時間之後。",
            f"若到下午，寫成「至下午{time.last.words}」。" if later else "對調或改正時間。",
        )
    if any(clock.mixed for clock in time.clocks):
        right = _twelve(time)
        yield MIXED.hit(
            time.spot,
            time.span,
            f"「{time.words}」的「下午」與24小時制並用。",
            f"改為「{right}」。",
            put=right,
        )
    elif any(clock.compact for clock in time.clocks):
        yield COMPACT.hit(
            time.spot, time.span, f"時間寫成「{time.words}」。", f"改為「{_plain(time)}」。"
        )
    elif any(clock.period and ":" in clock.words for clock in time.clocks):
        right = _plain(time)
        yield COLON.hit(
            time.spot,
            time.span,
            f"「{time.words}」的「{time.first.period or '下午'}」與冒號并用。",
            f"改為「{right}」，或只用24小時制。",
            put=right if all(clock.possible for clock in time.clocks) else None,
            severity=HINT,
        )
    elif _vague(time):
        yield VAGUE.hit(
            time.spot, time.span, f"「{time.words}」看不出上午或下午。", "加上「上午」或「下午」。"
        )
    for clock in time.clocks:
        if clock.hour == 12 and clock.period == "下午":
            yield NOON.hit(
                time.spot,
                time.span,
                f"「{clock.period}{clock.words}」容易誤解。",
                f"改為「中午{clock.words}」。",
            )


def _overnight(first: Clock, last: Clock) -> bool:
    """Tell whether a span runs into the next morning: 22:00至06:00."""
    early = last.period in ("上午", "凌晨") or ":" in last.words
    return first.minutes() >= 17 * 60 and early and last.hour <= 9


def _stands_alone(time: TimeFound) -> bool:
    """Tell whether 25:40 may be a score or a verse rather than a time."""
    before = time.spot.text[: time.start]
    return not time.last and not time.first.period and not _CONTEXT.search(before)


def _vague(time: TimeFound) -> bool:
    first = time.first
    spoken = "時" in first.words and not first.words.startswith("0")
    return bool(time.last) and spoken and not first.period and 1 <= first.hour <= 6


def _twelve(time: TimeFound) -> str:
    """Return a span as 12-hour times, the period named once when both are late."""
    words = [_late(clock) for clock in time.clocks]
    return time.first.period + "至".join(words)


def _late(clock: Clock) -> str:
    hour = clock.hour - 12 if clock.hour > 12 else clock.hour
    return f"{hour}時" + (f"{clock.minute}分" if clock.minute else "")


def _plain(time: TimeFound) -> str:
    words = [
        clock.period + f"{clock.hour}時" + (f"{clock.minute}分" if clock.minute else "")
        for clock in time.clocks
    ]
    return "至".join(words)


def _words(view: View) -> Iterator[Hit]:
    for found in view.find(_POINT):
        if view.quoted(found.spot, found.start):
            continue
        match = found.match
        name = next(name for name in ("point", "plain", "early") if match[name])
        start = found.start + match.start(name) - match.start()
        end = start + len(match[name])
        latin = match[name].strip().isascii()
        right = "上午" if name == "early" else "時30分" if match["half"] or match["also"] else "時"
        around = found.spot.raw[max(0, start - 2) : end + 2]
        yield SPOKEN.hit(
            found.spot,
            (start, end),
            f"「{around}」是口語。",
            "改為「上午」「下午」。" if latin else f"改為「{right}」。",
            put=None if latin else right,
        )
    for found in view.find(_CHINESE):
        if not view.quoted(found.spot, found.start):
            yield CHINESE.hit(
                found.spot,
                found.span,
                f"「{found.words}」用了中文數字。",
                "改用阿拉伯數字，例如「上午9時」。",
            )
    for found in view.find(_COLON):
        around = found.spot.raw[max(0, found.start - 2) : found.end + 2]
        yield COLON.hit(
            found.spot, found.span, f"「{around}」用了全形冒號。", "改為半形「:」。", put=":"
        )


def _styles(view: View) -> Iterator[Hit]:
    spans = [time for time in view.times if time.last and time.possible]
    spoken = [time for time in spans if time.first.period]
    clock = [time for time in spans if not time.first.period and ":" in time.first.words]
    if spoken and clock:
        time = clock[0]
        yield STYLES.hit(
            time.spot,
            time.span,
            f"「{time.words}」與「{spoken[0].words}」的寫法不同。",
            "統一成一種寫法。",
        )
