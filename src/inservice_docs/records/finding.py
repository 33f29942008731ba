"""Findings: what is wrong, where, and the cure; and the outcome of a step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """How much a finding weighs: an error blocks issuing, never drafting."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: file, line and column, or sheet and cell, or a named field."""

    file: str = ""
    line: int | None = None
    column: int | None = None
    sheet: str = ""
    cell: str = ""
    field: str = ""

    def __str__(self) -> str:
        """Return the place in words, most general first: `計畫.yaml 第3行第5欄「時數」`."""
        parts = [self.file] if self.file else []
        if self.sheet:
            parts.append(f"工作表「{self.sheet}」")
        if self.cell:
            parts.append(f"儲存格 {self.cell}")
        if self.line is not None:
            column = f"第{self.column}欄" if self.column is not None else ""
            parts.append(f"第{self.line}行{column}")
        text = " ".join(parts)
        return f"{text}「{self.field}」" if self.field else text

    def as_json(self) -> dict[str, Any]:
        """Return the place as stable JSON keys, with `text`, the place in words."""
        return {**asdict(self), "text": str(self)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark: a stable code, its weight, its place, what is wrong and the cure."""

    code: str
    severity: Severity
    message: str
    fix: str = ""
    place: Place = field(default_factory=Place)

    def at(self, place: Place) -> Finding:
        """Return the same finding at another place."""
        return replace(self, place=place)

    def as_json(self) -> dict[str, Any]:
        """Return the finding with the keys of every `--json` answer."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "place": self.place.as_json(),
            "message": self.message,
            "fix": self.fix,
        }


def error(code: str, message: str, fix: str = "", place: Place | None = None) -> Finding:
    """Make a finding that blocks issuing."""
    return Finding(code, Severity.ERROR, message, fix, place or Place())


def warning(code: str, message: str, fix: str = "", place: Place | None = None) -> Finding:
    """Make a finding that deserves a look before issuing."""
    return Finding(code, Severity.WARNING, message, fix, place or Place())


def hint(code: str, message: str, fix: str = "", place: Place | None = None) -> Finding:
    """Make a finding about something that cannot be known for certain."""
    return Finding(code, Severity.HINT, message, fix, place or Place())


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding is an error."""
    return any(found.severity is Severity.ERROR for found in findings)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a step returns: its value, and what it found on the way."""

    value: T
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """Tell whether no finding is an error."""
        return not has_errors(self.findings)


class UserError(Exception):
    """A mistake of the user's that stops the work: findings to show, exit 1, no traceback."""

    def __init__(self, findings: Finding | Sequence[Finding]) -> None:
        """Keep the findings; the message is theirs."""
        self.findings = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__("；".join(found.message for found in self.findings))

    def __reduce__(self) -> tuple[type[UserError], tuple[tuple[Finding, ...]]]:
        """Travel from one process to another with the findings."""
        return UserError, (self.findings,)
