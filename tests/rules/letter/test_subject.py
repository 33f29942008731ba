"""主旨: one paragraph, never itemised."""

from __future__ import annotations

import pytest

from inservice_docs.rules.letter.check import check_letter
from inservice_docs.rules.letter.excerpt import letter_of


def _codes(subject: str) -> list[str]:
    return [one.code for one in check_letter(letter_of(f"主旨：{subject}", "函"))]


@pytest.mark.parametrize("marker", ["二、", "（二）", "\u3000二、"])
def test_a_second_item_shows_that_there_is_a_first(marker):
    """A 主旨 whose first item has no marker is itemised all the same."""
    assert "subject-itemised" in _codes(
        f"檢送實施計畫1份，請推薦教師參加；{marker}報名表請傳真，請查照。"
    )


@pytest.mark.parametrize(
    "subject",
    [
        "檢送實施計畫1份，請推薦國小一、二年級教師參加，請查照。",
        "檢送實施計畫1份；二、三年級教師優先，請查照。",
        "檢送本校「辦法；二、附則」1份，請查照。",
    ],
)
def test_numbers_in_a_sentence_are_no_items(subject):
    """一、二年級 and what is quoted are no items."""
    assert "subject-itemised" not in _codes(subject)
