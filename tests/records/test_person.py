"""People: the columns of the site's list, and no personal data in a log."""

from __future__ import annotations

import datetime as dt

from inservice_docs.records.person import Person, Roster

PERSON = {
    "服務學校": "範例國小",
    "職位類別": "實習教師",
    "教師姓名": "王小明",
    "性別": "男",
    "身份證字號": "A123456789",
    "出生日期": "1980年1月1日",
    "電話": "04-22921175",
    "電子郵件": "wang@example.edu.tw",
}


def test_columns_of_the_site() -> None:
    """A row of 研習名單匯出 is a person."""
    person = Person.model_validate(PERSON)
    assert (person.name, person.id_number) == ("王小明", "A123456789")
    assert person.birth_date == dt.date(1980, 1, 1)


def test_other_spellings() -> None:
    """身分證字號, 姓名 and 時數 are accepted as well."""
    person = Person.model_validate({"姓名": "王", "身分證字號": "A123456789", "時數": "3"})
    assert (person.name, person.id_number, person.hours) == ("王", "A123456789", 3)


def test_nothing_personal_in_logs() -> None:
    """The representation of a person and of a roster holds no personal data."""
    person = Person.model_validate(PERSON)
    for text in (repr(person), str(person), repr(Roster(people=(person,)))):
        for value in ("王小明", "A123456789", "1980", "22921175", "wang@"):
            assert value not in text


def test_roster() -> None:
    """One person stands for a list of one."""
    assert Roster.model_validate({"名單": PERSON}).people[0].school == "範例國小"
