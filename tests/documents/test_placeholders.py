"""The documented placeholders are those that there are, with samples as they might be."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.support.letter_cases import (
    KINDS,
    NOTES,
    ROSTER,
    letter,
    plan_with,
    sample_school,
    wording,
)

from inservice_docs.documents.letter_page import letter_page
from inservice_docs.documents.letters.facts import common_facts, direction_facts
from inservice_docs.documents.placeholders import PAGE, PHRASES, Placeholder, sample_of
from inservice_docs.formats.docx.probe import probe
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.templates import find_template
from inservice_docs.rules.relations import Direction
from inservice_docs.wording.phrases import phrase_environment
from inservice_docs.wording.probe import probe_text


def shape(value: Any) -> Any:
    """Return what kind of value it is, by key and by element."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items() if key != "條列"}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return bool if isinstance(value, bool) else str


def facts() -> dict[str, Any]:
    plan = plan_with(notes=NOTES, approvals=[{"機關": "臺中市政府", "時數": 3}])
    common = common_facts(plan, sample_school(), roster=ROSTER)
    words = wording("approval-request").expectations
    return common | direction_facts(words, Direction.LEVEL, ["臺中市政府"], sample_school())


def test_phrases_documentation_is_complete() -> None:
    """Every fact is documented, and nothing else; the samples are of the same make."""
    assert set(sample_of(PHRASES)) == set(facts())
    assert shape(sample_of(PHRASES)) == shape(facts())


def test_pages_documentation_is_complete() -> None:
    """Every value of a letter's page is documented, and nothing else."""
    page = letter_page(letter("approval-request"))
    assert shape(sample_of(PAGE)) == shape(page)


def test_no_name_is_documented_twice() -> None:
    """A name means one thing."""
    for group in (PHRASES, PAGE):
        assert len({each.name for each in group}) == len(group)
        assert all(each.label for each in group)


@pytest.mark.parametrize("kind", KINDS)
def test_built_in_wordings_use_documented_names(kind: str) -> None:
    """No phrase that comes with the program has an unknown name, list elements included."""
    sample = {**sample_of(PHRASES), "項": ""}
    for text, each in phrases(wording(kind).model_dump()):
        known = {**sample, "項": sample[each][0]} if each else sample
        assert probe_text(phrase_environment(), text, known) == ([], [])


def phrases(value: Any, each: str = "") -> list[tuple[str, str]]:
    """Return every text of a wording with the list it is repeated over."""
    if isinstance(value, str):
        return [(value, each)]
    if isinstance(value, dict):
        each = value.get("each") or each
        return [pair for part in value.values() for pair in phrases(part, each)]
    return [pair for part in value or () for pair in phrases(part, each)]


@pytest.mark.parametrize("name", ["letter.docx", "memo.docx"])
def test_built_in_templates_use_documented_names(name: str) -> None:
    """The Word templates ask for nothing that a page does not have, and take the fast way."""
    template = Template.read(find_template(f"letters/{name}"))
    assert probe(template, sample_of(PAGE)) == []


def test_sample_in_words() -> None:
    """Samples can be shown: yes and no, lists and records too."""
    assert Placeholder("公差假", "", True).sample_text == "是"
    assert Placeholder("附件", "", ["實施計畫"]).sample_text == "清單（實施計畫）"
    assert Placeholder("場次", "", [{"日期": "甲", "公": False}]).sample_text == (
        "清單（日期=甲，公=否）"
    )
    assert Placeholder("無", "", []).sample_text == "清單"
    assert json.dumps([each.as_json() for each in (*PHRASES, *PAGE)])
