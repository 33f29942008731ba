"""How senders stand to recipients: schools, county governments, the ministry."""

from __future__ import annotations

import pytest

from inservice_docs.records.letter import Letter
from inservice_docs.records.school import School
from inservice_docs.rules.letter.standing import can_be_superior, relation_to
from inservice_docs.rules.relations import Relation

SUPERIOR, LEVEL, LOWER, UNKNOWN = (
    Relation.SUPERIOR,
    Relation.LEVEL,
    Relation.LOWER,
    Relation.UNKNOWN,
)


@pytest.mark.parametrize(
    ("sender", "recipient", "relation"),
    [
        ("臺中市私立範例高級中學", "臺中市政府", LEVEL),
        ("彰化縣立範例國民中學", "彰化縣政府", SUPERIOR),
        ("彰化縣立範例國民中學", "南投縣政府", LEVEL),
        ("國立範例高級中學", "教育部國民及學前教育署", SUPERIOR),
        ("彰化縣政府", "彰化縣各國民小學", LOWER),
        ("彰化縣政府", "彰化縣立範例國民中學", LOWER),
        ("彰化縣政府", "本縣各國民小學", LOWER),
        ("彰化縣政府", "本府教育處", LOWER),
        ("彰化縣政府", "彰化縣私立範例高級中學", UNKNOWN),
        ("彰化縣政府", "臺中市政府", LEVEL),
        ("彰化縣政府教育處", "彰化縣政府", SUPERIOR),
        ("教育部", "國立範例高級中學", LOWER),
        ("教育部", "彰化縣政府", UNKNOWN),
        ("某某協會", "彰化縣政府", UNKNOWN),
        ("", "彰化縣政府", UNKNOWN),
    ],
)
def test_the_sender_decides(sender, recipient, relation):
    """Subordination, not rank, tells the relation; what is not known stays unknown."""
    assert relation_to(Letter(sender=sender), None)(recipient) is relation


def test_the_school_in_the_settings_writes():
    """A letter without a sender, or with the school's name, is the school's."""
    school = School(name="範例實驗學校", superior="彰化縣政府")
    for sender in ("", "範例實驗學校"):
        assert relation_to(Letter(sender=sender), school)("彰化縣政府") is SUPERIOR
    assert relation_to(Letter(sender="南投縣政府"), school)("彰化縣政府") is LEVEL


@pytest.mark.parametrize(
    ("sender", "recipient", "possible"),
    [
        ("彰化縣政府", "彰化縣私立範例高級中學", False),
        ("教育部國民及學前教育署", "各直轄市政府教育局及各縣市政府", False),
        ("金門縣立範例國民小學", "財團法人範例教育基金會", False),
        ("彰化縣政府", "教育部", True),
        ("某某協會", "彰化縣政府", True),
        ("私立範例高級中學", "學校財團法人範例高級中學董事會", True),
        ("國立範例大學附設實驗國民小學", "國立範例大學", True),
    ],
)
def test_some_are_no_superior_whatever_else_they_are(sender, recipient, possible):
    """Of a recipient whose relation is not known it may still be known that it is not above."""
    assert can_be_superior(sender, recipient) is possible


def test_an_attached_school_may_write_up_to_its_own():
    """附設 schools stand below the one that set them up, so 鈞校 is no mistake there."""
    letter = Letter(sender="國立範例大學附設實驗國民小學")
    assert relation_to(letter, None)("國立範例大學") is UNKNOWN
