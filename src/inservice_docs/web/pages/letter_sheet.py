"""The letter on its sheet (公文紙面): the lines of letter.docx and memo.docx, in order and size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inservice_docs.documents.letter_page import letter_page
from inservice_docs.documents.letters.items import number_items
from inservice_docs.records.gap import has_gap, split_gaps
from inservice_docs.records.letter import Item, Letter
from inservice_docs.rules.letter.spots import Path
from inservice_docs.web.pages.plan_places import SCHOOL, gap_field


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a letter that something is said about; `id` is that of its remark."""

    path: Path
    start: int
    end: int
    severity: str
    message: str
    id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: plain, a gap (with where it is filled in), or marked."""

    text: str
    gap: bool = False
    link: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One paragraph on the sheet: its style, the label before it, and its pieces."""

    style: str
    label: str
    pieces: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """Return the words as they stand on paper."""
        return self.label + "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter on its sheet."""

    memo: bool
    lines: tuple[SheetLine, ...]


def sheet_of(letter: Letter, marks: Sequence[Mark] = ()) -> Sheet:
    """Return a letter on its sheet; gaps stand out, marks stand where they belong."""
    return _Drawn(letter, marks).memo() if letter.is_memo else _Drawn(letter, marks).letter()


class _Drawn:
    """Draws one letter."""

    def __init__(self, letter: Letter, marks: Sequence[Mark]) -> None:
        self._letter = number_items(letter).value
        self._page = letter_page(letter)
        self._marks: dict[Path, list[Mark]] = {}
        for mark in marks:
            self._marks.setdefault(mark.path, []).append(mark)

    def letter(self) -> Sheet:
        page = self._page
        lines = [
            *self._file_number(),
            SheetLine("title", "", (*self._at("sender"), *self._plain(f"　{page['文別']}"))),
            SheetLine("contact", "機關地址：", self._at("address")),
            *(
                SheetLine("contact", "", self._pieces(text, ("contacts", at)))
                for at, text in enumerate(page["聯絡方式"])
            ),
            SheetLine("receiver", "受文者：", self._at("receiver")),
            SheetLine("field", "發文日期：", self._pieces(page["發文日期"], ("date_text",))),
            SheetLine("field", "發文字號：", self._at("number")),
            SheetLine("field", "速別：", self._at("speed")),
            SheetLine(
                "field", "密等及解密條件或保密期限：", self._pieces(page["密等"], ("secrecy",))
            ),
            SheetLine("field", "附件：", self._at("attachment_text")),
            *self._text(),
            SheetLine("originals", "正本：", self._listed("originals")),
            SheetLine("copies", "副本：", self._listed("copies")),
        ]
        if self._letter.signature:
            lines.append(SheetLine("signature", "", self._at("signature")))
        return Sheet(False, tuple(lines))

    def memo(self) -> Sheet:
        page, lines = self._page, list(self._file_number())
        date = self._pieces(page["發文日期"], ("date_text",))
        unit = self._pieces(page["單位"], ("unit",))
        lines.append(SheetLine("memo-title", "簽　於", unit, date))
        for name, label, path in (
            ("發文字號", "文號：", "number"),
            ("速別", "速別：", "speed"),
            ("密等", "密等：", "secrecy"),
            ("附件", "附件：", "attachment_text"),
        ):
            if page[name]:
                lines.append(SheetLine("field", label, self._pieces(page[name], (path,))))
        lines += self._text()
        if self._letter.submitted_to:
            lines.append(SheetLine("submitted", "敬陳　", self._at("submitted_to")))
        if self._letter.signature:
            lines.append(SheetLine("signature", "", self._at("signature")))
        return Sheet(True, tuple(lines))

    def _file_number(self) -> Iterator[SheetLine]:
        yield SheetLine("file", "檔　　號：", self._at("file_number"))
        yield SheetLine("file", "保存年限：", self._at("retention"))

    def _text(self) -> Iterator[SheetLine]:
        yield SheetLine("subject", "主旨：", self._at("subject"))
        for line, path in zip(self._page["本文"], _paths(self._letter), strict=True):
            style = layout_class(line["版式"])
            yield SheetLine(style, line["序號"], self._pieces(line["文字"], path))

    def _at(self, name: str) -> tuple[Piece, ...]:
        return self._pieces(str(getattr(self._letter, name)), (name,))

    def _listed(self, name: str) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        for at, text in enumerate(getattr(self._letter, name)):
            pieces += [Piece("、")] if at else []
            pieces += self._pieces(text, (name, at))
        return tuple(pieces)

    def _plain(self, text: str) -> tuple[Piece, ...]:
        return (Piece(text),)

    def _pieces(self, text: str, path: Path) -> tuple[Piece, ...]:
        return tuple(_cut(text, self._marks.get(path, ())))


def _cut(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut a text into pieces: gaps, marked parts (of two that overlap, the first) and the rest."""
    at = 0
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        start, end = _widened(mark, len(text))
        if start < at or start >= end:
            continue
        yield from _unmarked(text[at:start])
        yield from _within(text[start:end], mark)
        at = end
    yield from _unmarked(text[at:])


def _widened(mark: Mark, length: int) -> tuple[int, int]:
    """Return what to mark: a place between two letters is shown by those beside it."""
    start, end = min(mark.start, length), min(mark.end, length)
    return (max(0, start - 1), min(length, start + 1)) if start >= end else (start, end)


def _within(text: str, mark: Mark) -> Iterator[Piece]:
    if has_gap(text):
        yield from _unmarked(text)
    else:
        yield Piece(text, mark=mark)


def _unmarked(text: str) -> Iterator[Piece]:
    for piece, is_gap in split_gaps(text):
        if is_gap:
            yield Piece(f"（待填：{piece}）" if piece else "（待填）", True, gap_link(piece))
        elif piece:
            yield Piece(piece)


def gap_link(label: str) -> str:
    """Return where a gap is filled in: a field of the plan form, the school's page, or nowhere."""
    if label in SCHOOL:
        return "/school"
    field = gap_field(label)
    return f"#f-{field}" if field else ""


def layout_class(layout: str) -> str:
    """Return the class of a layout (版式): 條列2-3字 is i2w30, 段名 label, 段落 text."""
    if not layout.startswith("條列"):
        return {"段名": "label", "段落": "text"}[layout]
    level, width = layout.removeprefix("條列").removesuffix("字").split("-")
    return f"i{level}w{float(width) * 10:g}"


def _paths(letter: Letter) -> Iterator[Path]:
    """Yield where the words of each line of the text are, in the order of the page."""
    for at, part in enumerate(letter.paragraphs):
        if part.label or part.text:
            yield ("paragraphs", at, "text")
        yield from _items(("paragraphs", at), part.items)


def _items(above: Path, items: Sequence[Item]) -> Iterator[Path]:
    for at, item in enumerate(items):
        here: Path = (*above, "items", at)
        yield (*here, "text")
        yield from _items(here, item.items)
