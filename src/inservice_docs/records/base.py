"""The base of every record: frozen, closed, and readable by its Chinese or its English keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError


class Record(BaseModel):
    """A frozen record; a field's `title` is its Chinese key (欄名), accepted like its name."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _chinese_keys(cls, data: Any) -> Any:
        """Give Chinese keys their English names; a key given in both languages is refused."""
        if not isinstance(data, Mapping):
            return data
        names = field_names(cls)
        english: dict[str, Any] = {}
        for key, value in data.items():
            name = names.get(str(key), str(key))
            if name in english:
                raise PydanticCustomError(
                    "duplicate_key",
                    "「{label}」重複填寫（中文與英文欄名各一次）",
                    {"label": label_of(cls, name), "fix": "只保留其中一個"},
                )
            english[name] = value
        return english


@cache
def field_names(model: type[Record]) -> dict[str, str]:
    """Return every accepted key of a record (Chinese and English) with the field's name."""
    names = {name: name for name in model.model_fields}
    for name, field in model.model_fields.items():
        if field.title:
            names[field.title] = name
        extra = field.json_schema_extra
        if isinstance(extra, dict):
            for alias in extra.get("also", []) or []:  # type: ignore[union-attr]
                names[str(alias)] = name
    return names


def label_of(model: type[Record], name: str) -> str:
    """Return a field's Chinese key (欄名), or its name where it has none."""
    field = model.model_fields.get(name)
    return (field.title or name) if field else name


def record_in(annotation: Any) -> tuple[type[Record] | None, bool]:
    """Return the record class inside an annotation, and whether the field is a list of it."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation, False
    many = getattr(annotation, "__origin__", None) is tuple
    for part in get_args(annotation):
        found, inner = record_in(part)
        if found is not None:
            return found, many or inner
    return None, False
