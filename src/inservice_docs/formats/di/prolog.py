"""The head of an exchange file: its declaration and DOCTYPE, taken off before anything is parsed.

Without its DOCTYPE a file has no entities that could be expanded and no DTD that could be fetched.
The names of attached files, which stand there as unparsed entities, are read from it as text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from inservice_docs.records.finding import Place, UserError, error

_LONGEST = 100_000
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,500}>")
_MISC = re.compile(r"\s+|<!--|<\?")
_MARK = re.compile(r"<!--|<\?|[\"'\[\]>]")
_GENERATION = re.compile(
    r"[\"'](?:[^\"']*[/\\])?([0-9]{2,3})_[0-9A-Za-z_]+\.dtd[\"']", re.IGNORECASE
)
_LITERAL = "(?:\"[^\"]*\"|'[^']*')"
_ENTITY = re.compile(
    rf"<!ENTITY\s+(?P<parameter>%\s+)?(?P<name>[^\s\"'<>%;&]+)\s+"
    rf"(?P<outside>(?:SYSTEM|PUBLIC\s+{_LITERAL})\s+)?(?P<literal>{_LITERAL})"
    r"\s*(?P<unparsed>NDATA\s+[^\s<>]+\s*)?>"
)
_TITLE = re.compile(r"<!--附件名稱 (?P<name>\S+?)＝(?P<title>[^\r\n]*?)-->")


@dataclass(frozen=True, slots=True)
class Prolog:
    """What the head of a file said.

    `body` is the rest, on the same lines. `files` gives each unparsed entity its file name, and
    `titles` the attachment's full name where this program wrote one. `parsed` are the entities
    that a parser would replace by text; none of them ever is. `generation` is the DTD's (104).
    """

    body: str
    generation: str = ""
    files: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    parsed: frozenset[str] = frozenset()


def split_prolog(text: str, file: str) -> Prolog:
    """Take the declaration and the DOCTYPE off. Raises UserError when the DOCTYPE has no end."""
    text = text.lstrip("\ufeff")
    declaration = _DECLARATION.match(text)
    start = declaration.end() if declaration else 0
    head = "\n" * text.count("\n", 0, start)
    at = _doctype(text, start)
    if at is None:
        return Prolog(head + text[start:])
    end, comments = _scan(text, at, file)
    lines = "\n" * text.count("\n", at, end)
    body = head + text[start:at] + lines + text[end:]
    return _declared(body, text[at:end], comments)


def entity_title(name: str, title: str) -> str:
    """Return the comment that keeps an attachment's full name (附件名稱) beside its entity."""
    safe = title.replace("&", "&amp;").replace("-", "&#45;")
    return f"<!--附件名稱 {name}＝{safe}-->"


def _doctype(text: str, position: int) -> int | None:
    """Return where the DOCTYPE begins, past white space, comments and instructions."""
    while found := _MISC.match(text, position):
        position = found.end()
        if close := _CLOSING.get(found.group()):
            end = text.find(close, position)
            if end < 0:
                return None
            position = end + len(close)
    return position if text.startswith("<!DOCTYPE", position) else None


_CLOSING = {"<!--": "-->", "<?": "?>", '"': '"', "'": "'"}


def _scan(text: str, start: int, file: str) -> tuple[int, list[str]]:
    """Return where the DOCTYPE ends, the `>` outside of quotes and brackets, and its comments."""
    position, depth = start + 2, 0
    comments: list[str] = []
    while found := _MARK.search(text, position, start + _LONGEST):
        mark, position = found.group(), found.end()
        if mark in _CLOSING:
            close = text.find(_CLOSING[mark], position, start + _LONGEST)
            if close < 0:
                break
            position = close + len(_CLOSING[mark])
            if mark == "<!--":
                comments.append(text[found.start() : position])
        elif mark == "[":
            depth += 1
        elif mark == "]":
            depth -= 1
        elif depth <= 0:
            return position, comments
    raise UserError(
        error(
            "di-doctype",
            "檔頭的 DOCTYPE 沒有結束，檔案可能不完整。",
            "向來文機關索取完整的檔案。",
            Place(file, text.count("\n", 0, start) + 1),
        )
    )


def _declared(body: str, subset: str, comments: list[str]) -> Prolog:
    titles: dict[str, str] = {}
    for comment in comments:
        subset = subset.replace(comment, " ", 1)
        if title := _TITLE.fullmatch(comment):
            titles[title["name"]] = html.unescape(title["title"])
    files: dict[str, str] = {}
    parsed: set[str] = set()
    for found in _ENTITY.finditer(subset):
        name, value = found["name"], found["literal"][1:-1]
        if found["unparsed"] and found["outside"] and not found["parameter"]:
            files.setdefault(name, html.unescape(value))
        else:
            parsed.add(name)
            if found["outside"] and not found["parameter"]:
                files.setdefault(name, html.unescape(value))
    generation = _GENERATION.search(subset)
    return Prolog(body, generation[1] if generation else "", files, titles, frozenset(parsed))
