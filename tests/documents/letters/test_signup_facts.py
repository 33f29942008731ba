"""Sign-up in words."""

from __future__ import annotations

import pytest

from inservice_docs.documents.letters.signup_facts import signup_facts
from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.plan import SignUp


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"電子信箱": "a@b.tw"}, "以電子郵件（a@b.tw）報名"),
        ({"傳真": "(04)2291-3277"}, "以傳真（04-22913277）報名"),
        ({"電子信箱": "a@b.tw", "傳真": "另洽"}, "以電子郵件（a@b.tw）或傳真（另洽）報名"),
        ({"線上": "是"}, "至「全國教師在職進修資訊網」線上報名"),
        (
            {"線上": "是", "電子信箱": "a@b.tw"},
            "至「全國教師在職進修資訊網」線上報名，或以電子郵件（a@b.tw）報名",
        ),
        ({}, "（待填：報名方式）"),
    ],
)
def test_ways_to_apply(given: dict[str, str], words: str) -> None:
    """The ways that there are make one phrase; none is a gap."""
    assert fill_gaps(signup_facts(SignUp.model_validate(given))["報名方式"]) == words


def test_deadline_has_its_weekday() -> None:
    """The last day is named with its weekday; without sign-up it is a gap."""
    facts = signup_facts(SignUp.model_validate({"截止": "99-03-16", "線上人數": "100"}))
    assert facts["報名截止"] == "99年3月16日（星期二）"
    assert facts["線上人數"] == "100"
    assert not signup_facts(None)["報名截止"]
