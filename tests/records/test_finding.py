"""Findings: what is wrong, where, and the cure, in words and in JSON."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import (
    Finding,
    Outcome,
    Place,
    Severity,
    UserError,
    error,
    has_errors,
    hint,
    warning,
)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(), ""),
        (Place("計畫.yaml"), "計畫.yaml"),
        (Place("計畫.yaml", 3), "計畫.yaml 第3行"),
        (Place("計畫.yaml", 3, 5), "計畫.yaml 第3行第5欄"),
        (Place("計畫.yaml", 3, 5, field="時數"), "計畫.yaml 第3行第5欄「時數」"),
        (Place("a.xlsx", sheet="名單", cell="B7"), "a.xlsx 工作表「名單」 儲存格 B7"),
        (Place(field="時數"), "「時數」"),
    ],
)
def test_places_in_words(place: Place, words: str) -> None:
    """A place is said from the file down to the field."""
    assert str(place) == words
    assert place.as_json()["text"] == words


def test_json() -> None:
    """The keys of a finding in JSON are these, always all of them."""
    assert error("a-b", "錯了。", "改正。", Place("f", 1, 2)).as_json() == {
        "code": "a-b",
        "severity": "error",
        "place": {
            "file": "f",
            "line": 1,
            "column": 2,
            "sheet": "",
            "cell": "",
            "field": "",
            "text": "f 第1行第2欄",
        },
        "message": "錯了。",
        "fix": "改正。",
    }


def test_weights() -> None:
    """Only errors block issuing."""
    light = (warning("a", "甲。"), hint("b", "乙。"))
    assert [each.severity for each in light] == [Severity.WARNING, Severity.HINT]
    assert not has_errors(light)
    assert has_errors([*light, error("c", "丙。")])
    assert Outcome(1, light).ok
    assert not Outcome(1, (error("c", "丙。"),)).ok


def test_elsewhere() -> None:
    """A finding can be said of another place; the old one stays as it was."""
    found = hint("a", "甲。")
    assert found.at(Place("f")) == Finding("a", Severity.HINT, "甲。", "", Place("f"))
    assert found.place == Place()


def test_user_errors() -> None:
    """A user's error carries one finding or several, and reads like them."""
    one, two = error("a", "甲"), error("b", "乙")
    assert UserError(one).findings == (one,)
    assert UserError([one, two]).findings == (one, two)
    assert str(UserError([one, two])) == "甲；乙"
