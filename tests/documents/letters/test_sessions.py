"""Sessions in words."""

from __future__ import annotations

import pytest

from inservice_docs.documents.letters.sessions import days_text, session_facts
from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.plan import Session


def on(*days: str) -> list[Session]:
    return [Session.model_validate({"日期": day}) for day in days]


def test_session_in_words() -> None:
    """Day with weekday, time, venue, topic and speaker make one sentence."""
    given = {
        "日期": "99-03-23",
        "時間": "13:10-17:20",
        "地點": "禮堂",
        "主題": "繪本",
        "講師": "林範",
    }
    (facts,) = session_facts([Session.model_validate(given)])
    assert facts["全文"] == (
        "99年3月23日（星期二）下午1時10分至5時20分，於禮堂辦理，主題：繪本，講師：林範"
    )


def test_no_session_is_one_unknown_session() -> None:
    """Day, time and venue are gaps of their own."""
    (facts,) = session_facts([])
    assert fill_gaps(facts["全文"]) == (
        "（待填：研習日期）（待填：研習時間），於（待填：研習地點）辦理"
    )


def test_former_sessions_need_their_day_only() -> None:
    """What need not have changed is left out when it is not said."""
    (facts,) = session_facts(on("99-03-23"), former=True)
    assert facts["全文"] == "99年3月23日（星期二）"
    assert fill_gaps(session_facts([], former=True)[0]["全文"]) == "（待填：原研習日期）"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["115-09-18"], "115年9月18日（星期五）"),
        (["115-09-18", "115-09-18"], "115年9月18日（星期五）"),
        (["115-09-19", "115-09-18"], "115年9月18日（星期五）至115年9月19日（星期六）"),
        (["115-09-18", "115-09-25"], "115年9月18日（星期五）、115年9月25日（星期五）"),
        (
            ["115-09-04", "115-09-11", "115-09-18", "115-09-25"],
            "115年9月4日（星期五）至115年9月25日（星期五），共4日",
        ),
    ],
)
def test_days(days: list[str], words: str) -> None:
    """Days in a row are a span, few others a list, many a span with their number."""
    assert days_text(on(*days)) == words


def test_days_that_nobody_knows_are_a_gap() -> None:
    """The gap says whether old or new days are missing."""
    assert fill_gaps(days_text([])) == "（待填：研習日期）"
    assert fill_gaps(days_text([], former=True)) == "（待填：原研習日期）"
