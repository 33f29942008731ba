"""Notes and examples: every field of a plan has its meaning, and none is left over."""

from __future__ import annotations

from inservice_docs.formats.plan_file.field_notes import EXAMPLES, NOTES
from inservice_docs.records.approval import Approval, RequestLetter
from inservice_docs.records.plan import Change, Contact, ExtraField, Note, Plan, Session, SignUp

RECORDS = (Plan, Contact, Session, SignUp, ExtraField, Note, RequestLetter, Approval, Change)
FIELDS = {f"{model.__name__}.{name}" for model in RECORDS for name in model.model_fields}


def test_every_field_has_its_note() -> None:
    """A new field needs a note; a note without a field is forgotten."""
    assert set(NOTES) == FIELDS
    assert all(note.endswith("。") for note in NOTES.values())


def test_examples_belong_to_fields() -> None:
    """No example is left of a field that is gone."""
    assert set(EXAMPLES) <= FIELDS
