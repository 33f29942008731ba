"""The JSON Schema: complete, and in agreement with what the reader accepts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from inservice_docs.formats.plan_file.new_plan import new_plan_yaml
from inservice_docs.formats.plan_file.plan_yaml import parse_plan
from inservice_docs.formats.plan_file.schema import DIALECT, plan_schema
from inservice_docs.formats.plan_file.yaml_text import read_yaml
from inservice_docs.records.plan import Plan, Scope

PLANS = Path(__file__).resolve().parents[2] / "data" / "plans"
SCHEMA = plan_schema()
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "null": (type(None),),
}


def faults(value: Any, schema: dict[str, Any], path: str = "") -> list[str]:
    """Return why a value breaks a schema; knows the keywords that ours uses, and no others."""
    known = {
        *("$schema", "title", "description", "examples", "$defs", "properties", "items"),
        *("type", "enum", "anyOf", "$ref", "additionalProperties"),
    }
    assert set(schema) <= known
    found: list[str] = []
    if "$ref" in schema:
        found += faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], path)
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, TYPES[kind]) for kind in kinds):
        found.append(f"{path}: type")
    if "enum" in schema and not any(value is each or value == each for each in schema["enum"]):
        found.append(f"{path}: enum")
    if "anyOf" in schema and all(faults(value, each, path) for each in schema["anyOf"]):
        found.append(f"{path}: anyOf")
    if isinstance(value, dict) and "properties" in schema:
        for key, each in value.items():
            inner = schema["properties"].get(key)
            found += faults(each, inner, f"{path}/{key}") if inner else [f"{path}/{key}: unknown"]
    if isinstance(value, list) and "items" in schema:
        for index, each in enumerate(value):
            found += faults(each, schema["items"], f"{path}/{index}")
    return found


@pytest.mark.parametrize(
    "name", ["sample", "cross_school", "in_school", "two_days", "credit_class"]
)
def test_good_plans_are_valid(name: str) -> None:
    """Plans that the reader takes without a finding fit the schema."""
    data = (PLANS / f"{name}.yaml").read_bytes()
    assert not parse_plan(data, name).findings
    assert faults(read_yaml(data, name).data, SCHEMA) == []


@pytest.mark.parametrize("scope", list(Scope))
def test_an_empty_plan_is_valid(scope: Scope) -> None:
    """The skeleton shows no red in an editor."""
    assert faults(read_yaml(new_plan_yaml(scope).encode(), "").data, SCHEMA) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("參加對像: [國小]", "/參加對像: unknown"),
        ("研習區分: 校間", "/研習區分: anyOf"),
        ("公差假: 也許", "/公差假: anyOf"),
        ("報名: {截至: 1}", "/報名: anyOf"),
        ("場次: [甲]", "/場次: anyOf"),
        ("研習名稱: [甲]", "/研習名稱: type"),
    ],
)
def test_mistakes_are_shown(text: str, fault: str) -> None:
    """What the reader refuses, an editor marks."""
    assert parse_plan(text.encode(), "").findings
    assert fault in faults(read_yaml(text.encode(), "").data, SCHEMA)


def test_examples_are_valid() -> None:
    """Every example fits the schema and is read without a finding."""
    shown = {
        key: about["examples"][0]
        for key, about in SCHEMA["properties"].items()
        if "examples" in about and not key.isascii()
    }
    assert len(shown) > 15
    assert faults(shown, SCHEMA) == []
    assert not parse_plan(json.dumps(shown).encode(), "").findings


def test_every_key_is_described_in_both_languages() -> None:
    """Each field stands under its Chinese and its English key, Chinese ones first, described."""
    properties = SCHEMA["properties"]
    assert SCHEMA["$schema"] == DIALECT
    assert set(Plan.model_fields) <= set(properties)
    assert len(properties) == 2 * len(Plan.model_fields)
    assert not next(iter(properties)).isascii()
    assert all(about["description"] for about in properties.values())


def test_it_is_json() -> None:
    """The schema can be printed as JSON, and is the same every time."""
    assert json.dumps(plan_schema()) == json.dumps(SCHEMA)
