"""Which paragraphs of a document number themselves (自動編號), so that records would count on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_USED = re.compile(r'<w:numId w:val="(\d+)"/>')
_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"/>')
_UNNUMBERED = {"bullet", "none"}


def counts_on(body: str, members: Mapping[str, bytes]) -> bool:
    """Tell whether a body has numbered paragraphs; bullets and lists without numbers are none."""
    lists = set(_USED.findall(body))
    styles = members.get("word/styles.xml")
    if styles is not None:
        root: Any = etree.fromstring(styles)
        used = set(_STYLE.findall(body))
        for style in root.iter(f"{_W}style"):
            if style.get(f"{_W}styleId") in used:
                lists |= {each.get(f"{_W}val") for each in style.iter(f"{_W}numId")}
    return bool(lists & _numbered(members.get("word/numbering.xml")))


def _numbered(numbering: bytes | None) -> set[str]:
    """Return the lists of a document that show numbers at any level."""
    if numbering is None:
        return set()
    root: Any = etree.fromstring(numbering)
    counting = {
        each.get(f"{_W}abstractNumId")
        for each in root.iter(f"{_W}abstractNum")
        if any(f.get(f"{_W}val") not in _UNNUMBERED for f in each.iter(f"{_W}numFmt"))
    }
    return {
        each.get(f"{_W}numId")
        for each in root.iter(f"{_W}num")
        if any(a.get(f"{_W}val") in counting for a in each.iter(f"{_W}abstractNumId"))
    }
