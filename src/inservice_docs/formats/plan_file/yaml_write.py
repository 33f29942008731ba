"""YAML as a clerk would write it: Chinese keys, quotes only where they are needed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

Node = str | Sequence[Any] | Mapping[str, Any]
"""What is written: text, and lists and mappings of it."""

_WIDTH = 96
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<－—–•●‧·｛［\u3000][^\n\r]*")
_NUMBER_LIKE = re.compile(r"[-+.\d][-+.\d:#/eExXoO_ ()]*")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_IN_FLOW = re.compile(r"[,\[\]{}]")
_UNSEEN = re.compile("[\x7f-\xa0\u2028\u2029\ufeff]")


def write_yaml(data: Mapping[str, Any]) -> str:
    """Return a mapping as YAML text that `read_yaml` reads back to the very same texts."""
    return "".join(_pair(key, value, 0) for key, value in data.items()) or "{}\n"


def scalar(text: str, flow: bool = False) -> str:
    """Return a text as a YAML scalar, quoted when it would be read as anything else."""
    plain = (
        _PLAIN.fullmatch(text)
        and not _NUMBER_LIKE.fullmatch(text)
        and text.lower() not in _WORDS
        and not re.search(r":(?:\s|$)|\s#|^\s|\s$|\t", text)
        and not _UNSEEN.search(text)
        and not (flow and _IN_FLOW.search(text))
    )
    if plain:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


class Bare(str):
    """A text that needs no quotes though it looks like a number: a count, hours, a date, a time."""

    __slots__ = ()


def _pair(key: str, value: Any, indent: int) -> str:
    pad = " " * indent
    if isinstance(value, str):
        return f"{pad}{key}: {_text(value, indent)}\n"
    short = _flow(value)
    if short is not None and len(pad) + len(key) + 2 + _width(short) <= _WIDTH and _flat(value):
        return f"{pad}{key}: {short}\n"
    if isinstance(value, Mapping):
        return f"{pad}{key}:\n" + "".join(_pair(k, v, indent + 2) for k, v in value.items())
    return f"{pad}{key}:\n" + "".join(_item(each, indent + 2) for each in value)


def _item(value: Any, indent: int) -> str:
    pad = " " * indent
    if isinstance(value, str):
        return f"{pad}- {_text(value, indent)}\n"
    short = _flow(value)
    if short is not None and len(pad) + 2 + _width(short) <= _WIDTH:
        return f"{pad}- {short}\n"
    body = "".join(_pair(k, v, indent + 2) for k, v in value.items())
    return f"{pad}- {body[indent + 2 :]}"


def _text(value: str, indent: int) -> str:
    """Return a text on its line, or as a block where it has several plain lines."""
    if isinstance(value, Bare):
        return value
    lines = value.split("\n")
    odd = _UNSEEN.search(value) or "\r" in value or "\t" in value
    if len(lines) > 1 and not odd and all(re.fullmatch(r"\S|\S.*\S", line) for line in lines):
        pad = " " * (indent + 2)
        return "|-\n" + "\n".join(pad + line for line in lines)
    return scalar(value)


def _flow(value: Any) -> str | None:
    """Return a value on one line, or None where it holds line breaks."""
    if isinstance(value, Bare):
        return value
    if isinstance(value, str):
        return None if "\n" in value else scalar(value, flow=True)
    if isinstance(value, Mapping):
        pairs = [(key, _flow(each)) for key, each in value.items()]
        if any(each is None for _, each in pairs):
            return None
        return "{" + ", ".join(f"{key}: {each}" for key, each in pairs) + "}"
    parts = [_flow(each) for each in value]
    return None if None in parts else "[" + ", ".join(str(part) for part in parts) + "]"


def _flat(value: Any) -> bool:
    """Tell whether a value may stand behind its key: no list of mappings."""
    if isinstance(value, Mapping):
        return all(isinstance(each, str) or _flat(each) for each in value.values())
    return not any(isinstance(each, Mapping) for each in value)


def _width(text: str) -> int:
    return sum(2 if char >= "\u1100" else 1 for char in text)
