"""A fact that is missing (缺少的事實): false in a condition, a gap (待填) where it is printed."""

from __future__ import annotations

from collections.abc import Iterable

from inservice_docs.records.finding import Finding, Place, error, hint
from inservice_docs.records.gap import gap, gap_labels


class Unfilled(str):
    """The text of a missing fact: the mark of its gap, and yet false."""

    __slots__ = ()

    def __new__(cls, label: str) -> Unfilled:
        """Make the gap that the reader knows as `label`."""
        return super().__new__(cls, gap(label))

    def __bool__(self) -> bool:
        """Tell a phrase's condition that the fact is not there."""
        return False

    def __reduce__(self) -> tuple[type[Unfilled], tuple[str]]:
        """Travel from one process to another without being marked twice."""
        return Unfilled, (gap_labels(self)[0],)


def known(text: str, label: str) -> str:
    """Return a text, or the gap for it where it is empty."""
    return text or Unfilled(label)


NUMBER, DATE, MEMO_DATE = "發文字號", "發文日期", "簽辦日期"
"""What a draft always lacks: filled in when the letter goes out."""

_PLAN, _SCHOOL = "請在研習計畫填寫「{}」。", "請在 inservice.toml 填寫「{}」。"
_FIELDS: dict[str, tuple[str, str]] = {
    "研習日期": ("場次", _PLAN),
    "研習時間": ("場次", _PLAN),
    "研習地點": ("場次", _PLAN),
    "承辦人姓名": ("承辦人", _PLAN),
    "承辦人電話": ("承辦人", _PLAN),
    "報名截止": ("報名", _PLAN),
    "報名方式": ("報名", _PLAN),
    "申請日期": ("申請文號", _PLAN),
    "核准機關": ("核准文號", _PLAN),
    "核准日期": ("核准文號", _PLAN),
    "異動原因": ("異動", _PLAN),
    "原研習日期": ("異動", _PLAN),
    "學校名稱": ("名稱", _SCHOOL),
    "學校地址": ("地址", _SCHOOL),
    "學校傳真": ("傳真", _SCHOOL),
    "學校電話": ("電話", _SCHOOL),
    "發文字": ("發文字", _SCHOOL),
    "首長": ("首長", _SCHOOL),
    "審課單位": ("審課單位", _SCHOOL),
    "參加人數": ("研習名單", "請提供研習名單。"),
    "申請單位": ("處室", "請指定申請帳號的處室。"),
    "申請人姓名": ("姓名", "請指定使用帳號的人員。"),
    "發證日期": ("發證日期", "請以 --date 指定發證日期。"),
    "受文者": ("正本", "請指定受文者；若是催辦，主管機關都已核准就不必行文。"),
}
_LATER = {
    NUMBER: "取號後填入；發文前由文書組編號。",
    DATE: "發文時填入。",
    MEMO_DATE: "送簽時填入。",
}


def gap_findings(texts: Iterable[str]) -> tuple[Finding, ...]:
    """Return a finding for every missing fact in the texts, each told once (code `fact-missing`).

    What is known only when the letter goes out is a hint; `place` names the field to fill in.
    """
    labels = dict.fromkeys(label for text in texts for label in gap_labels(text))
    found: list[Finding] = []
    for label in labels:
        if label in _LATER:
            note = f"尚未填入「{label}」。"
            found.append(hint("fact-missing", note, _LATER[label], Place(field=label)))
            continue
        field, cure = _FIELDS.get(label, (label, _PLAN))
        found.append(
            error("fact-missing", f"缺少「{label}」。", cure.format(field), Place(field=field))
        )
    return tuple(found)
