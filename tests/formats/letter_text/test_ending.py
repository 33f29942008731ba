"""The end of a letter: recipients, 敬陳 and who signed."""

from __future__ import annotations

from inservice_docs.formats.letter_text.ending import Ending
from inservice_docs.formats.letter_text.labels import split_label
from inservice_docs.formats.letter_text.lines import Line


def read(*texts: str, pages: int = 99) -> tuple[Ending, list[str]]:
    """Read the lines of an end; return it and what has no place in it."""
    ending, others = Ending(), []
    for number, text in enumerate(texts):
        line = Line(text, page=number // pages)
        label = split_label(text)
        if label:
            ending.take_label(label, line)
        elif not ending.take(line):
            others.append(text)
    return ending, others


def test_recipients_and_signature() -> None:
    """Names go on until somebody signs."""
    ending, others = read("正本：示範國中、", "示範國小", "副本：", "抄本：教育局", "校長　王範例")
    assert ending.values == {"originals": "示範國中、示範國小", "copies": "教育局"}
    assert ending.signature == ["校長　王範例"]
    assert not others


def test_after_the_signature() -> None:
    """Once an office holder has signed, only another one can."""
    ending, others = read("副本：", "局長 ○○○", "科長 王範例決行", "檢附計畫一份", "校長 林小範")
    assert ending.signature == ["局長 ○○○", "校長 林小範"]
    assert others == ["科長 王範例決行", "檢附計畫一份"]


def test_a_signature_of_another_kind() -> None:
    """Short lines that end a letter without an office are its signature too."""
    assert read("副本：", "教務處　陳小範")[0].signature == ["教務處　陳小範"]
    assert read("副本：", "教務處 115/08/06")[1] == ["教務處 115/08/06"]


def test_another_page_is_another_document() -> None:
    """What stands on the page after the end is an enclosure, unless somebody signs there."""
    assert read("副本：", "研習計畫", pages=1)[1] == ["研習計畫"]
    assert read("副本：", "校長 王範例", pages=1)[0].signature == ["校長 王範例"]


def test_submitted_to() -> None:
    """Offices one below the other are one list; the writer comes after."""
    ending, _ = read("敬陳", "教務主任", "校長", "職 陳小範")
    assert ending.values["submitted_to"] == "教務主任、校長"
    assert ending.signature == ["職 陳小範"]
