"""Files become trees; what is no whole XML is refused at its place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.di.xml_tree import parse_xml
from inservice_docs.records.finding import Finding, UserError


def test_a_tree_with_its_lines() -> None:
    """Elements know the line of the file that they came from."""
    tree = parse_xml(b'<?xml version="1.0"?>\n<!DOCTYPE a [\n]>\n<a>\n<b/></a>', "x.di")
    assert (tree.root.tag, tree.root[0].tag, tree.root[0].sourceline) == ("a", "b", 5)


def test_namespaces_comments_and_instructions_do_not_matter() -> None:
    """Only names and text are left."""
    tree = parse_xml('<x:a xmlns:x="urn:x"><!-- c -->甲<?p?>乙<x:b/></x:a>'.encode(), "x.di")
    assert [element.tag for element in tree.root.iter()] == ["a", "b"]
    assert tree.root.text == "甲乙"


def test_a_defined_entity_is_an_error_and_nothing_is_read(tmp_path: Path) -> None:
    """What an entity stands for never comes into the tree."""
    secret = tmp_path / "secret.txt"
    secret.write_text("機密內容", "utf-8")
    text = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a b="&x;">前&x;後</a>'
    tree = parse_xml(text.encode(), "x.di")
    assert (tree.root.text, tree.root.get("b")) == ("前後", "")
    assert [each.code for each in tree.findings] == ["di-entity"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("<a>\n<b>", "di-cut", 2),
        ("<a>\n<b at", "di-cut", 2),
        ("<a>\n<!-- ", "di-cut", 2),
        ("<a>\n<b></a>\n</b>", "di-syntax", 2),
        ("<a/>\n<b/>", "di-syntax", 2),
        ("<a>\n<b c=d/></a>", "di-syntax", 2),
        ("甲乙丙", "di-not-xml", None),
        ("<a/><!DOCTYPE a [<!ENTITY x 'y'>]>", "di-not-xml", None),
        ("<a>" * 300 + "</a>" * 300, "di-syntax", 1),
        ("<a>" + "<b/>" * 250_000 + "</a>", "di-too-many", None),
    ],
)
def test_what_is_no_whole_file_is_refused(
    text: str, code: str, line: int | None, refusal: Callable[[Callable[[], object]], Finding]
) -> None:
    """Cut, wrong, deep and huge files are told apart, with the line."""
    finding = refusal(lambda: parse_xml(text.encode(), "x.di"))
    assert (finding.code, finding.place.line) == (code, line)


@given(st.text(alphabet='<>/函主旨 &;#x"=!-[]CDATA\n', max_size=80))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    """Nothing but a tree or a refusal comes of any text."""
    with suppress(UserError):
        parse_xml(text.encode(), "x.di")
