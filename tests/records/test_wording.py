"""Wording records."""

from __future__ import annotations

from inservice_docs.records.wording import Wording


def test_text_stands_for_a_phrase() -> None:
    """A phrase without more is its text, at every level."""
    short = Wording.model_validate({"主旨": "甲", "段落": {"段名": "說明", "條列": ["乙"]}})
    long = Wording.model_validate(
        {"subject": "甲", "paragraphs": [{"label": "說明", "items": [{"text": "乙", "each": ""}]}]}
    )
    assert short == long


def test_texts_are_kept_exactly() -> None:
    """Spaces within a phrase belong to it; the names around it are trimmed."""
    made = Wording.model_validate({"名稱": " 謝函 ", "主旨": " 甲 "})
    assert (made.title, made.subject) == ("謝函", " 甲 ")


def test_defaults_are_those_of_a_letter() -> None:
    """What a wording does not say is a 函 without 速別, 附件 and 副本."""
    made = Wording()
    assert (made.kind, made.template, made.speed, made.attachment) == ("函", "letter.docx", "", "")
    assert made.copies == ()
