"""Hardened reading of XML."""

from __future__ import annotations

import pytest

from inservice_docs.formats.tables.tree_tables import distinct, line_of, local, parse_xml, words_in
from inservice_docs.records.finding import UserError


def test_names_words_and_lines() -> None:
    """Without namespaces; the text of everything inside."""
    root = parse_xml("<a xmlns='urn:x'>\n<b> 一<c>二</c> </b></a>".encode(), "a.xml")
    assert (local(root), local(root[0]), words_in(root), line_of(root[0])) == ("a", "b", "一二", 2)


@pytest.mark.parametrize("data", [b"<a>", b"", b"<a>&x;</a", b"\xff\xfe<"])
def test_broken_files_are_refused(data: bytes) -> None:
    """With the line where known."""
    with pytest.raises(UserError) as caught:
        parse_xml(data, "a.xml")
    assert caught.value.findings[0].code == "xml-unreadable"


def test_lines_that_tell_rows_apart() -> None:
    """A file without line breaks has none."""
    assert distinct([2, 3, 7]) == (2, 3, 7)
    assert distinct([1, 1]) == distinct([0, 1]) == ()
