"""The project's own schema (RELAX NG) of what it writes: names, their order, their codes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

_FOLDER = Path(__file__).parent / "schema"
_FILES = {"函": "letter.rng", "簽": "memo.rng", "交換表單": "sheet.rng"}


def schema_faults(root: etree._Element) -> tuple[str, ...]:
    """Return where a written 函, 簽 or 交換表單 departs from its schema; empty when it does not."""
    name = str(root.tag)
    if name not in _FILES:
        return (f"no schema for {name}",)
    schema = _schema(name)
    if schema.validate(root):
        return ()
    return tuple(f"line {entry.line}: {entry.message}" for entry in schema.error_log)


@cache
def _schema(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(_FOLDER / _FILES[name]))
