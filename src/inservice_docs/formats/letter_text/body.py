"""The text of a letter: the 主旨 and the paragraphs after it."""

from __future__ import annotations

import re

from inservice_docs.formats.letter_text.labels import USUAL, Label
from inservice_docs.formats.letter_text.lines import Line, plain
from inservice_docs.formats.letter_text.outline import Outline, is_whole, joined

_OF_MEETINGS = re.compile("[開會][會勘](?:時間|地點)|主持人|列席.*")
_HANGING = 2


class Body:
    """What the text of one letter says, read line by line."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.subject: str | None = None
        self.outline = Outline()
        self.numbered = False
        self._margin = 0
        self._full = False

    def begin(self, label: Label, line: Line, *, numbered: bool = False) -> None:
        """Take the 主旨; `numbered` tells that it stands as an item (一、主旨：)."""
        self.subject, self.numbered = plain(label.rest), numbered
        self._margin, self._full = line.indent, line.full

    def take(self, line: Line) -> None:
        """Take a line without a label of its own."""
        if self.outline.paragraphs:
            self.outline.take(line.text, line)
        else:
            said = plain(line.text)
            self.subject = joined(self.subject or "", said)
            self._full = line.full

    def ended(self) -> bool:
        """Tell whether what was read so far is a whole sentence, or stopped before the margin."""
        if self.outline.paragraphs:
            return self.outline.ended()
        return not self._full or self.whole()

    def whole(self) -> bool:
        """Tell whether what was read so far is a whole sentence by its last character."""
        if self.outline.paragraphs:
            return self.outline.whole()
        return not self.subject or is_whole(self.subject)

    def at_margin(self, line: Line) -> bool:
        """Tell whether a line stands as far out as the 主旨 does."""
        return line.indent <= self._margin + _HANGING

    def begins_paragraph(self, label: Label, line: Line, kind: str) -> bool:
        """Tell whether a line begins a paragraph, rather than going on with a sentence."""
        if _OF_MEETINGS.fullmatch(label.name) and not kind.endswith("通知單"):
            return False
        if self.whole():
            return label.name in USUAL or self.at_margin(line)
        if not self.at_margin(line):
            return False
        used = any(block.marker == label.name for block in self.outline.paragraphs)
        return self.ended() or (label.name in USUAL and not used)
