"""The head of a letter: title, address and contacts, and the fields above the 主旨."""

from __future__ import annotations

import re

from inservice_docs.formats.letter_text.labels import Label, split_label
from inservice_docs.formats.letter_text.lines import Line
from inservice_docs.formats.letter_text.outline import joined
from inservice_docs.formats.letter_text.title import Title, read_title, read_unit
from inservice_docs.formats.letter_text.values import is_date

_POSTAL = re.compile(r"[（(〔]?\d{3,6}[）)〕]?[\t \u3000]*(?:\S{1,3}[縣市]|$)")
_FITS: dict[str, re.Pattern[str]] = {
    "file_number": re.compile(r"[\d/\-.A-Z]{2,40}"),
    "retention": re.compile(r"\d{1,2}[ \u3000]*年|永久"),
    "address": re.compile(r"(?:\d{3,6})?.{0,4}[縣市].{3,60}"),
    "contact": re.compile(r"[^，。]{1,60}"),
    "receiver": re.compile(r".{2,120}"),
    "number": re.compile(r".{1,30}字?第.{1,40}|\d{9,10}[A-Z]?"),
    "speed": re.compile(r"最?速件|普通件"),
    "secrecy": re.compile(r"(?:絕對機密|極?機密|密|普通).{0,60}|.{0,40}解密.{0,40}"),
    "declassification": re.compile(r".{0,40}解密.{0,40}"),
    "attachment_text": re.compile(r".{1,200}"),
}
_RIGHT_BLOCK = 8


class Head:
    """What the head of one letter says, read line by line."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.title: Title | None = None
        self.values: dict[str, str] = {}
        self.contacts: list[tuple[str, str]] = []
        self.unit = ""
        self.above: list[str] = []
        self._open = ""
        self._at = Line("")

    @property
    def kind(self) -> str:
        """Return the 文別, empty while it is not known."""
        return self.title.kind if self.title else ""

    def wants(self, text: str) -> bool:
        """Tell whether a field waits for just such a value."""
        return self._open == "number" and not self._value and self._fits(text)

    def take_label(self, label: Label, line: Line) -> None:
        """Take a labelled field; one that was given before keeps its first value."""
        self.above.clear()
        self._at = line
        if label.field == "contact":
            inner = split_label(label.rest)
            if inner and inner.field == "contact":
                label = inner
            self.contacts.append((label.name, label.rest))
            self._open = "contact"
            return
        self._open = "" if self.values.get(label.field) else label.field
        if self._open:
            self.values[label.field] = label.rest

    def take(self, line: Line) -> bool:
        """Take a line without a label; return False when it has no place in the head."""
        if self.title is None and (title := read_title(line.text, self.above)):
            self._begin(title)
            return True
        if self._open and self._goes_on(line):
            self._add(line)
            return True
        self._open = ""
        if self.kind == "簽" and self._take_unit(line.text):
            return True
        self.above.append(line.text)
        return False

    def _begin(self, title: Title) -> None:
        self.title, self.unit = title, title.unit
        self.above.clear()
        self._open = ""
        if title.date:
            self.values.setdefault("date", title.date)

    def _take_unit(self, text: str) -> bool:
        unit, date = read_unit(text)
        if date and not self.values.get("date"):
            self.values["date"] = date
        elif not unit or self.unit:
            return False
        self.unit = self.unit or unit
        return True

    @property
    def _value(self) -> str:
        return self.contacts[-1][1] if self._open == "contact" else self.values[self._open]

    def _fits(self, text: str) -> bool:
        return is_date(text) if self._open == "date" else bool(_FITS[self._open].fullmatch(text))

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a line is the rest of the field above it, or its value where it has none."""
        if not self._value:
            postal = _POSTAL.match(line.text) and self._open != "address"
            return not postal and self._fits(line.text)
        if line.page != self._at.page or _POSTAL.match(line.text):
            return False
        if self._open == "number" and self._fits(line.text):
            return True
        if self._open in ("address", "contact"):
            return self._at.full or line.indent >= max(self._at.indent, _RIGHT_BLOCK)
        return self._at.full or line.indent >= self._at.indent + 4

    def _add(self, line: Line) -> None:
        value = self._value
        more = f"{value}、{line.text}" if self._open == "number" and value.endswith("號") else ""
        more = more or joined(value, line.text)
        if self._open == "contact":
            self.contacts[-1] = (self.contacts[-1][0], more)
        else:
            self.values[self._open] = more
        self._at = Line(line.text, self._at.indent, line.full, line.page)
