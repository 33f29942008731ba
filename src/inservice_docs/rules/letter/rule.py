"""A rule of letters (公文規則), as the catalogue lists it, and a hit, as a check yields it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inservice_docs.records.finding import Finding, Place, Severity
from inservice_docs.records.gap import CLOSE, OPEN
from inservice_docs.rules.rule import ERROR, HINT, WARNING, Rule

from .spots import Spot

__all__ = ["ERROR", "HINT", "WARNING", "Hit", "LetterRule"]


@dataclass(frozen=True, slots=True)
class LetterRule(Rule):
    """A rule with a pair of excerpts, bad and good, laid over the letter `base` (`excerpt.py`).

    `given` holds what else the check is told (plan, school, approvals_known). `severity` is the
    usual weight: a hit weighs less where the checker cannot be certain. `safe` tells that the cure
    has one reading only, so that `--fix` may apply it.
    """

    bad: str = ""
    good: str = ""
    base: str = "函"
    safe: bool = False
    given: Mapping[str, Any] = field(default_factory=dict)

    def hit(
        self,
        spot: Spot,
        span: tuple[int, int],
        message: str,
        fix: str = "",
        *,
        put: str | None = None,
        severity: Severity | None = None,
    ) -> Hit:
        """Make a hit at a part of a spot; `put` is the text that cures it, where that is safe."""
        weight = severity or self.severity
        return Hit(self, spot, span[0], span[1], message, fix or self.fix, put, weight)


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that a letter breaks: where, why, the cure, and the replacement where one is safe."""

    rule: LetterRule
    spot: Spot
    start: int
    end: int
    message: str
    fix: str
    put: str | None
    severity: Severity

    def finding(self) -> Finding:
        """Return the finding; `column` of its place counts characters of the field from 1."""
        column = self.start + 1 if self.spot.raw else None
        place = Place(field=self.spot.name, column=column)
        message, fix = _shown(self.message), _shown(self.fix)
        return Finding(self.rule.code, self.severity, message, fix, place)


def _shown(words: str) -> str:
    """Return words quoted from a draft with its gaps readable, also one that was cut off."""
    return words.replace(OPEN, "（待填：").replace(CLOSE, "）") if OPEN in words else words
