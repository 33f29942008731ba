"""What a view of a letter knows: recipients one by one, quotations, and where words stand."""

from __future__ import annotations

import pytest

from inservice_docs.records.letter import Letter
from inservice_docs.rules.letter.excerpt import letter_of
from inservice_docs.rules.letter.view import View


@pytest.mark.parametrize(
    ("entries", "names"),
    [
        (("臺中市政府、彰化縣政府",), ["臺中市政府", "彰化縣政府"]),
        (("臺中市政府（含附件）", " 彰化縣政府"), ["臺中市政府", "彰化縣政府"]),
        (("各縣（市）政府",), ["各縣（市）政府"]),
        (("教育部(國教署)、甲校",), ["教育部", "甲校"]),
        ((), []),
    ],
)
def test_recipients_one_by_one(entries, names):
    """Entries are split at 、 and lose remarks in brackets, but not 縣（市）."""
    assert [to.name for to in View(Letter(originals=entries)).originals] == names


def test_without_originals_the_receiver_is_addressed():
    """A letter that lists nobody speaks to its 受文者, unless that is a phrase."""
    assert [to.name for to in View(Letter(receiver="臺中市政府")).addressed] == ["臺中市政府"]
    assert View(Letter(receiver="如正副本行文單位")).addressed == []


def test_words_are_found_where_they_stand():
    """A word is found in each text, its offset counted in that text."""
    view = View(letter_of("主旨：請查照。\n說明：\n一、請推薦。\n二、敬請公告。", "函"))
    found = [(spot.name, at) for spot, at in view.find_word("請")]
    assert found == [("主旨", 0), ("說明一", 0), ("說明二", 1)]


def test_quotations_are_known():
    """What stands between 「 and 」 is quoted, the rest is not."""
    view = View(Letter(subject="檢送「乙份計劃」1份。"))
    assert view.quoted(view.subject, 4)
    assert not view.quoted(view.subject, 9)
