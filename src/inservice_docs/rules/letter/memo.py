"""簽: 說明 tells, 擬辦 proposes; neither does the other's work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from .pattern import Pattern
from .rule import WARNING, Hit, LetterRule
from .sources import MEMO
from .spots import Node
from .view import View

# fmt: off
NO_PROPOSAL = LetterRule(
    "memo-proposal-missing", WARNING, MEMO, "簽有說明而沒有擬辦",
    fix="加上「擬辦」，寫明建議怎麼做。",
    base="簽無擬辦",
    bad="說明：輔導室規劃旨揭研習，實施計畫1份如附件。",
    good="說明：輔導室規劃旨揭研習，實施計畫1份如附件。\n擬辦：奉核後公告報名。",
)
VAGUE = LetterRule(
    "memo-proposal-vague", WARNING, MEMO, "擬辦沒有具體意見（如說明、請核示）",
    fix="寫明由誰、何時、做什麼。",
    base="簽",
    bad="擬辦：如說明，請核示。",
    good="擬辦：奉核後公告報名。",
)
EARLY = LetterRule(
    "memo-proposal-in-explanation", WARNING, MEMO, "說明裡提出了擬辦的意見",
    fix="移到「擬辦」；說明只寫事實、來由與分析。",
    base="簽",
    bad="說明：\n一、實施計畫1份詳如附件。\n二、擬請同意核給參加教師公假。",
    good="說明：\n一、輔導室依計畫研擬課程。\n二、實施計畫1份詳如附件。",
)
REPEATED = LetterRule(
    "memo-proposal-repeats", WARNING, MEMO, "擬辦重複了說明的內容",
    fix="擬辦只寫建議的做法，不重述說明。",
    base="簽",
    bad="說明：為增進教師閱讀教學知能，輔導室規劃旨揭研習。\n附件：\n"
    "擬辦：為增進教師閱讀教學知能，輔導室規劃旨揭研習。",
    good="擬辦：奉核後公告報名。",
)
RULES = (NO_PROPOSAL, VAGUE, EARLY, REPEATED)
# fmt: on

_PROPOSES = Pattern(
    r"(?<![研草虛模比審])擬(?:請|由|於|予|依|以|將|邀|聘|自|同意|辦理|訂於|定於|派|採|購|支付|支應"
    r"|核)(?!訂之|真|定之)"
    r"|(?<![^，。；\r\n])(?:本案)?(?:建議|建請)(?!事項|案|書|表)|(?:因此|故|爰)(?:建議|建請)"
    r"|(?<![簽函報陳申])請(?:鈞長)?(?:同意|准予|惠准|核撥|核給|核予)|(?<![業已前均])奉核(?:後|可後"
    r"|准後)|如奉核[可准]|奉准後|核可後|陳核後",
    needs="擬 建議 建請 請 奉核 奉准 核可 陳核",
)  # fmt: skip
_VAGUE = Pattern(
    r"(?:擬)?(?:如(?:說明|主旨|擬|上|前述?)|同說明|當否|可否|敬?請?(?:鈞長)?(?:核示|鑒核|裁示|鈞裁"
    r"|卓裁|核判|批示)|陳(?:核|閱))+"
)
_PUNCTUATION = Pattern(r"[\s，。；：、！？「」（）()]+")
_MOST = 100  # sentences that are compared
_LEAST = 10  # shorter sentences repeat by chance


def check(view: View) -> Iterator[Hit]:
    """Yield what is wrong with the division of a 簽."""
    if not view.is_memo or not view.paragraphs:
        return
    proposals = [
        node for node in view.paragraphs if node.label in ("擬辦", "建議", "擬辦意見", "辦法")
    ]
    others = [node for node in view.paragraphs if node not in proposals]
    if not proposals:
        yield NO_PROPOSAL.hit(
            view.empty("擬辦"), (0, 0), "簽有說明而沒有擬辦。", "加上「擬辦」，寫明建議怎麼做。"
        )
    for node in proposals:
        yield from _vague(node)
        yield from _repeated(node, others)
    paths = {each.text.path for node in others for each in node.walk()}
    for found in view.find(_PROPOSES):
        if found.spot.path in paths and not view.quoted(found.spot, found.start):
            yield EARLY.hit(
                found.spot,
                found.span,
                f"「{found.spot.name}」的「{_words(found.spot.raw, found.start)}」是擬辦意見。",
                "移到「擬辦」；說明只寫事實、來由與分析。",
            )


def _words(text: str, start: int) -> str:
    return re.split(r"[，。；\n]", text[start : start + 12])[0]


def _vague(node: Node) -> Iterator[Hit]:
    whole = "".join(each.text.text for each in node.walk())
    plain = _PUNCTUATION.sub("", whole)
    if plain and _VAGUE.fullmatch(plain):
        spot = node.text if node.text.text.strip() else node.items[0].text
        yield VAGUE.hit(
            spot,
            (0, len(spot.raw)),
            f"擬辦只寫「{spot.raw.strip()[:16]}」，沒有具體意見。",
            "寫明由誰、何時、做什麼，例如「奉核後公告報名，並由輔導室登錄課程」。",
        )


def _repeated(node: Node, others: list[Node]) -> Iterator[Hit]:
    told = [each.text for other in others for each in other.walk()]
    sentences = [(spot, _grams(part)) for spot in told for part in _sentences(spot.text)][:_MOST]
    for each in islice(node.walk(), _MOST):
        for part in _sentences(each.text.text):
            grams = _grams(part)
            same = next((spot for spot, other in sentences if _alike(grams, other)), None)
            if same is not None:
                at = max(0, each.text.text.find(part))
                yield REPEATED.hit(
                    each.text,
                    (at, at + len(part)),
                    f"「{part[:12]}……」與「{same.name}」重複。",
                    "擬辦只寫建議的做法，不重述說明。",
                )
                return


def _sentences(text: str) -> list[str]:
    parts = [part.strip() for part in re.split(r"[。；\r]", text)[:40]]
    return [part for part in parts if len(_PUNCTUATION.sub("", part)) >= _LEAST]


def _grams(text: str) -> frozenset[str]:
    plain = _PUNCTUATION.sub("", text)[:200]
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return False
    return len(one & other) / len(one | other) >= 0.75
