"""Places of values: by Chinese labels, however the file was written."""

from __future__ import annotations

from typing import Any

import pytest

from inservice_docs.formats.plan_file.placed_plan import PlanFile, place_plan, reads_as_key
from inservice_docs.records.finding import Outcome, Place
from inservice_docs.records.plan import Contact, Note, Plan
from inservice_docs.rules.places import FieldPath, field_text


def written_at(path: FieldPath, key: bool = False) -> Place:
    """A file whose places are the paths themselves."""
    return Place("p", field=field_text(path), cell=f"{'key' if key else 'at'} {field_text(path)}")


def placed(data: Any) -> Outcome[PlanFile]:
    """Read a plan from data."""
    return place_plan(data, written_at)


@pytest.mark.parametrize(
    ("data", "path", "cell"),
    [
        ({"場次": [{"日期": "99-03-23"}]}, ("場次", 0, "日期"), "at 場次 1 › 日期"),
        ({"sessions": [{"date": "99-03-23"}]}, ("場次", 0, "日期"), "at sessions 1 › date"),
        ({"場次": {"日期": "99-03-23"}}, ("場次", 0, "日期"), "at 場次 › 日期"),
        ({"場次": [{"日期": "99-03-23"}]}, ("場次", 0, "時間"), "at 場次 1 › 時間"),
        ({"場次": [{}, None, {"日期": "99-03-23"}]}, ("場次", 0, "日期"), "at 場次 3 › 日期"),
        ({"參加對象": ["國小", "國中"]}, ("參加對象", 1), "at 參加對象 2"),
        ({"參加對象": [None, "", "國中"]}, ("參加對象", 0), "at 參加對象 3"),
        ({" 目的 ": "甲"}, ("目的",), "at  目的 "),
    ],
)
def test_places(data: Any, path: FieldPath, cell: str) -> None:
    """Labels lead to where the value was written: other language, single record, empty entries."""
    outcome = placed(data)
    assert outcome.findings == ()
    place = outcome.value.place_of(path)
    assert place.cell == cell
    assert place.field == field_text(path)


def test_other_records_have_no_place() -> None:
    """A finding about the school is not blamed on the plan's file."""
    assert placed({}).value.place_of(("學校", "電話")) == Place(field="學校 › 電話")


def test_empty_entries_are_not_there() -> None:
    """The blank lines of a form make no contacts, sessions, approvals or sign-up."""
    blank = {"日期": None, "時間": "", "地點": None}
    data = {
        "場次": [blank, {"地點": "甲"}, blank],
        "承辦人": [{"姓名": None}],
        "核准文號": {"機關": None},
        "報名": {"截止": None, "額外資訊": []},
        "申請文號": {"文號": ""},
    }
    plan = placed(data).value.plan
    assert [session.venue for session in plan.sessions] == ["甲"]
    assert plan.contacts == plan.approvals == ()
    assert plan.signup is plan.request is None


def test_unknown_keys_in_empty_entries_are_still_named() -> None:
    """An entry with a misspelt key is not thrown away unseen."""
    (found,) = placed({"承辦人": [{"性名": None}]}).findings
    assert (found.code, found.place.cell) == ("unknown-key", "key 承辦人 1 › 性名")


def test_findings_are_named_in_chinese() -> None:
    """A finding says the field in the clerk's words even where the key was English."""
    (found,) = placed({"sessions": [{"date": "99-02-30"}]}).findings
    assert (found.place.field, found.place.cell) == ("場次 1 › 日期", "at sessions 1 › date")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"承辦人": ["姓名：陳小範"]}, "yaml-colon-wide"),
        ({"承辦人": "姓名:陳小範"}, "yaml-colon-space"),
        ({"場次": ["日期 ：99-03-23\n時間：甲"]}, "yaml-colon-wide"),
        ({"其他事項": ["文字：甲"]}, "yaml-colon-wide"),
        ({"報名": {"額外資訊": ["名稱：用餐類別"]}}, "yaml-colon-wide"),
    ],
)
def test_keys_that_became_text(data: Any, code: str) -> None:
    """A key whose colon YAML did not see is named as such, once."""
    assert [found.code for found in placed(data).findings] == [code]


def test_texts_with_colons_are_no_keys() -> None:
    """Only the keys of the record in question count."""
    assert placed({"其他事項": ["報名：請於期限內完成"]}).findings == ()
    assert reads_as_key(Contact, "電話: 1")
    assert not reads_as_key(Note, "電話: 1")
    assert not reads_as_key(None, "電話: 1")


def test_in_reading_order() -> None:
    """Findings come in the order of the file, whoever found them."""

    def by_length(path: FieldPath, key: bool = False) -> Place:
        return Place("p", line={"時數": 1, "場次": 2, "班級數": 3}.get(str((*path, "")[0]), 9))

    data = {"班級數": "甲", "時數": "乙", "場次": ["日期：丙"]}
    outcome = place_plan(data, by_length)
    assert [found.place.line for found in outcome.findings] == [1, 2, 3]


def test_no_plan_at_all() -> None:
    """Anything but a mapping is said to be no plan."""
    for data in ("甲", ["甲"], None):
        outcome = placed(data)
        assert outcome.value.plan == Plan()
        assert [found.code for found in outcome.findings] == ["not-a-mapping"]
