"""The end of a letter: 正本, 副本, 敬陳 and the signature."""

from __future__ import annotations

import re

from inservice_docs.formats.letter_text.labels import Label
from inservice_docs.formats.letter_text.lines import Line, plain
from inservice_docs.formats.letter_text.recipients import are_titles, is_signature, more_names

_LONGEST_SIGNATURE = 40
_NO_SIGNATURE = re.compile(r"[。；：\d]")
_MOST_SIGNATURES = 4


class Ending:
    """What the end of one letter says, read line by line."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.values: dict[str, str] = {}
        self.signature: list[str] = []
        self._signed = False
        self._open = ""
        self._at = Line("")

    def take_label(self, label: Label, line: Line) -> None:
        """Take the recipients after a label; a label that comes twice goes on with them."""
        field = "copies" if label.field == "more_copies" else label.field
        before = self.values.get(field, "")
        self.values[field] = f"{before}\n{label.rest}".strip("\n")
        self._open, self._at = field, line

    def take(self, line: Line) -> bool:
        """Take a line without a label; return False when it has no place in the end."""
        if self._open:
            more = self._more(self._open, line)
            if more is not None:
                self.values[self._open] = more
                self._at = line
                return True
            self._open = ""
        return self.sign(line)

    def sign(self, line: Line) -> bool:
        """Take a line of the signature; return False when it cannot be one."""
        near = line.page == self._at.page
        if not is_signature(line.text):
            if not near or self._signed or not _short(line.text):
                return False
        elif self.signature and not near:
            return False
        else:
            self._signed = True
        if len(self.signature) >= _MOST_SIGNATURES:
            return False
        self.signature.append(plain(line.text))
        self._at = line
        return True

    def _more(self, field: str, line: Line) -> str | None:
        before = self.values[field]
        if field != "submitted_to":
            return more_names(before, line.text, broken=self._at.full)
        if not before or (are_titles(line.text) and are_titles(before)):
            return f"{before}、{line.text}".strip("、")
        return None


def _short(text: str) -> bool:
    return len(text) <= _LONGEST_SIGNATURE and not _NO_SIGNATURE.search(text)
