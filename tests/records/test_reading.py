"""Reading records: every mistake at once, each with its place and cure, the good values kept."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.records.finding import Place
from inservice_docs.records.letter import Letter
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.records.reading import nowhere, read_record
from inservice_docs.records.school import School


def found(data: Any) -> list[tuple[str, str]]:
    """Return code and field of everything wrong with a plan."""
    return [(each.code, each.place.field) for each in read_record(Plan, data).findings]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"研習名稱": "甲", "scope": "校內"}, []),
        ({"研習名字": "甲"}, [("unknown-key", "研習名字")]),
        ({"name": "甲", "研習名稱": "乙"}, [("duplicate-key", "研習名稱")]),
        ({"研習區分": "校間"}, [("scope-unknown", "研習區分")]),
        ({"研習名稱": ["甲"]}, [("wrong-type", "研習名稱")]),
        ({"場次": ["甲"]}, [("wrong-type", "場次.0")]),
        ({"場次": {"日期": "甲"}}, [("date-unreadable", "場次.日期")]),
        (
            {"場次": [{"日期": "甲"}, {"時間": "乙", "地址": "丙"}]},
            [
                ("unknown-key", "場次.1.地址"),
                ("date-unreadable", "場次.0.日期"),
                ("time-unreadable", "場次.1.時間"),
            ],
        ),
        ({"異動": {"種類": "延期"}}, [("not-a-choice", "異動.種類")]),
        ({"每校人數": "2-1"}, [("range-backwards", "每校人數")]),
        ({"班級數": -1}, [("wrong-type", "班級數")]),
    ],
)
def test_mistakes(data: Any, expected: list[tuple[str, str]]) -> None:
    """Each mistake has its code and the field as it was written."""
    assert found(data) == expected


def test_every_finding_is_a_sentence_with_a_cure() -> None:
    """No message of the validation library reaches a clerk."""
    data = {
        "研習名字": 1,
        "研習名稱": {},
        "場次": "甲",
        "時數": [],
        "報名": 3,
        "公差假": {},
        "班級數": 1.5,
        "異動": {"種類": 0},
    }
    findings = read_record(Plan, data).findings
    assert len(findings) == len(data)
    for each in findings:
        assert each.message.endswith("。")
        assert each.fix.endswith(("。", "？"))
        assert not any(word in each.message for word in ("Input", "valid", "should"))


def test_bad_values_are_left_out_and_good_ones_kept() -> None:
    """A draft can be made of what remains."""
    outcome = read_record(
        Plan,
        {
            "研習名稱": "甲",
            "時數": "三",
            "場次": [{"日期": "乙", "地點": "丙"}],
            "研習區分": "校外",
        },
    )
    plan = outcome.value
    assert (plan.name, plan.hours, plan.scope) == ("甲", None, Scope.CROSS_SCHOOL)
    assert [(each.date, each.venue) for each in plan.sessions] == [(None, "丙")]


def test_the_nearest_key_is_named() -> None:
    """A misspelt key leads to the right one, a strange one to the list of all."""
    (near,) = read_record(Plan, {"參加對像": "國小"}).findings
    assert near.fix == "是否為「參加對象」？"
    (strange,) = read_record(School, {"xyz": "甲"}).findings
    assert "名稱、學校代碼" in strange.fix


def test_places() -> None:
    """Places are asked for by the path as written, of the key where the key is wrong."""
    asked: list[tuple[Any, bool]] = []

    def place_of(path: Any, key: bool) -> Place:
        asked.append((path, key))
        return Place("f", len(asked))

    read_record(Plan, {"sessions": [{"date": "甲", "日時": 1}]}, place_of)
    assert asked == [(("sessions", 0, "日時"), True), (("sessions", 0, "date"), False)]
    assert nowhere(("場次", 0, "日期")) == Place(field="場次.0.日期")


@pytest.mark.parametrize("data", [None, "甲", ["甲"], 3])
def test_no_mapping(data: Any) -> None:
    """Anything but a mapping is said to be none, and an empty record comes back."""
    outcome = read_record(Plan, data)
    assert outcome.value == Plan()
    assert [each.code for each in outcome.findings] == ["not-a-mapping"]


def test_nested_letters() -> None:
    """Items of items are read and their mistakes found, however deep."""
    data = {
        "段落": [{"段名": "說明：", "條列": ["甲", {"文字": "乙", "條列": [{"文字": "丙\x07"}]}]}]
    }
    outcome = read_record(Letter, data)
    assert [(each.code, each.place.field) for each in outcome.findings] == [
        ("text-unholdable", "段落.0.條列.1.條列.0.文字")
    ]
    assert outcome.value.paragraphs[0].items[0].text == "甲"


KEYS = st.sampled_from(["研習名稱", "場次", "日期", "時間", "報名", "截止", "時數", "x", "name"])
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES))
def test_anything(data: dict[str, Any]) -> None:
    """Whatever the data, a plan comes back; reading it again finds nothing more."""
    outcome = read_record(Plan, data)
    again = read_record(Plan, outcome.value.model_dump(mode="json"))
    assert again.findings == ()
    assert again.value == outcome.value
