"""People on the terminal: one line each, what is hidden stays hidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def person_line(person: Mapping[str, Any], *more: str) -> str:
    """Return one line for a person as `shown_person` gives them, with further words at its end."""
    school, county = str(person["school"]), str(person["county"])
    place = school if school.startswith(county) else f"{county}{school}"
    facts = (
        person["name"] or "（沒有姓名）",
        person["id_number_masked"],
        place,
        person["position"],
    )
    words = "  ".join(str(fact) for fact in (*facts, *more) if fact)
    return f"{person['id']:>6}  {words}"
