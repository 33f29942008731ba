"""Phrases into items and lines."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.letter_cases import item_texts

from inservice_docs.documents.letters.phrases import Filler
from inservice_docs.records.finding import UserError
from inservice_docs.records.wording import WordingItem

VALUES: dict[str, Any] = {
    "名": "甲",
    "空": "",
    "群": [{"文字": "一", "條列": [{"文字": "二", "條列": []}]}, {"文字": "三", "條列": []}],
    "組": {"員": ["丙", "丁"]},
}
FILL = Filler("試用", VALUES)


def phrase(text: str, **more: Any) -> WordingItem:
    return WordingItem.model_validate({"文字": text, **more})


def test_lines_of_a_phrase_are_joined() -> None:
    """A phrase may be written over several lines; Chinese knows no space between."""
    assert FILL.text("  {{ 名 }}，\n  乙\n", "主旨") == "甲，乙"


def test_empty_phrase_goes_with_all_below() -> None:
    """Nothing remains of a phrase that renders empty."""
    made = FILL.items([phrase("{{ 空 }}", 條列=["有字"]), phrase("有")], "說明")
    assert item_texts(made) == ["有"]


def test_phrase_is_repeated_over_a_list() -> None:
    """Each fact gives an item, and those below a fact items below it."""
    (one, three) = FILL.items([phrase("{{ 項.文字 }}", 逐項="群")], "說明")
    assert (one.text, [item.text for item in one.items], three.text) == ("一", ["二"], "三")


def test_list_within_a_fact_may_be_named() -> None:
    """`組.員` is the list 員 of the fact 組."""
    made = FILL.items([phrase("{{ 項 }}", 逐項="組.員")], "說明")
    assert item_texts(made) == ["丙", "丁"]


def test_lines_are_flat() -> None:
    """Where there are no levels, what is below a phrase follows it."""
    assert FILL.lines([phrase("{{ 名 }}", 條列=["乙"])], "聯絡方式") == ("甲", "乙")


@pytest.mark.parametrize("name", ["名", "無此", "組.無"])
def test_what_is_no_list_is_told_with_the_lists(name: str) -> None:
    """The message names the field, the cure the lists that there are."""
    with pytest.raises(UserError) as caught:
        FILL.items([phrase("x", 逐項=name)], "說明")
    (found,) = caught.value.findings
    assert found.place.field == "說明"
    assert "群" in found.fix
