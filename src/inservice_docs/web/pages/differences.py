"""Two versions of a plan side by side (差異): what is registered, and what was typed."""

from __future__ import annotations

from dataclasses import dataclass

from inservice_docs.records.base import label_of
from inservice_docs.records.plan import Plan
from inservice_docs.web.pages.plan_fields import Values, plan_values


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which two versions differ, each value in words."""

    name: str
    label: str
    theirs: str
    mine: str


def differences(theirs: Plan, mine: Plan) -> tuple[Difference, ...]:
    """Return the fields in which what is registered and what was typed differ."""
    left, right = plan_values(theirs), plan_values(mine)
    return tuple(
        Difference(name, label_of(Plan, name), _words(left, name), _words(right, name))
        for name in Plan.model_fields
        if name not in {"request", "approvals"} and getattr(theirs, name) != getattr(mine, name)
    )


def taken_over(theirs: Plan, values: Values, names: tuple[str, ...]) -> Values:
    """Return what was typed with some fields as they are registered."""
    kept = {name: held for name, held in values.items() if not _under(name, names)}
    held = {name: held for name, held in plan_values(theirs).items() if _under(name, names)}
    return kept | held


def _under(name: str, names: tuple[str, ...]) -> bool:
    return name in names or name.startswith(tuple(f"{each}-" for each in names))


def _words(values: Values, name: str) -> str:
    said = [text for key, held in values.items() if _under(key, (name,)) for text in held if text]
    return "；".join("、".join(text.split("\n")) for text in said) or "（空白）"
