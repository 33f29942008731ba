"""Paragraphs and their items, found by the markers: 一、 （一） 1、 （1） 甲、 （甲）.

Not all that looks like a marker is one: a broken line may begin with 三、四年級 or （二）上午.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from inservice_docs.formats.letter_text.lines import Line, plain
from inservice_docs.records.letter import Item, Paragraph
from inservice_docs.taiwan.numerals import parse_marker, split_marker

_BULLET = re.compile("^[-–—•‧·*＊●○◎■□▪◆◇※][ \t\u3000]*(?=\\S)")
_FORMAL = re.compile(r"([壹貳參肆伍陸柒捌玖拾]{1,3})、[ \t\u3000]*")
_SENTENCE_ENDS = frozenset("。！？：；!?:;")
_MARKED_AGAIN = re.compile("[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十年月日])")
_IN_PROSE = re.compile(
    "[一二三四五六七八九十]{1,3}(?:[、至到及和]|年級|[年月日週樓期梯場次天])"
    "|[0-9０-９]{1,3}(?:[、至到及和~-]|年級|[年月日週樓期梯場次天名人位節])"
)
_ADDRESS = re.compile(r"(?:[a-z]{3,5}://|[\w.+-]@)[!-~]*$")
_AREA_CODE = re.compile("[(（][ \u3000]*[0０]")
_DAY = re.compile(r"(?:\d|[一二三四五六七八九十])[ \u3000]*日$")
_SHOWN_FORMAL = "壹貳參肆伍陸柒捌玖拾"


@dataclass
class Block:
    """A paragraph or an item while it is read: what belongs to it hangs below."""

    marker: str
    text: str
    level: int = 0
    number: int = 0
    indent: int = 0
    rows: bool = False
    items: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Marked:
    """A line taken apart: its marker with level and number, and the rest."""

    marker: str
    level: int
    number: int
    rest: str


def read_marker(text: str) -> Marked | None:
    """Return the marker that a line begins with, a bullet before it left out, or None."""
    plain = _BULLET.sub("", text)
    if formal := _FORMAL.match(plain):
        number = _SHOWN_FORMAL.find(formal[1][-1]) + 1
        return Marked(f"{formal[1]}、", 0, number, plain[formal.end() :])
    marker, rest = split_marker(plain)
    place = parse_marker(marker) if marker else None
    if place is None or _AREA_CODE.match(marker):
        return None
    return Marked(marker.strip(" \t\u3000"), place[0], place[1], rest.strip("\t \u3000"))


class Outline:
    """The paragraphs of one letter, read line by line."""

    def __init__(self) -> None:
        """Begin with none."""
        self.paragraphs: list[Block] = []
        self._last_full = False

    @property
    def last(self) -> Block:
        """Return the block that a further line belongs to."""
        return list(_way_down(self.paragraphs[-1]))[-1]

    def start(self, label: str, rest: str, line: Line) -> None:
        """Begin a paragraph; `rest` is what stands on the line of its label."""
        self.paragraphs.append(Block(label, "", level=-1))
        self._last_full = False
        if rest:
            self.take(rest, line)
        self._last_full = line.full

    def take(self, text: str, line: Line) -> None:
        """Add a line of text: an item of its own, or the rest of what came before."""
        marked = read_marker(text)
        if marked is not None and self._is_item(marked, line):
            self._add(marked, line)
        else:
            self._continue(text, line)
        self._last_full = line.full

    def ended(self) -> bool:
        """Tell whether what was read so far is a whole sentence, or stopped before the margin."""
        return not self._last_full or self.whole()

    def whole(self) -> bool:
        """Tell whether what was read so far is a whole sentence by its last character."""
        return not self.last.text or is_whole(self.last.text)

    def _is_item(self, marked: Marked, line: Line) -> bool:
        if self.whole():
            prose = marked.level == 1 and _IN_PROSE.match(marked.rest)
            return not prose or self._twice_marked(marked)
        if _IN_PROSE.match(marked.rest) or (marked.level == 2 and _DAY.search(self.last.text[-9:])):
            return False
        # A line that broke off goes on, unless a marker follows that is next in order; one that
        # did not may be followed by a marker that is out of order, but not out of the blue.
        beside = self._beside(marked.level)
        if beside is None:
            return not self._last_full and marked.number == 1
        if line.indent > beside.indent + 1:
            return False  # it hangs with the text of the item above
        return not self._last_full or beside.number == marked.number - 1

    def _twice_marked(self, marked: Marked) -> bool:
        """Tell whether a marker that is next in order has another one behind it: 三、四、報名…."""
        beside = self._beside(marked.level)
        due = beside is not None and beside.number == marked.number - 1
        return due and bool(_MARKED_AGAIN.match(marked.rest))

    def _beside(self, level: int) -> Block | None:
        """Return the item of a level that a further one of it would follow."""
        for block in _way_down(self.paragraphs[-1]):
            if block.level == level:
                return block
        return None

    def _add(self, marked: Marked, line: Line) -> None:
        block = self.paragraphs[-1]
        while block.items and block.items[-1].level < marked.level:
            block = block.items[-1]
        block.items.append(
            Block(marked.marker, plain(marked.rest), marked.level, marked.number, line.indent)
        )

    def _continue(self, text: str, line: Line) -> None:
        block = self.last
        row = "\t" in text
        said = plain(text)
        if not block.text:
            block.text = said
        elif row or block.rows or (not self._last_full and is_whole(block.text)):
            block.text += f"\n{said}"
        else:
            block.text = joined(block.text, said)
        block.rows = row

    def finished(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs as records."""
        return tuple(
            Paragraph(
                label=f"{block.marker}：" if block.marker else "",
                text=block.text,
                items=_items(block.items),
            )
            for block in self.paragraphs
        )


def is_whole(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return text[-1:] in _SENTENCE_ENDS


def joined(before: str, line: str) -> str:
    """Join a line that was broken: a space only between Latin words."""
    end, start = before[-1:], line[:1]
    if _ADDRESS.search(before[-99:]):
        return before + line
    if not (end.isascii() and start.isascii() and start.isalpha()):
        return before + line
    apart = end.isalpha() or (end != "" and end in ",;)") or (end == "." and start.isupper())
    return f"{before} {line}" if apart else before + line


def _way_down(block: Block) -> Iterator[Block]:
    """Yield a block, its last item, that item's last item, and so on."""
    yield block
    while block.items:
        block = block.items[-1]
        yield block


def _items(blocks: list[Block]) -> tuple[Item, ...]:
    return tuple(
        Item(marker=block.marker, text=block.text, items=_items(block.items)) for block in blocks
    )
