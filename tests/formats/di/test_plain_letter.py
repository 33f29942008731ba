"""A letter made ready for exchange."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inservice_docs.formats.di.plain_letter import plain_letter
from inservice_docs.records.finding import Finding
from inservice_docs.records.gap import gap
from inservice_docs.records.letter import Item, Letter, Paragraph


def test_gaps_are_shown_and_told() -> None:
    """Wherever they are: in a field, a list, an item."""
    item = Item.model_construct(marker="一、", text=f"共{gap('時數')}小時", items=())
    paragraph = Paragraph.model_construct(label="說明：", text="", items=(item,))
    letter = Letter(subject="甲").model_copy(
        update={"number": gap("發文字號"), "copies": (gap(""),), "paragraphs": (paragraph,)}
    )
    plain = plain_letter(letter)
    assert plain.value.number == "（待填）"
    assert plain.value.copies == ("（待填）",)
    assert plain.value.paragraphs[0].items[0].text == "共（待填）小時"
    assert [each.code for each in plain.findings] == ["di-gap"]
    assert "發文字號、時數、未具名" in plain.findings[0].message


def test_a_full_letter_stays_as_it_is() -> None:
    """Nothing is copied that needs no change."""
    letter = Letter(subject="甲", copies=("乙",))
    assert plain_letter(letter).value is letter
    assert plain_letter(letter).findings == ()


@pytest.mark.parametrize("bad", ["\x0b", "\ud800", "\ufffe", "\ufdd5"])
def test_what_xml_cannot_hold_is_refused(
    bad: str, refusal: Callable[[Callable[[], object]], Finding]
) -> None:
    """With the field that it stands in."""
    item = Item.model_construct(marker="", text=f"甲{bad}", items=())
    letter = Letter().model_copy(
        update={"paragraphs": (Paragraph().model_copy(update={"items": (item,)}),)}
    )
    finding = refusal(lambda: plain_letter(letter))
    assert (finding.code, finding.place.field) == ("text-unholdable", "段落/條列/文字")
