"""Counties by their names on the letter's date, and 臺 in names of places and agencies."""

from __future__ import annotations

from collections.abc import Iterator

from inservice_docs.taiwan.counties import renamed, written_county

from .day_words import day_words
from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import COUNTIES, WORDING
from .view import View

# fmt: off
GONE = LetterRule(
    "county-renamed", ERROR, COUNTIES, "發文當日沒有這個縣市",
    fix="改為發文當日的縣市名稱。",
    bad="受文者：臺中縣政府\n正本：臺中縣政府",
    good="發文日期：中華民國99年8月5日\n發文字號：範中字第0990000123號\n受文者：臺中縣政府\n正本："
    "臺中縣政府\n說明：依本校校務計畫辦理。",
)
IN_TEXT = LetterRule(
    "county-renamed-in-text", HINT, COUNTIES, "內文提到發文當日沒有的縣市",
    fix="若指現況，改為現在的名稱；敘述往事可寫「原○○縣」。",
    bad="說明：請桃園縣各國民小學推薦教師參加。",
    good="說明：請桃園市各國民小學推薦教師參加。",
)
TAI = LetterRule(
    "name-tai", WARNING, WORDING, "地名、機關名的「臺」寫成「台」", safe=True,
    fix="改為「臺」。",
    bad="說明：研習地點為台中市立圖書館。",
    good="說明：研習地點為臺中市立圖書館，課程置於線上平台。",
)
RULES = (GONE, IN_TEXT, TAI)
# fmt: on

_NAMES = Pattern(
    r"(?<![原前舊])(?:[臺台]北縣|[臺台]中縣|[臺台]南縣|高雄縣|桃園[縣市]|新北市)(?!市|立?桃園)",
    needs="縣 桃園市 新北市",
)
# 臺中縣市: a collective of a county and a city of one name.
_BOTH = Pattern("([臺台][北中南]|高雄|桃園)(?:縣市|市縣)")
# Companies whose registered names have 台.
_TAI = Pattern(
    r"台(?=北|中(?!商業|銀)|南(?![化亞])|東(?!元)|灣(?!電力|積體|自來水|高速鐵路|高鐵|大哥大|中油"
    r"|糖業|菸酒|塑膠|水泥|化學"
    r"|肥料|金融控股|人壽|產物|之星|固網|微軟|松下)|澎|閩|西鄉|電大樓)(?!中銀|北富邦)",
    needs="台",
)  # fmt: skip
# Associations and companies register their names with either character.
_REGISTERED = Pattern(r"法人|協會|學會|基金會|公司|聯盟|促進會|工會|公會")


def check(view: View) -> Iterator[Hit]:
    """Yield counties that did not exist on the letter's date, and 台 for 臺 in names."""
    day = view.letter.date
    if day is not None:
        for to in (*view.originals, *view.copies):
            both = _BOTH.match(to.name)
            old = f"{both[1]}縣" if both else written_county(to.name)
            new = renamed(old, day) if old else None
            if old and new:
                yield GONE.hit(
                    to.spot,
                    to.span,
                    f"{day_words(day)}沒有「{old}」。",
                    f"改為「{new}」。",
                )
        yield from _fields(view)
        yield from _texts(view)
    for found in view.find(_TAI, fields=True):
        words = found.spot.raw[found.start : found.end + 3]
        around = found.spot.text[max(0, found.start - 8) : found.end + 16]
        registered = _REGISTERED.search(around) is not None
        yield TAI.hit(
            found.spot,
            found.span,
            f"「{words}」的台應作臺。",
            f"改為「臺{words[1:]}」" + ("；登記名稱確為「台」者不改。" if registered else "。"),
            put=None if registered else "臺",
            severity=HINT if registered else WARNING,
        )


def _fields(view: View) -> Iterator[Hit]:
    day = view.letter.date
    for key in ("sender", "receiver"):
        spot = view.fields[key]
        old = written_county(spot.text)
        new = renamed(old, day) if old and day else None
        if old and new:
            yield GONE.hit(
                spot, (0, len(old)), f"{spot.name}的「{old}」在發文當日不存在。", f"改為「{new}」。"
            )


def _texts(view: View) -> Iterator[Hit]:
    day = view.letter.date
    for found in view.find(_NAMES):
        old = found.words
        new = renamed(old, day) if day else None
        if new and not view.quoted(found.spot, found.start):
            yield IN_TEXT.hit(
                found.spot,
                found.span,
                f"內文的「{old}」在發文當日不存在。",
                f"若指現況，改為「{new}」；敘述往事可寫「原{old}」。",
            )
