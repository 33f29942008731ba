"""The filters that a phrase may use."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from inservice_docs.wording.filters import plain_text
from inservice_docs.wording.phrases import render_phrase
from inservice_docs.wording.problem import PhraseError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ a|join('、') }}", "丙、甲、乙"),
        ("{{ a|sort|join }}", "丙乙甲"),
        ("{{ a|reverse|join }}{{ '甲乙'|reverse }}", "乙甲丙乙甲"),
        ("{{ a|first }}{{ a|last }}{{ a|length }}{{ a|count }}", "丙乙33"),
        ("{{ b|map(attribute='x')|join(',') }}", "2,1"),
        ("{{ b|sum(attribute='x') }}{{ b|map(attribute='x')|max }}", "32"),
        ("{{ b|selectattr('y')|map(attribute='x')|join }}", "2"),
        ("{{ ' 甲 '|trim }}{{ 'aB'|upper }}{{ 'aB'|lower }}", "甲ABab"),
        ("{{ '甲乙'|replace('乙', '丙') }}", "甲丙"),
        ("{% for g in a|batch(2, '空') %}{{ g|join }}/{% endfor %}", "丙甲/乙空/"),
        ("{{ 1.25|round(1) }}{{ '3'|int + 1 }}{{ -2|abs }}", "1.242"),
        ("{{ c|default('無') }}{{ ''|d('無', true) }}", "無無"),
        ("{{ a|unique|list|length }}", "3"),
    ],
)
def test_allowed(text: str, expected: str) -> None:
    """The allowed filters do what Jinja's do."""
    values = {"a": ["丙", "甲", "乙"], "b": [{"x": 2, "y": 1}, {"x": 1, "y": 0}]}
    assert render_phrase(text, values) == expected


@pytest.mark.parametrize(
    "text",
    ["{{ a|join }}", "{{ 'a'|join(attribute='x') }}", "{{ a|upper }}", "{{ a|batch(0) }}"],
)
def test_refused(text: str) -> None:
    """A filter refuses what it cannot turn into text."""
    with pytest.raises(PhraseError):
        render_phrase(text, {"a": [["甲"], None]})


def test_plain_text() -> None:
    """Texts and numbers may stand in a text, markup as it is; nothing else may."""
    assert plain_text("甲") == "甲"
    assert plain_text(3) == "3"
    assert plain_text(Markup("<b>")) == Markup("<b>")
    for value in (None, True, [], {}, b"x", object()):
        with pytest.raises(PhraseError, match="名字"):
            plain_text(value, "名字")
