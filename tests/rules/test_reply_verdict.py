"""What a reply decides is told by its words, the 主旨 first."""

from __future__ import annotations

import pytest

from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.rules.reply_verdict import conditions_in, verdict


@pytest.mark.parametrize(
    ("subject", "state"),
    [
        ("貴校函報辦理研習一案，同意核予研習時數3小時，請查照。", ApprovalState.APPROVED),
        ("貴校辦理研習活動，本府同意備查，請查照。", ApprovalState.APPROVED),
        ("貴校辦理研習一案，准予核定研習時數2小時，請查照。", ApprovalState.APPROVED),
        ("貴校函請核予研習時數一案，礙難同意，復請查照。", ApprovalState.REFUSED),
        ("所請採計研習時數一案，不予同意，請查照。", ApprovalState.REFUSED),
        ("所請一案，請補正實施計畫後再行報府核定，請查照。", ApprovalState.RETURNED),
        ("檢還原送實施計畫，請依說明修正後重新函報，請查照。", ApprovalState.RETURNED),
        ("檢送會議紀錄1份，請查照。", None),
    ],
)
def test_the_subject_decides(subject: str, state: ApprovalState | None) -> None:
    """A refusal that names what was asked for is no approval."""
    assert verdict(Letter(subject=subject)) is state


def test_the_rest_counts_where_the_subject_does_not_tell() -> None:
    """復如說明: the decision stands in the items."""
    items = (Item(text="本案同意核予研習時數3小時。"),)
    letter = Letter(
        subject="貴校辦理研習一案，復如說明，請查照。",
        paragraphs=(Paragraph(label="說明：", items=items),),
    )
    assert verdict(letter) is ApprovalState.APPROVED


def test_conditions_are_sentences_of_terms() -> None:
    """惟, 應 and the like; plain statements are none."""
    items = (
        Item(text="旨揭研習訂於3月23日辦理。"),
        Item(text="未全程參與者不得核給時數；惟請於研習後2週內登錄完畢。"),
    )
    letter = Letter(subject="同意。", paragraphs=(Paragraph(label="說明：", items=items),))
    assert conditions_in(letter) == "未全程參與者不得核給時數；惟請於研習後2週內登錄完畢"
    assert conditions_in(Letter(subject="同意。")) == ""
