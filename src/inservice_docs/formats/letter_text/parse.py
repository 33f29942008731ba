"""Lines of text → letter: the fields by their labels, the items by their markers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from inservice_docs.formats.letter_text.body import Body
from inservice_docs.formats.letter_text.ending import Ending
from inservice_docs.formats.letter_text.finish import finish
from inservice_docs.formats.letter_text.head import Head
from inservice_docs.formats.letter_text.labels import (
    HEAD,
    NEVER_TEXT,
    USUAL,
    Label,
    split_fields,
    split_label,
)
from inservice_docs.formats.letter_text.lines import MOST_LINES, Line
from inservice_docs.formats.letter_text.noise import is_noise, without_repeated
from inservice_docs.formats.letter_text.outline import read_marker
from inservice_docs.formats.letter_text.recipients import is_signature
from inservice_docs.formats.letter_text.title import read_title
from inservice_docs.formats.letter_text.values import is_date
from inservice_docs.records.finding import Finding, Outcome, Place, warning
from inservice_docs.records.letter import Letter

_AFTER_THE_END = frozenset({"備註", "列席者", "列席單位及人員", "敬會"})
_SHORT = 40
_BINDING = re.compile("^[裝訂線](?:\t|\u3000{2,}| {2,})[\t \u3000]*")
MOST_CHARACTERS = 200_000
"""The text that a letter may have; fifty printed pages have half of that."""


def parse_letter(lines: Sequence[Line], file: str = "") -> Outcome[Letter]:
    """Return the letter that lines of text hold, with a finding for each main field not found.

    Lines that a page broke are joined again; page numbers, stamps and 裝訂線 are left out. Of
    several letters one after the other only the first is read.
    """
    return parse_in_order(lines, file)[0]


def parse_in_order(
    lines: Sequence[Line], file: str = ""
) -> tuple[Outcome[Letter], tuple[str, ...]]:
    """Return the letter as `parse_letter` does, and its labels in the order they stand in."""
    reading = _Reading()
    kept = _bounded(lines)
    for line in without_repeated(kept):
        for column, part in enumerate(reading.parts(line)):
            reading.take(part, column)
    outcome = finish(reading.head, reading.body, reading.ending, reading.notes(), file)
    order = tuple(reading.order)
    if len(kept) == len(lines):
        return outcome, order
    return Outcome(outcome.value, (*outcome.findings, _too_long(len(kept), file))), order


def _bounded(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines that a letter may have; what is longer is something else."""
    total = 0
    for count, line in enumerate(lines):
        total += len(line.text)
        if total > MOST_CHARACTERS or count == MOST_LINES:
            return lines[:count]
    return lines


def _too_long(count: int, file: str) -> Finding:
    return warning(
        "letter-too-long",
        f"檔案太長，不像公文，只讀了前 {count} 行。",
        "檢查是否選錯檔案；附件請與公文分開存檔。",
        Place(file),
    )


