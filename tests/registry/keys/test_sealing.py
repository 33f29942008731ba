"""Sealing whole rows."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.keys.sealing import (
    index_columns,
    open_row,
    open_value,
    seal_row,
    sealed_columns,
)
from inservice_docs.registry.tables.people import applicants, teachers
from inservice_docs.registry.tables.plans import plans

RING = KeyRing.new()


def test_the_tables_tell_what_is_sealed() -> None:
    """ID number, birth date, telephone, e-mail, and what applicants answer; plans hold nothing."""
    sensitive = ("id_number", "birth_date", "phone", "email")
    assert sealed_columns(teachers) == sensitive
    assert sealed_columns(applicants) == (*sensitive, "answers")
    assert index_columns(teachers) == (("id_index", "id_number"),)
    assert sealed_columns(plans) == ()


def test_rows_open_as_they_were_sealed() -> None:
    """Other columns pass; empty values are NULL, and have no index."""
    values = {"name": "王範例", "id_number": "", "phone": "0912-345678"}
    sealed = seal_row(RING, teachers, 3, values)
    assert sealed["id_number"] is None
    assert sealed["id_index"] is None
    assert sealed["name"] == "王範例"
    assert open_row(RING, teachers, 3, sealed) == {**values, "id_index": None}


def test_an_index_is_written_only_with_its_column() -> None:
    """Changing the telephone leaves the index of the ID number alone."""
    assert "id_index" not in seal_row(RING, teachers, 3, {"phone": "1"})


def test_a_broken_value_names_its_place_alone() -> None:
    """Never what it held."""
    with pytest.raises(UserError) as problem:
        open_value(RING, b"\x01broken", "teachers.phone:3")
    (found,) = problem.value.findings
    assert (found.code, "teachers.phone:3" in found.message) == ("value-broken", True)
