"""References in a file whose DOCTYPE is gone: none is ever replaced by what it stood for."""

from __future__ import annotations

import re

from inservice_docs.formats.di.prolog import Prolog
from inservice_docs.records.finding import Finding, Place, hint
from inservice_docs.taiwan.text import unholdable

_MARK = re.compile(r"&|<!--|<!\[CDATA\[")
_REFERENCE = re.compile(
    r"&(?:#(?P<digits>[0-9]{1,9})|#x(?P<hex>[0-9A-Fa-f]{1,7})|(?P<name>[^\s&;<>\"'#]{1,60}));"
)
_BUILT_IN = {"amp", "lt", "gt", "quot", "apos"}


def repair_references(prolog: Prolog, file: str) -> tuple[str, list[Finding]]:
    """Put a bare & right, and take out references that no document may hold."""
    body, findings = prolog.body, list[Finding]()
    if "&" not in body:
        return body, findings
    pieces: list[str] = []
    position = 0
    bare: int | None = None
    while mark := _MARK.search(body, position):
        pieces.append(body[position : mark.start()])
        position = mark.end()
        if mark.group() != "&":
            close = "-->" if mark.group() == "<!--" else "]]>"
            end = body.find(close, position)
            position = len(body) if end < 0 else end + len(close)
            pieces.append(body[mark.start() : position])
            continue
        found = _REFERENCE.match(body, mark.start())
        replaced = _replaced(found, prolog.parsed)
        if found is None or replaced is None:
            pieces.append("&amp;")
            bare = mark.start() if bare is None else bare
            continue
        pieces.append(replaced)
        position = found.end()
    pieces.append(body[position:])
    if bare is not None:
        place = Place(file, body.count("\n", 0, bare) + 1)
        findings.append(
            hint("di-ampersand", "「&」沒有寫成 &amp;，已照原字讀入。", "核對這一行。", place)
        )
    return "".join(pieces), findings


def _replaced(found: re.Match[str] | None, parsed: frozenset[str]) -> str | None:
    """Return what a reference becomes; None leaves its & as text."""
    if found is None:
        return None
    if name := found["name"]:
        return found.group() if name in _BUILT_IN else "" if name in parsed else None
    point = int(found["digits"]) if found["digits"] else int(found["hex"], 16)
    holdable = point and point < 0x110000 and not unholdable(chr(point))
    return found.group() if holdable else ""
