"""The JSON Schema of plan files, for editors: keys offered while typing, each with its meaning."""

from __future__ import annotations

from typing import Any, get_args

from inservice_docs.formats.plan_file.field_notes import EXAMPLES, NOTES
from inservice_docs.records.base import Record, field_names, label_of
from inservice_docs.records.plan import ExtraField, Note, Plan
from inservice_docs.taiwan.course_codes import CourseCodes, load

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR = ["string", "number", "null"]
_TEXT_STANDS_FOR = (Note, ExtraField)
_CHOICES = {"class_kind": "班別性質", "fee": "繳費方式", "subsidy": "補助單位"}
_LISTED_CHOICES = {"audience": "參加對象"}


def plan_schema(codes: CourseCodes | None = None) -> dict[str, Any]:
    """Return the schema (draft 2020-12) of a plan file as JSON values.

    Chinese and English keys are accepted alike. Words that a list offers are suggested, not
    enforced: short words, codes and a school's own entries are as good.
    """
    return _Schema(codes or load()).whole()


class _Schema:
    """One schema in the making; records become definitions under their class names."""

    def __init__(self, codes: CourseCodes) -> None:
        self.codes = codes
        self.definitions: dict[str, Any] = {}

    def whole(self) -> dict[str, Any]:
        """Return the schema of a plan with everything below it."""
        top = self._record(Plan)
        return {
            "$schema": DIALECT,
            "title": "研習計畫檔",
            "description": "教師研習的計畫：公文、報名、名冊與證明都由它產生。",
            **top,
            "$defs": self.definitions,
        }

    def _record(self, model: type[Record]) -> dict[str, Any]:
        properties: dict[str, Any] = {}
        names = field_names(model)
        for key in sorted(names, key=lambda key: key.isascii()):
            about = self._field(model, names[key])
            label = label_of(model, names[key])
            if key != label:
                about = {**about, "description": f"{about['description']}（{label}）"}
            properties[key] = about
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def _field(self, model: type[Record], name: str) -> dict[str, Any]:
        path = f"{model.__name__}.{name}"
        about: dict[str, Any] = {"description": NOTES[path]}
        if path in EXAMPLES:
            about["examples"] = [EXAMPLES[path]]
        return {**about, **self._values(model, name)}

    def _values(self, model: type[Record], name: str) -> dict[str, Any]:
        annotation = model.model_fields[name].annotation
        inner, many = _shape(annotation)
        if inner is not None and many:
            one = self._one(inner)
            return {"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]}
        if inner is not None:
            return {"anyOf": [self._one(inner), {"type": "null"}]}
        if many:
            item = self._suggest(_LISTED_CHOICES.get(name)) or {"type": _SCALAR}
            return {"anyOf": [item, {"type": "array", "items": item}]}
        if model is Plan and (suggested := self._suggest(_CHOICES.get(name))):
            return suggested
        return _words(annotation) or {"type": _SCALAR}

    def _one(self, inner: type[Record]) -> dict[str, Any]:
        if inner.__name__ not in self.definitions:
            self.definitions[inner.__name__] = {}
            self.definitions[inner.__name__] = self._record(inner)
        here = {"$ref": f"#/$defs/{inner.__name__}"}
        return {"anyOf": [{"type": _SCALAR}, here]} if inner in _TEXT_STANDS_FOR else here

    def _suggest(self, field: str | None) -> dict[str, Any] | None:
        if field is None:
            return None
        words = [choice.word for choice in self.codes.choices(field)]
        return {"anyOf": [{"enum": words}, {"type": _SCALAR}]}


def _words(annotation: Any) -> dict[str, Any] | None:
    """Return the words of a fixed choice (校內／校外, 是／否) and other ways to write them."""
    kinds = {part.__name__ for part in _leaves(annotation)}
    for kind, words, others in _FIXED:
        if kind in kinds:
            return {"anyOf": [{"enum": words}, {"enum": others}]}
    return None


_FIXED: tuple[tuple[str, list[Any], list[Any]], ...] = (
    (
        "Scope",
        ["校內", "校外"],
        ["校內研習", "校外研習", "跨校", "跨校性", "in-school", "cross-school", None],
    ),
    ("bool", ["是", "否"], [True, False, "有", "無", "yes", "no", "y", "n", "true", "false", None]),
    ("ChangeKind", ["改期", "取消"], [None]),
)


def _leaves(annotation: Any) -> list[type]:
    parts = get_args(annotation)
    if not parts:
        return [annotation] if isinstance(annotation, type) else []
    return [leaf for part in parts for leaf in _leaves(part)]


def _shape(annotation: Any) -> tuple[type[Record] | None, bool]:
    """Return the record class that a file spells out as a mapping, and whether it is a list."""
    many = getattr(annotation, "__origin__", None) is tuple
    found = [
        leaf
        for leaf in _leaves(annotation)
        if issubclass(leaf, Record) and leaf.__name__ not in ("TimeSpan", "Range")
    ]
    return (found[0] if found else None), many
