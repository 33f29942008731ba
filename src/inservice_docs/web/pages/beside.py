"""What was found, beside the field that it is about (欄位旁的提示)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from inservice_docs.records.finding import Finding, Place


def beside(findings: Iterable[Finding], fields: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return findings placed at the fields of a form; `fields` names the field of each code.

    Verbs know codes and not how a page calls its fields; what has a field already keeps it.
    """
    return tuple(
        replace(found, place=Place(field=fields[found.code]))
        if found.code in fields and found.place.field not in set(fields.values())
        else found
        for found in findings
    )