class _Reading:
    """Where the reading stands: in the head, in the text, at the end, or past the letter."""

    def __init__(self) -> None:
        self.head, self.body, self.ending = Head(), Body(), Ending()
        self.left_out: list[str] = []
        self.order: dict[str, None] = {}
        self._stage = "head"
        self._held: list[Line] = []
        self._in_paragraph = False

    def notes(self) -> tuple[bool, tuple[str, ...]]:
        """Return whether another letter followed, and the lines that have no field."""
        for line in self._held:
            self.ending.sign(line)
        return self._stage == "done", tuple(self.left_out)

    def parts(self, line: Line) -> list[Line]:
        """Part a line that holds several fields."""
        line = replace(line, text=_BINDING.sub("", line.text))
        label = split_label(line.text)
        if self._stage == "body" and (label is None or label.field not in ("originals", "copies")):
            return [line]
        texts = split_fields(line.text, wide=self._stage != "head")
        return [line] if len(texts) == 1 else [replace(line, text=text) for text in texts]

    def take(self, line: Line, column: int = 0) -> None:
        """Take one line, or one part of it, whose column is counted from 0."""
        if self._stage == "done":
            return
        wanted = self._stage == "head" and self.head.wants(line.text)
        if not wanted and is_noise(line.text, in_text=self._stage == "body"):
            return
        label = split_label(line.text, loose=self._stage == "head")
        if label is not None:
            if self._take_label(label, line):
                self._note(label, column)
                return
        elif self._take_numbered(line):
            return
        self._take_text(line)

    def _note(self, label: Label, column: int) -> None:
        """Keep where a label first stands, within the first letter; 地址 may be beside 受文者."""
        beside = column and label.field in ("address", "contact")
        if self._stage != "done" and not beside:
            self.order.setdefault(label.standard)

    def _take_label(self, label: Label, line: Line) -> bool:
        if label.field in HEAD:
            return self._take_head(label, line)
        if label.field == "subject":
            return self._take_subject(label, line)
        if label.field == "paragraph":
            return self._take_paragraph(label, line)
        if not self._ends_text(label, line):
            return False
        self._stage, self._in_paragraph = "end", False
        self._sign_held()
        self.ending.take_label(label, line)
        return True

    def _take_head(self, label: Label, line: Line) -> bool:
        known = label.field in self.head.values
        if self._stage == "head":
            self.head.take_label(label, line)
            return True
        if self._stage == "body":
            if known and self.head.values[label.field] == label.rest:
                return True
            of_meeting = label.field == "contact" and self.head.kind.endswith("通知單")
            if known or (label.name not in NEVER_TEXT and not of_meeting):
                return False
        elif known or (label.field == "contact" and self.head.contacts):
            self._stage = "done"
            return True
        self.head.take_label(label, line)
        return True

    def _take_subject(self, label: Label, line: Line, *, numbered: bool = False) -> bool:
        if self.body.subject:
            if self._stage == "end":
                self._stage = "done"
            return self._stage == "done"
        self._stage = "body"
        self.body.begin(label, line, numbered=numbered)
        return True

    def _take_paragraph(self, label: Label, line: Line) -> bool:
        if self._stage == "head":
            if label.name not in USUAL and self.head.kind not in ("公告", "令"):
                return False
            self._stage = "body"
        elif self._stage == "end":
            if label.name not in _AFTER_THE_END | USUAL:
                return False
            self._in_paragraph = True
        elif not self.body.begins_paragraph(label, line, self.head.kind):
            return False
        self._unhold()
        self.body.outline.start(label.name, label.rest, line)
        return True

    def _ends_text(self, label: Label, line: Line) -> bool:
        """Tell whether 正本, 副本 or 敬陳 stands here as a label."""
        if label.field == "submitted_to":
            memo = self.head.kind in ("簽", "") or label.name == "此致"
            short = len(label.rest) <= _SHORT and "。" not in label.rest
            return memo and short and self._stage != "head" and self._ended(line)
        return self._stage != "body" or self._ended(line) or self.body.at_margin(line)

    def _ended(self, line: Line) -> bool:
        return self._stage == "end" or self.body.ended()

    def _take_numbered(self, line: Line) -> bool:
        """Take a label that stands as an item: 一、主旨：…, and after it 二、說明：…."""
        marked = read_marker(line.text)
        label = split_label(marked.rest) if marked and marked.level <= 1 else None
        if label is None:
            return False
        if label.field == "subject" and self._stage == "head":
            return self._take_subject(label, line, numbered=True)
        return self.body.numbered and label.name in USUAL and self._take_paragraph(label, line)

    def _take_text(self, line: Line) -> None:
        if self._stage == "head":
            self.head.take(line)
        elif self._stage == "body" or self._in_paragraph:
            if is_signature(line.text) and "\t" not in line.text and self.body.ended():
                self._held.append(line)
            else:
                self._unhold()
                self.body.take(line)
        elif not self.head.values.get("date") and is_date(line.text):
            self.head.values["date"] = line.text
        elif not self._is_title(line) and not self.ending.take(line):
            self.left_out.append(line.text)

    def _is_title(self, line: Line) -> bool:
        title = read_title(line.text)
        if title is not None and self.head.title is not None and title != self.head.title:
            self._stage = "done"
        return title is not None

    def _unhold(self) -> None:
        """Give the text back what looked like a signature and was none."""
        for line in self._held:
            self.body.take(line)
        self._held.clear()

    def _sign_held(self) -> None:
        for line in self._held:
            self.ending.sign(line)
        self._held.clear()
