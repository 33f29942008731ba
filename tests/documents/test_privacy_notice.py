"""The notice that goes with personal data asked for."""

from __future__ import annotations

from inservice_docs.documents.privacy_notice import MARKS, USUAL, compose_notice


def test_the_usual_notice_tells_what_the_law_asks() -> None:
    """Who, what for, which data, how long, where and by whom, the rights, what refusing means."""
    told = "".join(compose_notice(USUAL, dict.fromkeys(MARKS, "事實")))
    for words in ("機關名稱", "目的", "類別", "期間", "地區", "對象", "方式", "權利", "不提供"):
        assert words in told
    assert "〔" not in told


def test_facts_take_the_place_of_their_names() -> None:
    """A fact that is missing shows; a name that is none stays; empty lines go."""
    facts = {"學校": "範例國小", "聯絡": ""}
    assert compose_notice("〔學校〕\n\n 洽〔聯絡〕〔其他〕 ", facts) == (
        "範例國小",
        "洽（未填）〔其他〕",
    )
