"""People in listings."""

from __future__ import annotations

from tests.support.samples import id_number
from tests.support.studies import person

from inservice_docs.workflow.masked import shown_person


def test_everything_personal_is_hidden() -> None:
    """Name, ID, telephone, address and birthday, unless they are asked for."""
    one = person(1, name="王小明")
    shown = shown_person(one)
    assert shown["name"] == "王○明"
    assert shown["birth_date"] is None
    for value in (one.name, one.id_number, one.phone, one.email):
        assert value not in str(shown)


def test_the_id_number_is_never_shown_in_full() -> None:
    """That is for the upload file alone; whether it is valid is said."""
    one = person(1)
    shown = shown_person(one, full=True)
    assert (shown["name"], shown["phone"]) == (one.name, one.phone)
    assert shown["id_number_masked"] == id_number(1)[:-4] + "****"
    assert shown["id_number_valid"] is True
    assert id_number(1) not in str(shown)
    for doubtful in ("", "A12345678", "123456789"):  # the last two lost a character on the way
        assert shown_person(person(1, id_number=doubtful))["id_number_valid"] is False
