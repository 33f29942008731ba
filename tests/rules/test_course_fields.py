"""Coded fields: words and codes of the form are taken, others named with what may be chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.plan import Plan, Scope
from inservice_docs.rules.course_fields import check, counts_credits
from inservice_docs.taiwan.course_codes import load

CODES = load()


def found(plan: Plan) -> list[tuple[str, str]]:
    """Return codes and fields."""
    return [(each.code, each.place.field) for each in check(plan, CODES)]


@pytest.mark.parametrize(
    ("kind", "credit"),
    [
        ("非學分班", False),
        ("非學分班(校內研習)", False),
        ("5", False),
        ("學士學位班", True),
        ("2", True),
        ("", None),
        ("夜間班", None),
    ],
)
def test_credits_or_hours(kind: str, credit: bool | None) -> None:
    """The kind of class tells whether credits or hours are counted."""
    assert counts_credits(Plan(class_kind=kind), CODES) is credit


@pytest.mark.parametrize(
    ("scope", "kind", "fits"),
    [
        (Scope.IN_SCHOOL, "非學分班（校內研習）", True),
        (Scope.IN_SCHOOL, "非學分班", False),
        (Scope.CROSS_SCHOOL, "5", False),
        (Scope.CROSS_SCHOOL, "碩士學分班", True),
        (None, "5", True),
    ],
)
def test_kind_and_scope(scope: Scope | None, kind: str, fits: bool) -> None:
    """In-school studies have a kind of their own."""
    codes = [code for code, _ in found(Plan(scope=scope, class_kind=kind))]
    assert codes == ([] if fits else ["class-kind-scope"])


@pytest.mark.parametrize(
    ("nature", "codes"),
    [
        (("國小", "教學", "綜合活動", "無"), []),
        (("40", "2", "18", "1"), []),
        (("高中、高職及國中", "教學", "其他"), []),
        (("國小", "教學"), ["nature-incomplete"]),
        (("國小", "教學", "教務類"), ["nature-unknown"]),
        (("大學",), ["nature-unknown"]),
        ((), []),
    ],
)
def test_natures(nature: tuple[str, ...], codes: list[str]) -> None:
    """Each level must be offered under the one before, down to the last."""
    assert [code for code, _ in found(Plan(nature=nature))] == codes


def test_words_and_their_places() -> None:
    """Words that the form does not offer are named where they stand."""
    plan = Plan(audience=("國小", "大學"), fee="免費啦", subsidy="無接受補助")
    assert found(plan) == [("choice-unknown", "參加對象 2"), ("choice-unknown", "繳費方式")]


def test_a_school_may_have_its_own_words(tmp_path: Path) -> None:
    """With a table of its own the school's words are right, and the built-in ones wrong."""
    file = tmp_path / "codes.toml"
    file.write_text('["繳費方式"]\n1 = "免費"\n2 = "自費"\n', "utf-8")
    own = load(file)
    assert list(check(Plan(fee="免費"), own)) == []
    assert [each.code for each in check(Plan(fee="無"), own)] == ["choice-unknown"]
