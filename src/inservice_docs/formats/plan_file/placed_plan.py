"""A plan with the place of every value, however it was written: what rules find can be located."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from inservice_docs.formats.plan_file.yaml_slips import colon_slip
from inservice_docs.records.base import Record, field_names, label_of, record_in
from inservice_docs.records.finding import Finding, Outcome, Place, has_errors
from inservice_docs.records.plan import Plan
from inservice_docs.records.reading import PlaceOf, read_record
from inservice_docs.rules.places import FieldPath, field_text

_KEY = re.compile(r"\s*([^\s:：]{1,12})[ \u3000]*([:：])")
_LABELS = frozenset(label_of(Plan, name) for name in Plan.model_fields)


@dataclass(frozen=True)
class PlanFile:
    """A plan as it was read, and where its values stand.

    `place_of` takes a path of Chinese labels and indexes (("場次", 1, "時間")) and gives the place
    in the file; of what is not there, its parent's. Paths of other records (學校) have no place.
    """

    plan: Plan
    place_of: Callable[[FieldPath], Place]


def place_plan(
    data: Any, place_of: PlaceOf, findings: tuple[Finding, ...] = ()
) -> Outcome[PlanFile]:
    """Read a plan from nested values whose places `place_of` knows by their paths as written.

    Entries of a list that are wholly empty, as in a fresh form, are not there. `findings` are
    those of the file itself; all findings come back with Chinese field names.
    """
    filled = _Filled(place_of)
    kept = filled.keep(Plan, data, (), (), ())

    def named(path: FieldPath, key: bool = False) -> Place:
        place = place_of(filled.written.get(path, path), key)
        return replace(place, field=field_text(filled.labels.get(path, path)))

    def located(path: FieldPath) -> Place:
        if path and path[0] not in _LABELS:
            return Place(field=field_text(path))
        parts = (path[:length] for length in range(len(path), -1, -1))
        known = next(part for part in parts if part in filled.sources)
        place = place_of((*filled.sources[known], *path[len(known) :]), False)
        whole = place_of((), False)
        if path and not known and (place.line, place.column) == (whole.line, whole.column):
            place = replace(place, line=None, column=None)
        return replace(place, field=field_text(path))

    outcome = read_record(Plan, kept, named)
    spots = {found.place for found in filled.slips}
    rest = tuple(found for found in outcome.findings if found.place not in spots)
    if not isinstance(data, Mapping) and has_errors(findings):
        rest = ()  # all of the file is one long text, and why that is has been said
    every = sorted((*findings, *filled.slips, *rest), key=_reading_order)
    return Outcome(PlanFile(outcome.value, located), tuple(every))


def _reading_order(found: Finding) -> tuple[int, int]:
    return found.place.line or 0, found.place.column or 0


def reads_as_key(model: type[Record] | None, text: str) -> bool:
    """Tell whether a text that stands for a record begins like one of its keys (名稱：…)."""
    found = _KEY.match(text)
    return bool(found and model and found.group(1) in field_names(model))


class _Filled:
    """The values that were filled in: their paths as read, as written, and in Chinese labels."""

    def __init__(self, place_of: PlaceOf) -> None:
        self.place_of = place_of
        self.written: dict[FieldPath, FieldPath] = {}
        self.labels: dict[FieldPath, FieldPath] = {}
        self.sources: dict[FieldPath, FieldPath] = {(): ()}
        self.slips: list[Finding] = []

    def keep(
        self,
        model: type[Record] | None,
        value: Any,
        path: FieldPath,
        label: FieldPath,
        source: FieldPath,
    ) -> Any:
        """Return a value without its empty entries; note its paths and its slips."""
        self.written[path], self.labels[path] = source, label
        self.sources[label] = source
        if isinstance(value, Mapping) and model is not None:
            return self._mapping(model, value, path, label, source)
        if isinstance(value, (list, tuple)):
            entries = [pair for pair in enumerate(value) if not _empty(model, pair[1])]
            return [
                self.keep(model, each, (*path, new), (*label, new), (*source, old))
                for new, (old, each) in enumerate(entries)
            ]
        found = _KEY.match(value) if isinstance(value, str) and model is not None else None
        if path and found and reads_as_key(model, value):
            place = replace(self.place_of(source, False), field=field_text(label))
            self.slips.append(colon_slip(found.group(1), found.group(2), place))
        return value

    def _mapping(
        self,
        model: type[Record],
        value: Mapping[Any, Any],
        path: FieldPath,
        label: FieldPath,
        source: FieldPath,
    ) -> dict[Any, Any]:
        names = field_names(model)
        kept: dict[Any, Any] = {}
        for key, each in value.items():
            name = names.get(str(key).strip())
            here = (*source, key)
            if name is None:
                self.written[(*path, key)] = here
                kept[key] = each
                continue
            inner, many = record_in(model.model_fields[name].annotation)
            named = (*label, label_of(model, name))
            if isinstance(each, Mapping) and _empty(inner, each):
                self.sources[named] = here
                continue
            if many and isinstance(each, Mapping):
                self.sources[named] = here
                named = (*named, 0)
            kept[key] = self.keep(inner, each, (*path, key), named, here)
        return kept


def _empty(model: type[Record] | None, value: Any) -> bool:
    """Tell whether an entry of a list, or a record, holds nothing at all."""
    if isinstance(value, Mapping) and model is not None:
        known = field_names(model)
        return all(str(key).strip() in known for key in value) and all(
            each in (None, "", [], {}) for each in value.values()
        )
    return value is None or value == ""
