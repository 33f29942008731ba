"""What somebody typed to apply: read, and every mistake at its field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.samples import id_number

from inservice_docs.records.finding import Finding, UserError
from inservice_docs.records.plan import ExtraField
from inservice_docs.workflow.application import FURTHER, LABELS, check_contact, read_application

TYPED = {
    "name": "林 小範",
    "id_number": f" {id_number(1).lower()} ",
    "school": "臺中市立範例國民小學",
    "position": "導師",
    "phone": "0912-345678",
    "email": "lin@example.edu.tw",
}
QUESTIONS = (ExtraField(name="用餐類別", choices=("葷", "素")), ExtraField(name="任教科目"))
ANSWERS = {"q-0": "素", "q-1": "國語"}


def wrong(typed: dict[str, str], asks: tuple[str, ...] = ()) -> dict[str, str]:
    """The codes of what is wrong, by field."""
    with pytest.raises(UserError) as problem:
        read_application(typed, QUESTIONS, asks)
    return {each.place.field: each.code for each in problem.value.findings}


def test_an_application_is_tidied() -> None:
    """The ID number tells the gender; what was not asked is not kept."""
    read = read_application({**TYPED, **ANSWERS, "birth_date": "70-05-01"}, QUESTIONS)
    assert read.person.id_number == id_number(1)
    assert (read.person.gender, read.person.birth_date) == ("男", None)
    assert read.answers == {"用餐類別": "素", "任教科目": "國語"}
    asked = read_application(
        {**TYPED, **ANSWERS, "birth_date": "70-05-01", "county": "臺中市"},
        QUESTIONS,
        ("出生日期", "縣市"),
    )
    assert str(asked.person.birth_date) == "1981-05-01"
    assert asked.person.county == "臺中市"


def test_every_mistake_is_told_at_once() -> None:
    """Each at its field; the number itself is in no message."""
    assert wrong({}) == {
        **dict.fromkeys(LABELS, "field-missing"),
        **dict.fromkeys(ANSWERS, "field-missing"),
    }
    typed = {**TYPED, "id_number": "A123456788", "email": "x", "phone": "1", "name": "名" * 60}
    found = wrong({**typed, "q-0": "海鮮", "q-1": "字" * 300})
    assert found == {
        "id_number": "id-invalid",
        "email": "mail-address",
        "phone": "phone-unreadable",
        "name": "field-unholdable",
        "q-0": "answer-not-a-choice",
        "q-1": "answer-unholdable",
    }
    assert wrong({**TYPED, **ANSWERS}, tuple(FURTHER.values())) == {
        "county": "field-missing",
        "birth_date": "field-missing",
    }
    with pytest.raises(UserError) as problem:
        read_application({**TYPED, **ANSWERS, "id_number": "A123456788"}, QUESTIONS)
    assert "A123456788" not in str(problem.value)


def test_a_passport_says_nothing_of_the_gender() -> None:
    """So it is asked where the clerk wants it."""
    typed = {**TYPED, **ANSWERS, "id_number": "K12345678"}
    assert wrong(typed, ("性別",)) == {"gender": "field-missing"}
    assert read_application({**typed, "gender": "女"}, QUESTIONS, ("性別",)).person.gender == "女"


@given(st.dictionaries(st.sampled_from([*LABELS, *FURTHER, "q-0", "q-1"]), st.text(max_size=40)))
def test_whatever_is_typed_is_read_or_refused(typed: dict[str, str]) -> None:
    """Never anything else."""
    findings: tuple[Finding, ...] = ()
    try:
        read_application({**TYPED, **ANSWERS, **typed}, QUESTIONS, tuple(FURTHER.values()))
    except UserError as problem:
        findings = problem.findings
    assert all(each.place.field for each in findings)


def test_what_may_change_later_is_checked_alike() -> None:
    """School, position, how to be reached."""
    check_contact(
        {"school": "範例國小", "position": "導師", "phone": "", "email": "a@b.tw"} | TYPED
    )
    with pytest.raises(UserError) as problem:
        check_contact({"school": "", "email": "x"})
    assert {each.place.field for each in problem.value.findings} == {"school", "email"}
