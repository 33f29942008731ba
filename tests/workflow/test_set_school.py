"""The school's facts, typed once and written into the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.set_school import NEEDED, read_school, set_school
from inservice_docs.workflow.workspace import SETTINGS, open_workspace

VALUES = {
    "name": "臺中市私立範例高級中學",
    "letter_word": "範中教",
    "address": "404601 臺中市北區範例路1號",
    "phone": "04-22000001",
}


def test_what_no_letter_can_do_without_is_asked_for() -> None:
    """Each at its field."""
    assert {found.place.field for found in read_school({}).findings} == set(NEEDED)
    assert read_school(VALUES).findings == ()


@pytest.mark.parametrize(
    ("field", "value"), [("phone", "總機"), ("fax", "無"), ("code", "學校"), ("superior", "")]
)
def test_odd_values_are_told_at_their_field(field: str, value: str) -> None:
    """An empty 直屬主管機關 is none: a private school has no such authority."""
    found = {each.place.field for each in read_school({**VALUES, field: value}).findings}
    assert found == (set() if field == "superior" else {field})


def test_the_settings_keep_everything_else(folder: Path) -> None:
    """And the workspace is the new school's."""
    path = folder / SETTINGS
    path.write_text(path.read_text("utf-8") + '\n# 備忘\n[郵件]\nhost = "mail.example"\n', "utf-8")
    set_school(folder, read_school(VALUES).value)
    assert open_workspace(folder).school == read_school(VALUES).value
    text = path.read_text("utf-8")
    assert "# 備忘" in text
    assert "mail.example" in text


def test_settings_that_are_broken_are_not_overwritten(folder: Path) -> None:
    """They are the clerk's own work."""
    path = folder / SETTINGS
    path.write_text("[school\nname = ", "utf-8")
    with pytest.raises(UserError):
        set_school(folder, read_school(VALUES).value)
    assert path.read_text("utf-8") == "[school\nname = "
