"""Where a fact that is missing or wrong is mended (更正的地方): in the plan, or at the school."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from inservice_docs.records.finding import Finding
from inservice_docs.web.pages.cures import for_page
from inservice_docs.web.pages.plan_places import SCHOOL, gap_field

_ELSEWHERE = {
    "研習名單": ("participants", "到學員名單"),
    "核准文號": ("approvals", "到核准"),
    "申請文號": ("approvals", "到核准"),
    "附件": ("", "到計畫更正"),
}
_NONE: Mapping[Finding, str] = {}
_BY_CODE = {"invitation-before-approval": "核准文號"}
"""What is mended elsewhere than at the field that it is about."""
_SETTINGS = SCHOOL | {"名稱", "地址", "電話", "傳真", "審課單位電話", "學校代碼"}


def with_links(
    findings: Iterable[Finding], number: str, marks: Mapping[Finding, str] = _NONE
) -> list[tuple[Finding, str, str]]:
    """Return findings in words for pages, each with the address and words of where to mend it.

    The address is empty where nothing on another page mends it; where a mark on the letter's sheet
    shows the place, it leads there.
    """
    return [
        (for_page(each), f"#mark-{marks[each]}", "看位置")
        if each in marks
        else (for_page(each), *_place(_BY_CODE.get(each.code, each.place.field), number))
        for each in findings
    ]


def _place(field: str, number: str) -> tuple[str, str]:
    if field in _SETTINGS:
        return "/school", "到學校設定補上"
    if not number:
        return "", ""
    first = field.split(" ", maxsplit=1)[0]
    if first in _ELSEWHERE:
        to, words = _ELSEWHERE[first]
        return f"/studies/{number}/{to}".rstrip("/"), words
    name = gap_field(field)
    return (f"/studies/{number}#f-{name}", "到計畫更正") if name else ("", "")
