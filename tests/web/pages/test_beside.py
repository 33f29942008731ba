"""Findings are placed at the fields of a form by their codes."""

from __future__ import annotations

from inservice_docs.records.finding import Place, error
from inservice_docs.web.pages.beside import beside


def test_a_finding_stands_beside_the_field_of_its_code() -> None:
    """Others stay where they are."""
    known, other = error("reason-missing", "要寫明原因。"), error("other", "別的。")
    placed = beside((known, other), {"reason-missing": "reason"})
    assert [found.place.field for found in placed] == ["reason", ""]


def test_one_that_stands_beside_a_field_of_the_form_keeps_it() -> None:
    """A form may have two dates."""
    found = error("date-unreadable", "不是日期。").at(Place(field="asked_date"))
    fields = {"date-unreadable": "date", "x": "asked_date"}
    assert beside((found,), fields)[0].place.field == "asked_date"
