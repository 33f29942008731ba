"""The markers of items."""

from __future__ import annotations

from tests.support.letter_cases import item_texts

from inservice_docs.documents.letters.items import number_items, plain_if_single
from inservice_docs.records.letter import Item, Letter, Paragraph


def numbered(*items: object) -> list[str]:
    letter = Letter.model_validate({"段落": [{"段名": "說明", "條列": list(items)}]})
    return item_texts(number_items(letter).value.paragraphs[0].items)


def test_six_levels_of_markers() -> None:
    """一、 （一） 1、 （1） 甲、 （甲） by depth."""
    tree: dict[str, object] = {"文字": "六"}
    for word in "五四三二一":
        tree = {"文字": word, "條列": [tree]}
    assert numbered(tree) == ["一、一", "（一）二", "1、三", "（1）四", "甲、五", "（甲）六"]


def test_given_markers_stay() -> None:
    """A marker that stands there, in its place or in the text, is not touched."""
    given = [{"序號": "1.", "文字": "甲"}, "二、乙", {"序號": "(三)", "文字": "丙"}, "丁"]
    assert numbered(*given) == ["1.甲", "二、乙", "(三)丙", "四、丁"]


def test_seventh_level_has_no_marker() -> None:
    """What the handbook has no marker for is left without, and found once."""
    tree: dict[str, object] = {"文字": "末", "條列": ["甲", "乙"]}
    for _ in range(5):
        tree = {"文字": "上", "條列": [tree]}
    letter = Letter.model_validate({"段落": [{"段名": "說明", "條列": [tree]}]})
    outcome = number_items(letter)
    assert item_texts(outcome.value.paragraphs[0].items)[-2:] == ["甲", "乙"]
    assert [found.code for found in outcome.findings] == ["item-no-marker"]


def test_single_item_becomes_the_paragraphs_text() -> None:
    """One item is none: its text follows the label, those below it rise a level."""
    one = Paragraph(
        label="說明", items=(Item(text="甲", items=(Item(text="乙"), Item(text="丙"))),)
    )
    plain = plain_if_single(one)
    assert (plain.text, item_texts(plain.items)) == ("甲", ["乙", "丙"])
    two = Paragraph(label="說明", items=(Item(text="甲"), Item(text="乙")))
    assert plain_if_single(two) is two
