"""Fields (功能變數) such as page numbers, which python-docx has no words for."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def field(paragraph: Any, words: str, simple: bool = False) -> None:
    """Put a field such as PAGE into a paragraph."""
    if simple:
        element = OxmlElement("w:fldSimple")
        element.set(qn("w:instr"), words)
        paragraph._p.append(element)
        return
    for kind in ("begin", "", "end"):
        run = OxmlElement("w:r")
        child = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            child.set(qn("w:fldCharType"), kind)
        else:
            child.text = words
        run.append(child)
        paragraph._p.append(run)
