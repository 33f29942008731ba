"""Records: frozen, closed, and readable by Chinese and English keys."""

from __future__ import annotations

import pytest
from pydantic import Field, ValidationError

from inservice_docs.records.base import Record, field_names, label_of, record_in
from inservice_docs.records.plan import Plan, Session, SignUp


class Example(Record):
    """A record with a further name for one of its fields."""

    name: str = Field("", title="姓名", json_schema_extra={"also": ["教師姓名"]})
    bare: str = ""


@pytest.mark.parametrize("key", ["name", "姓名", "教師姓名"])
def test_every_name_of_a_field(key: str) -> None:
    """English name, Chinese key and further names all set the field."""
    assert Example.model_validate({key: "甲"}).name == "甲"


def test_one_field_twice() -> None:
    """A field given in two languages is refused, in Chinese and with the cure."""
    with pytest.raises(ValidationError) as caught:
        Example.model_validate({"name": "甲", "姓名": "乙"})
    (detail,) = caught.value.errors()
    assert detail["type"] == "duplicate_key"
    assert "姓名" in detail["msg"]
    assert detail["ctx"]["fix"]


def test_closed_and_frozen() -> None:
    """Unknown keys are refused, and nothing can be changed afterwards."""
    with pytest.raises(ValidationError):
        Example.model_validate({"性名": "甲"})
    with pytest.raises(ValidationError):
        Example.model_validate("甲")
    with pytest.raises(ValidationError):
        Example(name="甲").name = "乙"


def test_names_and_labels() -> None:
    """The keys that a record takes, and the Chinese one of each field."""
    assert field_names(Example) == {
        "name": "name",
        "姓名": "name",
        "教師姓名": "name",
        "bare": "bare",
    }
    assert label_of(Example, "name") == "姓名"
    assert label_of(Example, "bare") == "bare"
    assert label_of(Example, "unknown") == "unknown"


def test_no_two_fields_share_a_key() -> None:
    """Within a plan every Chinese key means one field."""
    labels = [field.title for field in Plan.model_fields.values()]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("field", "found"),
    [("sessions", (Session, True)), ("signup", (SignUp, False)), ("name", (None, False))],
)
def test_the_record_inside_a_field(field: str, found: tuple[type[Record] | None, bool]) -> None:
    """A list of records, one record that may be missing, and a field that holds none."""
    assert record_in(Plan.model_fields[field].annotation) == found
