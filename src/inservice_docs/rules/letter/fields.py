"""速別, 密等 and 保存年限: allowed values, and what stays blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inservice_docs.records.gap import OPEN

from .date_roles import DEADLINE
from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import FIELDS, RETENTION
from .view import View

# fmt: off
SPEED_DEADLINE = LetterRule(
    "speed-with-deadline", WARNING, FIELDS, "已訂期限的公文又填速別（應空白，期限寫在主旨）",
    fix="速別空白；期限寫在主旨。",
    bad="速別：最速件\n主旨：檢送「閱讀教學工作坊」實施計畫1份，請於115年8月31日（星期一）前惠復，"
    "請查照。",
    good="速別：\n主旨：檢送「閱讀教學工作坊」實施計畫1份，請於115年8月31日（星期一）前惠復，"
    "請查照。",
)
SPEED = LetterRule(
    "speed-unknown", ERROR, FIELDS, "速別不是最速件、速件、普通件",
    fix="填最速件、速件或普通件，或空白。",
    bad="速別：急件",
    good="速別：速件",
)
SECRECY_ORDINARY = LetterRule(
    "secrecy-ordinary", WARNING, FIELDS, "密等填了「普通」「無」（非密件應空白）", safe=True,
    fix="非密件的密等欄空白。",
    bad="密等：普通",
    good="密等：",
)
SECRECY = LetterRule(
    "secrecy-unknown", WARNING, FIELDS, "密等不是絕對機密、極機密、機密、密",
    fix="填絕對機密、極機密、機密或密；非密件空白。",
    bad="密等：極密",
    good="密等：密（本件至115年12月31日解密）",
)
SECRECY_TERM = LetterRule(
    "secrecy-without-term", HINT, FIELDS, "有密等而沒有解密條件或保密期限",
    fix="加註解密條件或保密期限。",
    bad="密等：密",
    good="密等：密（本件至115年12月31日解密）",
)
RETENTION_VALUE = LetterRule(
    "retention-not-allowed", ERROR, RETENTION, "保存年限不是永久、30、25、20、15、10、5、3、1年",
    fix="填永久、30年、25年、20年、15年、10年、5年、3年或1年。",
    bad="保存年限：7年",
    good="保存年限：5年",
)
RETENTION_FORM = LetterRule(
    "retention-form", WARNING, RETENTION, "保存年限的寫法（應為阿拉伯數字加「年」，或「永久」）",
    safe=True,
    fix="寫成「5年」或「永久」。",
    bad="保存年限：5",
    good="保存年限：5年",
)
RULES = (
    SPEED_DEADLINE, SPEED, SECRECY_ORDINARY, SECRECY, SECRECY_TERM, RETENTION_VALUE, RETENTION_FORM,
)
# fmt: on

SPEEDS = ("最速件", "速件", "普通件")
SECRECIES = ("絕對機密", "極機密", "機密", "密")
YEARS = ("30", "25", "20", "15", "10", "5", "3", "1")
_ORDINARY = {
    "普通",
    "普通件",
    "無",
    "一般",
    "一般件",
    "非密",
    "非密件",
    "不密",
    "無密等",
    "公開",
    "-",
    "—",
    "/",
}
_CHINESE = {
    "三十": "30", "二十五": "25", "二十": "20", "十五": "15", "十": "10", "五": "5", "三": "3",
    "一": "1",
    "參": "3", "伍": "5", "壹": "1", "拾": "10", "卅": "30", "廿": "20",
}  # fmt: skip
_YEARS = Pattern(
    r"(?:保存)?0*(?P<n>\d{1,3}|[一二三四五六七八九十參伍壹拾卅廿]{1,3})[ ]?(?P<unit>個?年|$)"
)


def check(view: View) -> Iterator[Hit]:
    """Yield fields with a value that is not allowed, or that should be blank."""
    yield from _speed(view)
    yield from _secrecy(view)
    yield from _retention(view)


def _speed(view: View) -> Iterator[Hit]:
    spot = view.fields["speed"]
    value = "".join(spot.text.split())
    if not value or OPEN in value:
        return
    where = (0, len(spot.raw))
    if value not in SPEEDS:
        yield SPEED.hit(
            spot, where, f"沒有「{value}」這種速別。", "填最速件、速件或普通件，或空白。"
        )
        return
    deadlines = [date for date in view.dates if date.role == DEADLINE]
    subject = [date for date in deadlines if date.spot is view.subject]
    within = re.search(r"文到[^，。；]{0,6}(?:日|天|週)內|即日", view.subject.text)
    if subject or within:
        words = subject[0].words if subject else within.group() if within else ""
        yield SPEED_DEADLINE.hit(
            spot,
            where,
            f"主旨已訂期限「{words}」，又填速別「{value}」。",
            "速別空白；期限留在主旨。",
        )
    elif deadlines:
        yield SPEED_DEADLINE.hit(
            spot,
            where,
            f"「{deadlines[0].spot.name}」訂有期限「{deadlines[0].words}」，又填速別「{value}」。",
            "若這是辦理期限，速別空白，期限寫在主旨。",
            severity=HINT if value == "普通件" else WARNING,
        )


def _secrecy(view: View) -> Iterator[Hit]:
    spot = view.fields["secrecy"]
    value = "".join(spot.text.split())
    if not value or OPEN in value:
        return
    where = (0, len(spot.raw))
    if value in _ORDINARY:
        yield SECRECY_ORDINARY.hit(
            spot, where, f"密等填了「{value}」。", "非密件的密等欄空白。", put=""
        )
    elif not value.startswith(SECRECIES) or value.startswith("密件"):
        yield SECRECY.hit(
            spot,
            where,
            f"沒有「{value[:12]}」這種密等。",
            "填絕對機密、極機密、機密或密；非密件空白。",
        )
    elif value in SECRECIES and not view.letter.declassification.strip():
        yield SECRECY_TERM.hit(
            spot, where, f"密等「{value}」沒有解密條件或保密期限。", "加註解密條件或保密期限。"
        )


def _retention(view: View) -> Iterator[Hit]:
    spot = view.fields["retention"]
    value = "".join(spot.text.split())
    if not value or OPEN in value or value == "永久":
        return
    where = (0, len(spot.raw))
    right = "填永久、30年、25年、20年、15年、10年、5年、3年或1年。"
    found = _YEARS.fullmatch(value)
    if value in ("永久保存", "永久年", "長期永久"):
        yield RETENTION_FORM.hit(
            spot, where, f"保存年限寫成「{value}」。", "改為「永久」。", put="永久"
        )
        return
    years = _CHINESE.get(found["n"], found["n"]) if found else ""
    if years not in YEARS:
        yield RETENTION_VALUE.hit(spot, where, f"沒有「{value[:12]}」這種保存年限。", right)
    elif spot.raw.strip() != f"{years}年":
        yield RETENTION_FORM.hit(
            spot,
            where,
            f"保存年限寫成「{spot.raw.strip()}」。",
            f"改為「{years}年」。",
            put=f"{years}年",
        )
