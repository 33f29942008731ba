"""The paragraphs of a letter (段落): their order, names, repetition and emptiness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import STRUCTURE
from .spots import Node, bare_label
from .view import View

# fmt: off
ORDER = LetterRule(
    "parts-order", ERROR, STRUCTURE, "各欄或各段的順序不對（受文者、發文日期、發文字號、"
    "速別、密等、附件、主旨、說明、辦法、正本、副本；簽為主旨、說明、擬辦）",
    fix="依序排成主旨、說明、辦法；簽排成主旨、說明、擬辦。",
    bad="辦法：請各校於開學前推薦教師。\n說明：依本校115年度校務計畫辦理。",
    good="說明：依本校115年度校務計畫辦理。\n辦法：請各校於開學前推薦教師。",
)
REPEATED = LetterRule(
    "part-repeated", WARNING, STRUCTURE, "同一段名出現兩次",
    fix="合併成一段。",
    bad="說明：依本校115年度校務計畫辦理。\n說明：課程表另行公告。",
    good="說明：依本校115年度校務計畫辦理，課程表另行公告。",
)
EMPTY = LetterRule(
    "part-empty", WARNING, STRUCTURE, "段名之後沒有內容",
    fix="補上內容，或刪除這一段。",
    bad="說明：",
    good="說明：依本校115年度校務計畫辦理。",
)
WRONG_KIND = LetterRule(
    "part-wrong-kind", WARNING, STRUCTURE,
    "段名不屬於這種公文（擬辦用於簽，辦法用於函，公告事項用於公告）",
    fix="換成這種公文的段名：函用辦法，簽用擬辦，公告用公告事項。",
    bad="說明：依本校115年度校務計畫辦理。\n擬辦：請各校推薦教師參加。",
    good="說明：依本校115年度校務計畫辦理。\n辦法：請各校推薦教師參加。",
)
LABEL_REPEATED = LetterRule(
    "label-repeated", WARNING, STRUCTURE, "欄名在內容裡又寫了一次", safe=True,
    fix="刪除重複的欄名。",
    bad="主旨：主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
RULES = (ORDER, REPEATED, EMPTY, WRONG_KIND, LABEL_REPEATED)
# fmt: on

_PARTS = ("主旨", "依據", "說明", "辦法", "擬辦", "公告事項", "敬陳", "正本", "副本", "署名")
_ABOVE = ("檔號", "保存年限", "發文機關", "地址", "聯絡方式")
_HEAD = (*_ABOVE, "受文者", "發文日期", "發文字號", "速別", "密等", "附件", *_PARTS)
# Until the form of 2005 the speed and the secrecy stood above the date.
_OLD_HEAD = (*_ABOVE, "受文者", "速別", "密等", "發文日期", "發文字號", "附件", *_PARTS)
_WRONG = {
    "擬辦": ("letter", "改為「辦法」，或把要求寫進主旨"),
    "公告事項": ("letter", "改為「說明」"),
    "辦法": ("memo", "改為「擬辦」"),
}


def check(view: View) -> Iterator[Hit]:
    """Yield what is wrong with the paragraphs as such."""
    labels = [node.label for node in view.paragraphs]
    yield from _order(view, labels)
    seen: set[str] = set()
    for node, label in zip(view.paragraphs, labels, strict=True):
        if label in seen:
            yield REPEATED.hit(
                node.marker, (0, len(node.marker.raw)), f"「{label}」段出現兩次。", "合併成一段。"
            )
        if label:
            seen.add(label)
        yield from _one(view, node, label)
    yield from _label_in_text(view)


def _order(view: View, labels: Sequence[str]) -> Iterator[Hit]:
    """Yield the first part that comes too late: among the paragraphs, or in the file read."""
    for node, (before, label) in zip(view.paragraphs[1:], pairwise(labels), strict=True):
        if _rank(label, before):
            yield ORDER.hit(
                node.marker,
                (0, len(node.marker.raw)),
                f"「{label}」排在「{before}」之後。",
                f"把「{label}」移到「{before}」之前。",
            )
            return
    if wrong := _misplaced(view):
        before, label = wrong
        yield ORDER.hit(
            view.empty(label),
            (0, 0),
            f"「{label}」排在「{before}」之後。",
            f"把「{label}」移到「{before}」之前。",
            severity=WARNING if label in _ABOVE else ERROR,
        )


def _misplaced(view: View) -> tuple[str, str] | None:
    """Return the first part of the file that stands too late, after the one it follows.

    A notice of a meeting has an order of its own; of a 簽, a 公告 and a letter that several
    agencies send together only the text is looked at.
    """
    met = [bare_label(name) for name in view.order]
    orders: list[tuple[str, ...]]
    if view.is_letter and "、" not in view.letter.sender:
        orders = [_HEAD, _OLD_HEAD]
    elif view.is_letter or view.is_memo or view.kind == "公告":
        orders = [_PARTS]
    else:
        return None
    wrong = [_too_late([label for label in met if label in whole], whole) for whole in orders]
    return wrong[0] if all(wrong) else None


def _too_late(labels: Sequence[str], whole: Sequence[str]) -> tuple[str, str] | None:
    places = {label: at for at, label in enumerate(whole)}
    pairs = pairwise(labels)
    return next((pair for pair in pairs if places[pair[1]] < places[pair[0]]), None)


def _rank(label: str, before: str) -> bool:
    """Tell whether a paragraph must stand before the one that it follows."""
    known = label in _PARTS and before in _PARTS
    return known and _PARTS.index(label) < _PARTS.index(before)


def _one(view: View, node: Node, label: str) -> Iterator[Hit]:
    where = (0, len(node.marker.raw))
    if not node.items and not node.text.text.strip():
        yield EMPTY.hit(node.marker, where, f"「{label}」段沒有內容。", "補上內容，或刪除這一段。")
    kind = "memo" if view.is_memo else "letter" if view.is_letter else ""
    wrong = _WRONG.get(label)
    if wrong and wrong[0] == kind:
        known = label != "辦法"
        yield WRONG_KIND.hit(
            node.marker,
            where,
            f"「{label}」不是{view.kind}的段名。",
            f"{wrong[1]}。",
            severity=WARNING if known else HINT,
        )


def _label_in_text(view: View) -> Iterator[Hit]:
    named = [("主旨", view.subject)] + [(node.label, node.text) for node in view.paragraphs]
    for label, spot in named:
        for colon in "：:":
            if label and spot.text.startswith(label + colon):
                length = len(label) + 1
                yield LABEL_REPEATED.hit(
                    spot,
                    (0, length),
                    f"內容又以「{label}{colon}」開頭。",
                    "刪除重複的欄名。",
                    put="",
                )
