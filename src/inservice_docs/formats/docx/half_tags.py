"""Tags that are opened or closed only, found before docxtpl would glue everything up to the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from inservice_docs.records.finding import Finding, Place, error, warning

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_START = re.compile(r"\{\{|\{%|\{#")
_END = re.compile(r"\}\}|%\}|#\}")


def half_tags(content: bytes, file: str, room: str) -> Iterator[Finding]:
    """Yield a finding for each paragraph of a part in which a tag is opened or closed only.

    An error for a tag without its end, a warning for an end without its start.
    """
    for paragraph in etree.fromstring(content).iter(f"{_W}p"):
        words = "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))
        half = _half(words)
        if half:
            shown = words if len(words) <= 60 else words[:60] + "…"
            opened = half in _ENDS
            yield (error if opened else warning)(
                "template-broken-tag",
                f"{room}段落「{shown}」：標記「{half}」沒有" + ("結束" if opened else "開頭"),
                "「{{」要配「}}」、「{%」要配「%}」，而且要在同一段裡",
                Place(file),
            )


def _half(words: str) -> str:
    """Return the start that has no end in a text, else the first end that has no start."""
    stray, at = "", 0
    while True:
        start = _START.search(words, at)
        end = _END.search(words, at, start.start() if start else len(words))
        stray = stray or (end.group() if end else "")
        if start is None:
            return stray
        at = words.find(_ENDS[start.group()], start.end()) + 2
        if at < 2:
            return start.group()
