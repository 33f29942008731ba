"""Plan files as clerks hand them in: read with every mistake in its place, or refused in words."""

from __future__ import annotations

import contextlib
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.plan_file.plan_yaml import parse_plan, read_plan, read_plan_file
from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.rules.check_plan import check_plan
from inservice_docs.rules.places import locate

PLANS = Path(__file__).resolve().parents[2] / "data" / "plans"
BAD = PLANS / "bad"


def test_the_sample() -> None:
    """The facts of the sample letters are read, each in its field."""
    outcome = read_plan(PLANS / "sample.yaml")
    plan = outcome.value
    assert outcome.findings == ()
    assert plan.name == "十二年一貫生命教育分享日"
    assert plan.scope is Scope.CROSS_SCHOOL
    assert plan.dates == (dt.date(2010, 3, 23),)
    assert str(plan.sessions[0].time) == "13:10-17:20"
    assert plan.hours == Decimal(3)
    assert str(plan.per_school) == "1-2"
    assert plan.signup is not None
    assert plan.signup.online is False
    assert plan.contacts[0].phone == "04-22921175#301"
    assert plan.authorities[1] == "臺中縣政府"
    assert plan.approvals[0].number == "府授教學字第0990050000號"


def test_english_and_chinese_keys_say_the_same() -> None:
    """A plan in English keys reads as one in Chinese keys does."""
    english = parse_plan(b"name: x\nsessions: {date: 2026-09-18, time: 9:00-12:00}\nhours: 3", "")
    chinese = parse_plan(
        "研習名稱: x\n場次:\n- {日期: 115-09-18, 時間: 09:00-12:00}\n時數: 3".encode(), ""
    )
    assert english.value.plan == chinese.value.plan


