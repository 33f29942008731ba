"""The layout of the form: every field of a plan stands on it, once."""

from __future__ import annotations

from inservice_docs.formats.plan_file.field_notes import NOTES
from inservice_docs.formats.workbook.plan_form_layout import (
    FIRST_COLUMN,
    LAST_COLUMN,
    Field,
    Rows,
    entries,
)
from inservice_docs.records.base import label_of
from inservice_docs.records.plan import Plan


def test_every_field_of_a_plan_is_on_the_form() -> None:
    """No fact can be given in YAML only."""
    assert {entry.labels[0] for entry in entries()} == {
        label_of(Plan, name) for name in Plan.model_fields
    }


def test_nested_fields_are_there_too() -> None:
    """The fields of sign-up, contacts, sessions and the rest are all there."""
    covered = {entry.record for entry in entries()}
    for entry in entries():
        if isinstance(entry, Rows):
            covered |= {column.record for column in entry.columns}
    nested_lists = {"Plan.signup", "Plan.request", "Plan.change", "Note.text", "Note.items"}
    assert set(NOTES) - covered == nested_lists


def test_keys_are_unique() -> None:
    """A key in column A means one thing."""
    keys = [entry.key for entry in entries()]
    assert len(keys) == len(set(keys))


def test_lists_fill_the_columns() -> None:
    """The columns of a list take up exactly the columns to write in."""
    for entry in entries():
        if isinstance(entry, Rows):
            assert sum(column.span for column in entry.columns) == LAST_COLUMN - FIRST_COLUMN + 1


def test_notes_and_examples() -> None:
    """A field says how several values share its cell; a list is shown as it is typed."""
    by_key = {entry.key: entry for entry in entries() if isinstance(entry, Field)}
    assert "一行一項" in by_key["依據"].note
    assert by_key["課程性質"].example == "國小、教學、語文、無"
