"""The facts of the school, of a roster, and of an applicant."""

from __future__ import annotations

from tests.support.letter_cases import ROSTER, sample_plan, sample_school

from inservice_docs.documents.letters.school_facts import (
    applicant_facts,
    roster_facts,
    school_facts,
)
from inservice_docs.records.plan import Contact, Plan
from inservice_docs.records.school import School


def test_head_has_title_and_name() -> None:
    """校長 王範例 signs with a full-width space; the title alone serves for 敬陳."""
    facts = school_facts(sample_school())
    assert (facts["首長"], facts["首長職稱"]) == ("校長　王範例", "校長")
    director = school_facts(School(head="園長　李範例"))
    assert director["首長職稱"] == "園長"
    nobody = school_facts(School())
    assert (bool(nobody["首長"]), nobody["首長職稱"]) == (False, "校長")


def test_phones_are_printed_as_letters_do() -> None:
    """The school's numbers take the letter's shape."""
    facts = school_facts(School(phone="(04)2292-1175", fax="04 2291 3277"))
    assert (facts["學校電話"], facts["學校傳真"]) == ("04-22921175", "04-22913277")


def test_roster_is_counted() -> None:
    """All people, and those with other hours than the study's."""
    assert roster_facts(ROSTER, sample_plan()) == {"參加人數": "3", "部分參加人數": "1"}
    assert not roster_facts(None, Plan())["參加人數"]


def test_applicant() -> None:
    """Office and name are needed, telephone and e-mail may be absent."""
    facts = applicant_facts("輔導室", Contact(name="陳小範"))
    assert (facts["申請單位"], facts["申請人姓名"]) == ("輔導室", "陳小範")
    assert (facts["申請人電話"], facts["申請人電子信箱"]) == ("", "")
    assert not applicant_facts("", Contact())["申請單位"]
