"""A plan as the text of a plan file, in the order and the words of the form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from inservice_docs.formats.plan_file.placed_plan import reads_as_key
from inservice_docs.formats.plan_file.yaml_write import Bare, Node, write_yaml
from inservice_docs.records.base import Record, label_of
from inservice_docs.records.plan import ExtraField, Note, Plan, Range, TimeSpan
from inservice_docs.taiwan.dates import sheet_date
from inservice_docs.taiwan.numerals import number_text


def plan_to_yaml(plan: Plan) -> str:
    """Return a plan as YAML with Chinese keys; what is missing is left out.

    Reading the text gives the same plan. Dates are written in ROC years.
    """
    return write_yaml(record_node(plan))


def record_node(record: Record) -> Mapping[str, Node]:
    """Return a record as nested texts under its Chinese keys, empty values left out."""
    nodes = {
        label_of(type(record), name): _node(getattr(record, name))
        for name in type(record).model_fields
    }
    return {label: node for label, node in nodes.items() if node is not None}


def _node(value: Any) -> Node | None:
    if value is None or value in ("", ()):
        return None
    if isinstance(value, (Note, ExtraField)):
        text = value.text if isinstance(value, Note) else value.name
        more = value.items if isinstance(value, Note) else value.choices
        if text and not more and not reads_as_key(type(value), text):
            return text
    if isinstance(value, (TimeSpan, Range)):
        return Bare(str(value))
    if isinstance(value, Record):
        return record_node(value)
    if isinstance(value, tuple):
        return [_node(each) or "" for each in value]
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (int, Decimal)):
        return Bare(number_text(value))
    if isinstance(value, dt.date):
        return Bare(sheet_date(value) if value.year > 1911 else value.isoformat())
    return str(value)
