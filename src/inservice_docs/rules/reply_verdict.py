"""What a reply (復函) decides: granted, sent back for completion, or refused, and on what terms."""

from __future__ import annotations

import re

from inservice_docs.records.letter import Letter
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.rules.reply import texts_of
from inservice_docs.taiwan.text import compact

_REFUSED = re.compile(
    "不(?:予|能|克|便)?(?:同意|核[定備准給予]|採計|採認|認列)|(?:礙|歉)難(?:同意|照辦|核|採)"
    "|未(?:便|能|予)(?:同意|核|採)|無法(?:同意|核[定准給予]|採計)|歉難|應予駁回|不予受理"
)
_RETURNED = re.compile(
    "(?:請|惠請|應)[^。;]{0,24}(?:補正|補件|補送|補齊|修正後|更正後|重新(?:函|報|提))"
    "|(?:檢還|退還|退回)(?:原|所送|來|申請|計畫|貴校)|原件[^。;]{0,4}(?:檢還|退還)|俟補正"
)
_GRANTED = re.compile(
    "同意|核[定備准予給發]|准予|准許|予以(?:核|採)|給予[^。;]{0,8}時數|惠予|採計|採認|備查"
)
_TERMS = re.compile("^(?:惟|但|倘|如有|須|應|限|以實際|逾|未全程)|(?:,|，)(?:惟|但|倘)")


def verdict(letter: Letter) -> ApprovalState | None:
    """Return what a reply decides, None where its words do not tell.

    The 主旨 decides; the other texts count only where it does not tell.
    """
    subject = compact(letter.subject)
    rest = compact("。".join(list(texts_of(letter))[1:]))
    for text in (subject, rest):
        if _REFUSED.search(text):
            return ApprovalState.REFUSED
        if _RETURNED.search(text):
            return ApprovalState.RETURNED
        if _GRANTED.search(text):
            return ApprovalState.APPROVED
    return None


def conditions_in(letter: Letter) -> str:
    """Return the sentences of a reply that set terms (惟…, 應…), empty where there are none."""
    found: list[str] = []
    for text in list(texts_of(letter))[1:]:
        for sentence in re.split("[。；;]", text):
            words = sentence.strip()
            if words and _TERMS.search(words):
                found.append(words)
    return "；".join(dict.fromkeys(found))[:1000]
