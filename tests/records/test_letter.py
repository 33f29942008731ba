"""The letter: texts kept to the letter, lists from single values, nested items."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from inservice_docs.records.letter import Item, Letter, item_texts


def test_verbatim() -> None:
    """Spaces, quotes, line breaks and rare characters stay as they are."""
    text = "　甲 & 乙 <丙> \"'\n堃喆峯綉𠮷\t "
    letter = Letter.model_validate({"主旨": text, "正本": [text], "段落": {"文字": text}})
    assert letter.subject == letter.originals[0] == letter.paragraphs[0].text == text


def test_lists_from_single_values() -> None:
    """One recipient is a list of one, and 、 does not part it."""
    letter = Letter.model_validate({"正本": "臺中市政府、南投縣政府", "副本": None})
    assert letter.originals == ("臺中市政府、南投縣政府",)
    assert letter.copies == ()
    with pytest.raises(ValidationError):
        Letter.model_validate({"正本": {"甲": "乙"}})


def test_items() -> None:
    """Bare texts are items; items hold items."""
    letter = Letter.model_validate(
        {"paragraphs": [{"label": "說明：", "items": ["甲", {"text": "乙", "items": "丙"}]}]}
    )
    assert letter.paragraphs[0].items == (
        Item(text="甲"),
        Item(text="乙", items=(Item(text="丙"),)),
    )


def test_memo() -> None:
    """A 簽 is a memo, whatever spaces stand around the word; 函 is the usual kind."""
    assert Letter().kind == "函"
    assert not Letter().is_memo
    assert Letter(kind=" 簽 ").is_memo


def test_other_names() -> None:
    """The names that real letters use are known."""
    letter = Letter.model_validate(
        {"機關地址": "甲", "文號": "乙", "密等及解密條件或保密期限": "密"}
    )
    assert (letter.address, letter.number, letter.secrecy) == ("甲", "乙", "密")


def test_the_texts_of_items_in_their_order() -> None:
    """Those below an item follow it at once."""
    below = Item(text="乙", items=(Item(text="丙"),))
    assert list(item_texts([Item(text="甲", items=(below,)), Item(text="丁")])) == list("甲乙丙丁")