EXPECTED = {
    "empty.yaml": [("file-empty", None, None)],
    "comments.yaml": [("file-empty", None, None)],
    "binary.yaml": [("file-binary", None, None)],
    "word.yaml": [("plan-other-kind", None, None)],
    "old_excel.xlsx": [("file-binary", None, None)],
    "alias_bomb.yaml": [("yaml-alias", 1, 4)],
    "python_tag.yaml": [("yaml-tag", 1, 7)],
    "two_documents.yaml": [("yaml-documents", 2, 1)],
    "full_width.yaml": [
        ("yaml-colon-wide", 1, 5),
        ("yaml-colon-wide", 2, 5),
        ("yaml-colon-wide", 4, 7),
    ],
    "all_full_width.yaml": [("yaml-colon-wide", 1, 5), ("yaml-colon-wide", 2, 3)],
    "tabs.yaml": [("yaml-tab", 3, 1)],
    "a_list.yaml": [("not-a-mapping", 1, 1)],
    "prose.yaml": [("not-a-mapping", 1, 1)],
    "mistakes.yaml": [
        ("scope-unknown", 2, 7),
        ("unknown-key", 3, 1),
        ("yaml-colon-wide", 5, 5),
        ("date-unreadable", 7, 10),
        ("time-unreadable", 7, 24),
        ("number-unreadable", 8, 5),
        ("duplicate-key", 9, 1),
        ("wrong-type", 10, 7),
        ("unknown-key", 11, 6),
        ("yes-no-unreadable", 11, 24),
        ("range-backwards", 12, 7),
        ("text-unholdable", 13, 7),
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_bad_files(name: str) -> None:
    """Each bad file is told what is wrong, where, and how to mend it: all mistakes at once."""
    try:
        findings = read_plan(BAD / name).findings
    except UserError as problem:
        findings = problem.findings
    assert [(each.code, each.place.line, each.place.column) for each in findings] == EXPECTED[name]
    for each in findings:
        assert each.place.file.endswith(name)
        assert each.message.endswith("。")
        assert each.fix


def test_cp950_file() -> None:
    """A plan saved as Big5 is read, with a hint."""
    outcome = read_plan(BAD / "cp950.yaml")
    assert outcome.value.name == "生命教育分享日"
    assert [found.code for found in outcome.findings] == ["encoding-cp950"]


@pytest.mark.parametrize("name", ["big.yaml", "big.xlsx"])
def test_fifty_megabytes(name: str, tmp_path: Path) -> None:
    """A 50 MB file is refused without being read, whatever it begins with."""
    file = tmp_path / name
    with file.open("wb") as stream:
        stream.write(b"PK\x03\x04" if name.endswith("xlsx") else b"a: 1\n")
        stream.truncate(50_000_000)
    with pytest.raises(UserError) as caught:
        read_plan(file)
    assert [found.code for found in caught.value.findings] == ["file-too-large"]


def test_three_megabytes_of_yaml(tmp_path: Path) -> None:
    """What would be small for a workbook is too large for a text."""
    file = tmp_path / "p.yaml"
    file.write_bytes(b"# " + b"x" * 3_000_000)
    with pytest.raises(UserError) as caught:
        read_plan(file)
    assert [found.code for found in caught.value.findings] == ["file-too-large"]


def test_bad_values_are_left_out() -> None:
    """A value that cannot be read is missing from the plan; the others are there."""
    plan = read_plan(BAD / "mistakes.yaml").value
    assert plan.scope is None
    assert plan.hours is None
    assert plan.sessions[0].venue == "會議廳"
    assert plan.name == "分享日"


def test_findings_of_rules_are_located() -> None:
    """What the rules find stands at the line and column of its value, or of its key's parent."""
    data = (PLANS / "cross_school.yaml").read_text("utf-8")
    data = data.replace("時數: 6\n", "時數: 5.7\n", 1).replace("主題: 文本分析, ", "")
    data = data.replace("班級數: 1\n", "").replace(", 地點: 本校圖書館, 講師", ", 講師")
    source = parse_plan(data.encode(), "p.yaml").value
    found = {each.code: each.place for each in locate(check_plan(source.plan), source.place_of)}
    lines = data.split("\n")
    assert lines[(found["hours-step"].line or 0) - 1] == "時數: 5.7"
    assert found["hours-step"].column == 5
    assert lines[(found["session-venue-missing"].line or 0) - 1].startswith("  - {日期: 115-10-21")
    assert found["session-venue-missing"].field == "場次 2 › 地點"
    missing = found["cross-school-fact-missing"]
    assert (missing.file, missing.line, missing.field) == ("p.yaml", None, "班級數")


def test_one_record_for_a_list() -> None:
    """A single contact written without a dash is found at its own line."""
    source = read_plan_file(PLANS / "two_days.yaml").value
    assert source.place_of(("承辦人", 0, "電話")).line == 8
    assert source.place_of(("核准文號", 0, "文號")).line == 30


KEYS = st.sampled_from(
    ["研習名稱", "場次", "日期", "時間", "報名", "截止", "時數", "name", "承辦人", "其他事項", "x"]
)
VALUES = st.recursive(
    st.one_of(st.none(), st.text("甲1-:年月日時是否{}[", max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=10,
)


@given(st.dictionaries(KEYS, VALUES))
def test_any_shape(data: dict[str, object]) -> None:
    """Whatever stands under whatever key gives a plan and findings, and the rules can take it."""
    import json

    outcome = parse_plan(json.dumps(data).encode(), "p.yaml")
    assert isinstance(outcome.value.plan, Plan)
    found = locate(check_plan(outcome.value.plan), outcome.value.place_of)
    assert all(each.place.file == "p.yaml" for each in found)


@given(st.text("研習名稱場次日期：: -－\n\t　[]{},，#1", max_size=60))
def test_any_scribble(text: str) -> None:
    """Nothing but a plan or a UserError comes of any text."""
    with contextlib.suppress(UserError):
        assert isinstance(parse_plan(text.encode(), "").value.plan, Plan)
