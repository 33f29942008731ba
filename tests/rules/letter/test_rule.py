"""What a hit says."""

from __future__ import annotations

from inservice_docs.records.gap import CLOSE, OPEN, gap
from inservice_docs.rules.letter.rule import ERROR, LetterRule
from inservice_docs.rules.letter.sources import SENSE
from inservice_docs.rules.letter.spots import spot

RULE = LetterRule("a-code", ERROR, SENSE, "範例規則", fix="改正。")


def test_gaps_in_quoted_words_can_be_read():
    """A message that quotes a draft shows its gaps in words, also one that was cut off."""
    text = f"業經{gap('核准機關')}{gap('核准日期')}函核定"
    where = spot(("subject",), "主旨", text)
    found = RULE.hit(where, (0, 2), f"「{text}」，「{text[:5]}」。", f"改為「{text}」。").finding()
    assert found.message == (
        "「業經（待填：核准機關）（待填：核准日期）函核定」，「業經（待填：核准」。"
    )
    assert OPEN not in found.fix
    assert CLOSE not in found.fix
