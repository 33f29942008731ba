"""Recipients (受文者、正本、副本): each once, by its full name, clear to the sender."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inservice_docs.records.gap import OPEN
from inservice_docs.taiwan.counties import tai

from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import RECIPIENTS
from .view import Recipient, View

# fmt: off
TWICE = LetterRule(
    "recipient-twice", ERROR, RECIPIENTS, "同一受文者在正本或副本列了兩次", safe=True,
    fix="刪除重複的一個。",
    bad="正本：彰化縣政府、南投縣政府、彰化縣政府",
    good="正本：彰化縣政府、南投縣政府",
)
BOTH = LetterRule(
    "recipient-in-both", ERROR, RECIPIENTS, "同一受文者同時列在正本與副本",
    fix="只留在正本或副本其中之一。",
    bad="正本：彰化縣政府、南投縣政府\n副本：彰化縣政府",
    good="正本：彰化縣政府\n副本：南投縣政府",
)
UNCLEAR = LetterRule(
    "recipient-unclear", WARNING, RECIPIENTS, "受文者的總稱不明確（各校、相關單位）",
    fix="加上地區與類別，例如「臺中市各國民小學」；或列出全銜。",
    bad="受文者：\n正本：各國民小學",
    good="受文者：\n正本：彰化縣各國民小學",
)
ROUTING = LetterRule(
    "recipient-routing", WARNING, RECIPIENTS, "正本寫成「如行文單位」（應列全銜）",
    fix="列出各受文機關的全銜，或明確的總稱。",
    bad="受文者：\n正本：如行文單位",
    good="正本：彰化縣政府",
)
SHORT = LetterRule(
    "recipient-short", WARNING, RECIPIENTS, "受文者用了簡稱（應寫全銜）",
    fix="寫全銜。",
    bad="受文者：\n正本：中市府",
    good="受文者：\n正本：臺中市政府",
)
SELF = LetterRule(
    "recipient-self", WARNING, RECIPIENTS, "正本或副本列了發文機關自己",
    fix="刪除；送校內單位列副本。",
    bad="正本：彰化縣政府、臺中市私立範例高級中學",
    good="正本：彰化縣政府\n副本：本校教務處",
)
RECEIVER = LetterRule(
    "receiver-not-listed", WARNING, RECIPIENTS, "受文者不在正本或副本之列",
    fix="核對受文者，或補列在正本、副本。",
    bad="受文者：南投縣政府",
    good="受文者：彰化縣政府",
)
RULES = (TWICE, BOTH, UNCLEAR, ROUTING, SHORT, SELF, RECEIVER)
# fmt: on

_ROUTING = Pattern(
    r"(?:詳|均)?(?:如|同)(?:正本|副本|正、?副本|行文|受文|發文|名單|名冊|附件|清單|分行|一覽表|文)"
    r"|行文(?:單位|機關)|受文者$|^如附|分行表|發行清單"
)
_AREA = Pattern(
    r"[縣市鄉鎮區]|全國|本[縣市校區府局署部]|貴|高雄|臺[北中南東]|新北|桃園|基隆|新竹|苗栗|彰化"
    r"|南投|雲林|嘉義|屏東"
    r"|宜蘭|花蓮|澎湖|金門|連江|北區|中區|南區|東區|離島|教育部|國立|大專|大學"
)
_COLLECTIVE = Pattern(
    r"^(?:全體|所有|所屬)?各?(?:相關|有關|所屬|轄屬|轄下|其他|其它|參與|受邀|與會|友好|鄰近"
    r"|附近)(?:各)?(?:級|公私立|公立|私立)*"
    r"(?:單位|機關|學校|人員|處室|校|團體|國小|國中|高中|國民小學|國民中學|機構)"
    r"|^各(?:級|公私立|公立|私立|[（(].{1,6}[）)])*(?:機關|學校|單位|校|國民[中小]學|國民中小學"
    r"|國[中小]小?|高[中職]|高級中等學校"
    r"|高級中學|中小學|幼[兒稚]園|機構|團體|處室|中等學校)"
    r"|等(?:\d+|[一二三四五六七八九十]+)?(?:所|個)?(?:單位|機關|學校|校)$|^(?:學校|單位|機關"
    r"|相關人員|有關人員)$",
)  # fmt: skip
_SHORT = Pattern(
    r"^(?:[北中南高桃]市|新北市?|[北中南高]縣|[宜竹苗彰投雲嘉屏花澎]縣|[基竹嘉]市|[金連]縣)(?:府"
    r"|教育?[局處])"
    r"|^(?:市|縣)府|^..[縣市]府(?:教育?[局處])?$|^(?:市|縣)政府|^教育[局處]$|^(?:國教署|國前署|教育部國教署|教育部國前署|教部"
    r"|中部辦公室|體育署|青年署|人事總處)$"
    r"|(?<!民)(?:國小|國中)$|^.{2,6}(?:高中|女中|一中|高職|高工|高商|家商)$"
)


def check(view: View) -> Iterator[Hit]:
    """Yield recipients that are unclear, doubled or forgotten."""
    listed = [*view.originals, *view.copies]
    yield from _doubled(view)
    for to in listed:
        yield from _named(view, to)
    sender = _key(view.letter.sender)
    for to in listed:
        if sender and _key(to.name) == sender:
            yield SELF.hit(
                to.spot,
                to.span,
                f"{to.spot.name}列了發文機關自己「{to.name[:20]}」。",
                "刪除；送校內單位列副本。",
            )
    yield from _receiver(view, listed)


def _key(name: str) -> str:
    return tai("".join(name.split())).replace("台", "臺")


def _doubled(view: View) -> Iterator[Hit]:
    seen: dict[str, Recipient] = {}
    for to in view.originals:
        key = _key(to.name)
        if key in seen:
            yield _twice(to, "正本")
        seen.setdefault(key, to)
    copied: set[str] = set()
    for to in view.copies:
        key = _key(to.name)
        if key in copied:
            yield _twice(to, "副本")
        elif key in seen and OPEN not in key:
            yield BOTH.hit(
                to.spot,
                to.span,
                f"「{to.name[:20]}」同時列在正本與副本。",
                "只留在正本或副本其中之一。",
            )
        copied.add(key)


def _twice(to: Recipient, where: str) -> Hit:
    alone = to.spot.text.strip() == to.name or to.spot.text.startswith(to.name + "（")
    span = (0, len(to.spot.raw)) if alone else to.span
    return TWICE.hit(
        to.spot,
        span,
        f"{where}列了兩次「{to.name[:20]}」。",
        "刪除重複的一個。",
        put="" if alone else None,
    )


def _named(view: View, to: Recipient) -> Iterator[Hit]:
    name = to.name.replace(" ", "")
    if _ROUTING.search(name):
        yield ROUTING.hit(
            to.spot,
            to.span,
            f"「{to.name[:20]}」不是受文者的名稱。",
            "列出各受文機關的全銜，或明確的總稱。",
        )
    elif _SHORT.search(name) and not re.match("各|本校", name):
        weight = HINT if name.endswith(("國小", "國中")) and _AREA.search(name) else WARNING
        yield SHORT.hit(
            to.spot,
            to.span,
            f"「{to.name[:20]}」是簡稱。",
            "寫全銜，例如「臺中市政府教育局」、「○○國民小學」。",
            severity=weight,
        )
    elif not _AREA.search(name) and _COLLECTIVE.search(name):
        inside = view.is_memo or "處室" in name
        yield UNCLEAR.hit(
            to.spot,
            to.span,
            f"「{to.name[:20]}」不明確，看不出是哪些機關學校。",
            "加上地區與類別，例如「臺中市各國民小學」；或列出全銜。",
            severity=HINT if inside else WARNING,
        )


def _receiver(view: View, listed: list[Recipient]) -> Iterator[Hit]:
    spot = view.fields["receiver"]
    name = _key(re.sub(r"[（(][^（）()]*[）)]$", "", spot.text.strip()))
    if not name or not listed or OPEN in name or view.is_memo:
        return
    if _ROUTING.search(name) or any(mark in name for mark in "、，,"):
        return
    names = {_key(to.name) for to in listed}
    if any(name in each or each in name or _covers(each, name) for each in names):
        return
    groups = [
        each
        for each in names
        if re.search(r"各|全體|所屬|學校$|縣市|國民[中小]學$|單位|機關|如|大專|[\ufdd0]", each)
    ]
    yield RECEIVER.hit(
        spot,
        (0, len(spot.raw)),
        f"受文者「{spot.raw.strip()[:20]}」不在正本或副本之列。",
        "核對受文者，或補列在正本、副本。",
        severity=HINT if groups else WARNING,
    )


def _covers(collective: str, name: str) -> bool:
    """Tell whether a collective means a school: 臺中市各國民小學 and 臺中市北區健行國民小學."""
    found = re.fullmatch(r"(..[縣市]).{0,12}?(?:各|所屬|公私立)+(?:級|公私立)*(.{2,})", collective)
    return bool(found and name.startswith(found[1]) and name.endswith(found[2]))
