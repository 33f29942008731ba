"""Apply the safe cures (letter check --fix): a letter and its findings → the mended letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from inservice_docs.records.finding import Finding
from inservice_docs.records.letter import Letter
from inservice_docs.records.school import School

from .check import hits
from .rule import Hit
from .spots import Path
from .view import View

_ROUNDS = 4  # a cure may lay bare the next: 請　請　查照


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after, and the codes whose cures changed it."""

    field: str
    before: str
    after: str
    codes: tuple[str, ...]


def fix_letter(
    letter: Letter, findings: Iterable[Finding], *, school: School | None = None
) -> tuple[Letter, list[Change]]:
    """Return the letter with the safe cures of these findings applied, and what changed.

    Findings without a safe cure are left alone, and so is everything not found. A finding is known
    by its code, its field and its column, so it must come from `check_letter` of the same letter.
    """
    wanted = {(found.code, found.place.field, found.place.column) for found in findings}
    codes = {code for code, _, _ in wanted}
    before = letter
    changed: dict[Path, tuple[str, list[str]]] = {}
    for turn in range(_ROUNDS):
        chosen = [
            hit for hit in hits(View(letter, school))
            if hit.put is not None and hit.rule.safe and hit.rule.code in codes
            and (turn or _key(hit) in wanted)
        ]  # fmt: skip
        # Later rounds mend only fields that the findings named.
        if turn:
            chosen = [hit for hit in chosen if hit.spot.path in changed]
        if not chosen:
            break
        letter = _apply(letter, chosen, changed)
    letter = _without_blanks(letter)
    return letter, _changes(before, letter, changed)


def _key(hit: Hit) -> tuple[str, str, int | None]:
    place = hit.finding().place
    return hit.rule.code, place.field, place.column


def _apply(
    letter: Letter, chosen: Sequence[Hit], changed: dict[Path, tuple[str, list[str]]]
) -> Letter:
    """Return the letter with each hit's replacement put in; of two that overlap, the first."""
    by_path: dict[Path, list[Hit]] = {}
    for hit in chosen:
        by_path.setdefault(hit.spot.path, []).append(hit)
    for path, group in by_path.items():
        text = group[0].spot.raw
        _, codes = changed.setdefault(path, (group[0].spot.name, []))
        limit = len(text) + 1
        for hit in sorted(group, key=lambda each: (-each.start, -each.end)):
            if hit.end <= limit and hit.put is not None:
                text = text[: hit.start] + hit.put + text[hit.end :]
                limit = hit.start
                if hit.rule.code not in codes:
                    codes.append(hit.rule.code)
        letter = _with_text(letter, path, text)
    return letter


def _with_text(record: Any, path: Path, text: str) -> Any:
    """Return a record, or a tuple of them, with the text at a path replaced."""
    if not path:
        return text
    head, rest = path[0], path[1:]
    if isinstance(head, int):
        return (*record[:head], _with_text(record[head], rest, text), *record[head + 1 :])
    return record.model_copy(update={head: _with_text(getattr(record, head), rest, text)})


def _without_blanks(letter: Letter) -> Letter:
    """Drop recipients that a cure emptied."""
    update = {
        key: tuple(name for name in getattr(letter, key) if name.strip())
        for key in ("originals", "copies")
    }
    return letter.model_copy(update=update)


def _text_at(record: Any, path: Path) -> str:
    for step in path:
        try:
            record = record[step] if isinstance(step, int) else getattr(record, step)
        except IndexError:
            return ""
    return str(record)


def _changes(
    before: Letter, after: Letter, changed: dict[Path, tuple[str, list[str]]]
) -> list[Change]:
    result = []
    for path, (name, codes) in changed.items():
        old = _text_at(before, path)
        gone = path[0] in ("originals", "copies") and len(getattr(before, str(path[0]))) != len(
            getattr(after, str(path[0]))
        )
        new = "" if gone else _text_at(after, path)
        if old != new:
            result.append(Change(name, old, new, tuple(codes)))
    return result
