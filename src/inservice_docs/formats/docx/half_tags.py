"""Tags that are opened or closed only, found before docxtpl would glue everything up to the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from inservice_docs.records.finding import Finding, Place, error, warning

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")


def half_tags(content: bytes, file: str, room: str) -> Iterator[Finding]:
    """Yield a finding for each paragraph of a part in which a tag is opened or closed only."""
    for paragraph in etree.fromstring(content).iter(f"{_W}p"):
        words = "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))
        half = _HALF.search(_TAG.sub("", words))
        if half:
            shown = words if len(words) <= 60 else words[:60] + "…"
            opened = half.group().startswith("{")
            yield (error if opened else warning)(
                "template-broken-tag",
                f"{room}段落「{shown}」：標記「{half.group()}」沒有"
                + ("結束" if opened else "開頭"),
                "「{{」要配「}}」、「{%」要配「%}」，而且要在同一段裡",
                Place(file),
            )
