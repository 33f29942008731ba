"""People on the terminal."""

from __future__ import annotations

from tests.support.studies import person

from inservice_docs.cli.people_lines import person_line
from inservice_docs.workflow.masked import shown_person


def test_one_line_a_person() -> None:
    """The number first, then what is shown of them, then what is to be said."""
    line = person_line({"id": 7, **shown_person(person(1, name="王小明"))}, "", "審核通過")
    assert line.split() == [
        "7",
        "王○明",
        "A10000****",
        "臺中市立範例國民小學",
        "合格專任教師",
        "審核通過",
    ]
    nobody = {"id": 8, **shown_person(person(1, name=""))}
    assert "沒有姓名" in person_line(nobody)
