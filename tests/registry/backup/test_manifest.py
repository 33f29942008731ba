"""The manifest of a backup."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from inservice_docs.registry.backup.manifest import FORMAT, Manifest, Part

PART = Part(columns={"id": "integer"}, rows=2, sha256="00")


def test_a_manifest_comes_back() -> None:
    """As JSON, with the order of its tables."""
    manifest = Manifest(
        program="1",
        schema_version="0001",
        register_id="r",
        active_key="k",
        made_at=dt.datetime(2026, 9, 18, tzinfo=dt.UTC),
        tables={"b": PART, "a": PART},
    )
    again = Manifest.model_validate_json(manifest.model_dump_json())
    assert again == manifest
    assert list(again.tables) == ["b", "a"]
    assert (again.rows, again.format) == (4, FORMAT)
    assert Part.member("plans") == "tables/plans.jsonl"


def test_what_is_no_manifest_is_refused() -> None:
    """Nothing is guessed."""
    with pytest.raises(ValidationError):
        Manifest.model_validate_json("{}")
