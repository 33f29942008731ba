"""Item markers (條列): one kind a level, in order, without gaps, and never a single item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inservice_docs.taiwan.numerals import marker, parse_marker
from inservice_docs.taiwan.problem import FactError

from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import ITEMS
from .spots import Node
from .view import View

# fmt: off
START = LetterRule(
    "item-marker-start", ERROR, ITEMS, "項次不是從一開始",
    fix="從「一、」起編號。",
    bad="說明：\n二、依本校校務計畫辦理。\n三、課程表另行公告。",
    good="說明：\n一、依本校校務計畫辦理。\n二、課程表另行公告。",
)
GAP = LetterRule(
    "item-marker-gap", ERROR, ITEMS, "項次跳號",
    fix="依序編號，或補上遺漏的項目。",
    bad="說明：\n一、依本校校務計畫辦理。\n三、課程表另行公告。",
    good="說明：\n一、依本校校務計畫辦理。\n二、課程表另行公告。",
)
REPEATED = LetterRule(
    "item-marker-repeated", ERROR, ITEMS, "項次重複",
    fix="依序編號。",
    bad="說明：\n一、依本校校務計畫辦理。\n一、課程表另行公告。",
    good="說明：\n一、依本校校務計畫辦理。\n二、課程表另行公告。",
)
ORDER = LetterRule(
    "item-marker-order", ERROR, ITEMS, "項次顛倒",
    fix="依序編號，或調整順序。",
    bad="說明：\n一、依本校校務計畫辦理。\n二、課程表另行公告。\n四、名額有限。\n三、額滿為止。",
    good="說明：\n一、依本校校務計畫辦理。\n二、課程表另行公告。\n三、名額有限。\n四、額滿為止。",
)
LEVEL = LetterRule(
    "item-marker-level", WARNING, ITEMS, "序號與層次不合（一、→（一）→1、→（1）→甲、→（甲））",
    fix="依層次用一、（一）1、（1）甲、（甲）。",
    bad="說明：\n一、報名方式：\n　1、線上報名。\n　2、傳真報名。\n二、課程表另行公告。",
    good="說明：\n一、報名方式：\n　（一）線上報名。\n　（二）傳真報名。\n二、課程表另行公告。",
)
SHAPE = LetterRule(
    "item-marker-shape", HINT, ITEMS, "序號的寫法不一致或不合（1.、(一)、①）", safe=True,
    fix="寫成一、（一）1、（1）的樣子。",
    bad="說明：\n一、報名方式：\n　(一)線上報名。\n　(二)傳真報名。\n二、課程表另行公告。",
    good="說明：\n一、報名方式：\n　（一）線上報名。\n　（二）傳真報名。\n二、課程表另行公告。",
)
MISSING = LetterRule(
    "item-marker-missing", HINT, ITEMS, "分項沒有序號（有的有、有的沒有時為警告）",
    fix="加上序號。",
    bad="說明：\n一、依本校校務計畫辦理。\n課程表另行公告。",
    good="說明：\n一、依本校校務計畫辦理。\n二、課程表另行公告。",
)
SINGLE = LetterRule(
    "item-single", WARNING, ITEMS, "只有一項卻分項（應直接寫在冒號之後）",
    fix="刪去序號，直接寫在冒號之後。",
    bad="說明：\n一、依本校校務計畫辦理。",
    good="說明：依本校校務計畫辦理。",
)
DEEP = LetterRule(
    "item-too-deep", WARNING, ITEMS, "分項超過六層",
    fix="併到上一層，或改寫成附件。",
    bad="說明：\n一、甲\n　（一）乙\n　　1、丙\n　　　（1）丁\n　　　　甲、"
    "戊\n　　　　　（甲）己\n　　　　　　（A）庚",
    good="說明：\n一、依本校校務計畫辦理。\n二、課程表另行公告。",
)
EMPTY = LetterRule(
    "item-empty", WARNING, ITEMS, "分項沒有內容",
    fix="補上內容或刪除這一項。",
    bad="說明：\n一、依本校校務計畫辦理。\n二、",
    good="說明：\n一、依本校校務計畫辦理。\n二、課程表另行公告。",
)
INLINE = LetterRule(
    "item-inline", HINT, ITEMS, "分項寫在同一段裡，沒有另起一行",
    fix="每一項另起一行。",
    bad="說明：報名方式：（一）線上報名。（二）傳真報名。",
    good="說明：報名方式為線上報名或傳真報名。",
)
DOUBLED = LetterRule(
    "item-marker-doubled", WARNING, ITEMS, "序號在內容裡又寫了一次", safe=True,
    fix="刪除重複的序號。",
    bad="說明：\n一、一、依本校校務計畫辦理。\n二、課程表另行公告。",
    good="說明：\n一、依本校校務計畫辦理。\n二、課程表另行公告。",
)
RULES = (
    START, GAP, REPEATED, ORDER, LEVEL, SHAPE, MISSING, SINGLE, DEEP, EMPTY, INLINE, DOUBLED,
)
# fmt: on

_DEEPEST = 6
_SECOND = Pattern(
    r"(?P<marker>[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}、"
    r"|[（(]\d{1,2}[）)])[ \u3000]*(?=[^\d一二三四五六七八九十年月日、])"
)
_INLINE = Pattern(
    r"(?:^|(?<=[：:。；，]))[ \u3000]*(?:(?:一、(?!二)|[（(]一[）)])[^\r]{1,200}?[。；，]"
    r"(?:二、(?!三)|[（(]二[）)])|(?:1、(?!\d)|[（(]1[）)]|①)[^\r]{1,200}?[。；，](?:2、(?!\d)"
    r"|[（(]2[）)]|②))",
    needs="一 1 ①",
)  # fmt: skip


def check(view: View) -> Iterator[Hit]:
    """Yield what is wrong with the items of each paragraph."""
    for top in view.paragraphs:
        for node in top.walk():
            if node.items:
                yield from _group(node)
            elif node.depth and not node.text.text.strip():
                yield EMPTY.hit(
                    node.marker,
                    _whole(node),
                    f"「{node.text.name}」沒有內容。",
                    "補上內容或刪除這一項。",
                )
            yield from _text(view, node)


def _whole(node: Node) -> tuple[int, int]:
    return 0, len(node.marker.raw)


def _group(parent: Node) -> Iterator[Hit]:
    items = parent.items
    depth = parent.depth + 1
    first = items[0]
    if depth > _DEEPEST:
        if depth == _DEEPEST + 1:
            yield DEEP.hit(
                first.marker, _whole(first), "分項超過六層。", "併到上一層，或改寫成附件。"
            )
        return
    if len(items) == 1:
        yield SINGLE.hit(
            first.marker,
            _whole(first),
            f"「{parent.text.name}」只有一項「{first.marker.raw.strip()}」。",
            "刪去序號，直接寫在冒號之後。",
        )
    yield from _markers(items, depth)
    yield from _unmarked(items)


def _markers(items: Sequence[Node], depth: int) -> Iterator[Hit]:
    before = 0
    told = False
    for at, node in enumerate(items):
        written = node.marker.text.strip()
        if not written:
            before += 1
            continue
        read = parse_marker(written)
        right = _marker(depth, at + 1)
        if read is None:
            yield SHAPE.hit(
                node.marker,
                _whole(node),
                f"看不懂序號「{written}」。",
                f"改為「{right}」。",
                severity=WARNING,
            )
            before += 1
            continue
        level, number = read
        if level != depth:
            if not told:
                yield LEVEL.hit(
                    node.marker,
                    _whole(node),
                    f"第{depth}層的序號寫成「{written}」。",
                    f"改為「{right}」。",
                )
            told = True
        elif (shape := _marker(level, number)) and written != shape:
            yield SHAPE.hit(
                node.marker,
                _whole(node),
                f"序號寫成「{written}」。",
                f"改為「{shape}」。",
                put=shape,
            )
        if len(items) > 1 or number != 1:
            yield from _number(node, written, number, before, right)
        before = number


def _number(node: Node, written: str, number: int, before: int, right: str) -> Iterator[Hit]:
    where = _whole(node)
    if number == before + 1:
        return
    if before == 0:
        yield START.hit(node.marker, where, f"第一項的序號是「{written}」。", f"改為「{right}」。")
    elif number == before:
        yield REPEATED.hit(node.marker, where, f"序號「{written}」重複。", f"改為「{right}」。")
    elif number < before:
        yield ORDER.hit(
            node.marker,
            where,
            f"序號「{written}」排在後面的項次之後。",
            f"改為「{right}」，或調整順序。",
        )
    else:
        yield GAP.hit(
            node.marker,
            where,
            f"序號從第{before}項跳到「{written}」。",
            f"改為「{right}」，或補上遺漏的項目。",
        )


def _marker(depth: int, number: int) -> str:
    try:
        return marker(depth, number)
    except FactError:
        return ""


def _unmarked(items: Sequence[Node]) -> Iterator[Hit]:
    bare = [(at, node) for at, node in enumerate(items) if not node.marker.text.strip()]
    if bare and len(items) > 1:
        at, node = bare[0]
        some = len(bare) < len(items)
        yield MISSING.hit(
            node.text,
            (0, 0),
            f"「{node.text.name}」沒有序號。",
            f"加上「{_marker(node.depth, at + 1) or '序號'}」。",
            severity=WARNING if some else HINT,
        )


def _text(view: View, node: Node) -> Iterator[Hit]:
    text = node.text.text
    written = node.marker.text.strip()
    level = parse_marker(written) if node.depth else None
    second = _SECOND.match(text) if level else None
    other = parse_marker(second["marker"]) if second else None
    if second and level and other and level[0] == other[0]:
        extra = second["marker"]
        again = extra == written
        yield DOUBLED.hit(
            node.text,
            second.span(),
            f"「{written}」寫了兩次。" if again else f"「{written}」之後又寫了序號「{extra}」。",
            "刪除重複的序號。" if again else f"刪除「{written}{extra}」其中一個，只留正確的序號。",
            put="" if again else None,
        )
    if found := _INLINE.search(text):
        yield INLINE.hit(
            node.text,
            found.span(),
            f"「{found.group().strip()[:8]}……」在同一段裡分項。",
            "每一項另起一行。",
            severity=HINT if node.depth or text[: found.start()].strip() else WARNING,
        )
