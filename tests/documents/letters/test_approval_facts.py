"""Approvals in words, and who still waits."""

from __future__ import annotations

from tests.support.letter_cases import plan_with

from inservice_docs.documents.letters.approval_facts import approval_facts, waiting_authorities
from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.plan import Plan


def test_approval_in_words() -> None:
    """Agency, date and number name the letter that approved."""
    plan = plan_with(
        approvals=[
            {"機關": "甲縣政府", "文號": "府教字第0990000001號", "日期": "99-03-01", "時數": 2},
            {"機關": "乙縣政府", "文號": "無文號", "日期": "99-03-02", "時數": 3},
        ]
    )
    first, second = approval_facts(plan)["核准"]
    assert first["全文"] == "甲縣政府99年3月1日府教字第0990000001號函"
    assert (first["時數"], first["時數不同"]) == ("2", True)
    assert second["全文"] == "乙縣政府99年3月2日（無文號）"
    assert not second["時數不同"]


def test_who_waits() -> None:
    """Those asked that have no approval yet, in the order asked."""
    plan = plan_with(approvals=[{"機關": "臺中縣政府"}])
    assert waiting_authorities(plan) == ("臺中市政府", "南投縣政府", "彰化縣政府")


def test_unknown_approval_is_a_gap() -> None:
    """Without any on record, the authority is named only when it was the only one asked."""
    facts = approval_facts(Plan())
    assert not facts["已核准"]
    assert fill_gaps(facts["核准"][0]["全文"]) == (
        "（待填：核准機關）（待填：核准日期）（待填：核准文號）函"
    )
    assert fill_gaps(facts["主管機關"][0]) == "（待填：主管機關）"
    alone = approval_facts(Plan(authorities=("甲縣政府",)))
    assert alone["核准"][0]["機關"] == "甲縣政府"


def test_our_own_request() -> None:
    """The request's date and number, as a reminder cites them."""
    facts = approval_facts(plan_with())
    assert (facts["申請日期"], facts["申請文號"]) == ("99年2月26日", "曉中宗字第0990006001號")
