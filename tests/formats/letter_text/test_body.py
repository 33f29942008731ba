"""The text of a letter: its 主旨, and where a paragraph begins."""

from __future__ import annotations

from inservice_docs.formats.letter_text.body import Body
from inservice_docs.formats.letter_text.labels import Label
from inservice_docs.formats.letter_text.lines import Line

REMARKS = Label("paragraph", "說明", "")
NOTES = Label("paragraph", "備註", "")


def begun(text: str, *, full: bool = False, indent: int = 0) -> Body:
    """A text that begins with a 主旨."""
    body = Body()
    body.begin(Label("subject", "主旨", text), Line("", indent, full))
    return body


def test_the_subject_goes_on() -> None:
    """Lines before the first paragraph are the subject's."""
    body = begun("本校辦理")
    body.take(Line("研習，請查照。"))
    assert body.subject == "本校辦理研習，請查照。"


def test_a_paragraph_begins_at_the_margin() -> None:
    """A label that stands in with the sentence above is part of it."""
    body = begun("請依", full=True)
    assert not body.begins_paragraph(REMARKS, Line("說明：二、", 6), "函")
    assert body.begins_paragraph(REMARKS, Line("說明：", 0), "函")


def test_a_paragraph_begins_after_a_sentence() -> None:
    """After a whole sentence 說明 begins a paragraph wherever it stands."""
    body = begun("請查照。")
    assert body.begins_paragraph(REMARKS, Line("說明：", 6), "函")
    assert not body.begins_paragraph(NOTES, Line("備註：", 6), "函")


def test_the_same_label_again() -> None:
    """In the middle of a sentence the same label does not begin a second paragraph."""
    body = begun("請查照。")
    body.outline.start("說明", "請依", Line("", full=True))
    assert not body.begins_paragraph(REMARKS, Line("說明：二"), "函")


def test_facts_of_meetings() -> None:
    """開會時間 is a paragraph of a notice of meeting, and text in any other letter."""
    label = Label("paragraph", "開會時間", "")
    assert begun("研商。").begins_paragraph(label, Line("開會時間："), "開會通知單")
    assert not begun("研商。").begins_paragraph(label, Line("開會時間："), "函")
