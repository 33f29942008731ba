"""The head of a file is read as text and taken off."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.di.prolog import entity_title, split_prolog
from inservice_docs.records.finding import Finding, UserError

HEAD = """<?xml version="1.0" encoding="big5"?>
<!-- DOCTYPE ]> -->
<!DOCTYPE 函 SYSTEM "http://example.org/dtd/104_2_big5.dtd" [
<!-- "]> -->
<!ENTITY ATTCH1 SYSTEM "甲.pdf" NDATA _X>
<!ENTITY ATTCH2 PUBLIC "-//x//y" 'b&amp;c.pdf' NDATA _X >
<!ENTITY 表單 SYSTEM "x.sw" NDATA DI>
<!NOTATION DI SYSTEM "">
]>
"""


def test_files_are_read_from_unparsed_entities() -> None:
    """Each NDATA entity gives its file name."""
    prolog = split_prolog(HEAD + "<函/>", "x.di")
    assert prolog.files == {"ATTCH1": "甲.pdf", "ATTCH2": "b&c.pdf", "表單": "x.sw"}
    assert prolog.generation == "104"
    assert not prolog.parsed


def test_lines_stay_where_they_were() -> None:
    """The head leaves as many line ends as it had, so that findings name the right line."""
    prolog = split_prolog(HEAD + "<函/>", "x.di")
    assert prolog.body.count("\n") == HEAD.count("\n")
    assert prolog.body.rstrip().endswith("<函/>")
    assert "DOCTYPE 函" not in prolog.body


def test_replaceable_entities_are_named_and_never_kept() -> None:
    """Internal, external and parameter entities are all told apart from files."""
    subset = '<!ENTITY a "x"><!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY % c SYSTEM "d">'
    prolog = split_prolog(f"<!DOCTYPE 函 [{subset}]><函>&a;&b;</函>", "x.di")
    assert prolog.parsed == {"a", "b", "c"}
    assert "a" not in prolog.files
    assert "c" not in prolog.files


def test_an_entity_without_ndata_still_names_its_file() -> None:
    """A producer that forgot NDATA is told, and its file name is known."""
    prolog = split_prolog('<!DOCTYPE 函 [<!ENTITY A SYSTEM "a.pdf">]><函/>', "x.di")
    assert (prolog.files, prolog.parsed) == ({"A": "a.pdf"}, {"A"})


@pytest.mark.parametrize("title", ["實施計畫", "a--b-", "甲 & 乙 <丙>", "'\"]>"])
def test_a_full_name_survives_its_comment(title: str) -> None:
    """The comment that keeps a full name holds every character, dashes too."""
    comment = entity_title("ATTCH1", title)
    assert "--" not in comment[4:-3]
    text = f'<!DOCTYPE 函 [<!ENTITY ATTCH1 SYSTEM "A.pdf" NDATA _X>{comment}]><函/>'
    assert split_prolog(text, "x.di").titles == {"ATTCH1": title}


@pytest.mark.parametrize("text", ["<函/>", "\ufeff<?xml version='1.0'?>\n<函/>", "<!-- <函/>"])
def test_files_without_a_doctype(text: str) -> None:
    """No DOCTYPE is fine, and what has no end is left to the parser."""
    prolog = split_prolog(text, "x.di")
    assert (prolog.files, prolog.generation) == ({}, "")
    assert "<函/>" in prolog.body


@pytest.mark.parametrize(
    "text",
    ["<!DOCTYPE 函 [", '<!DOCTYPE 函 "', "<!DOCTYPE 函 [<!-- ]>", "<!DOCTYPE 函 [" + "x" * 200_000],
)
def test_a_doctype_without_end_is_refused(
    text: str, refusal: Callable[[Callable[[], object]], Finding]
) -> None:
    """A head that never ends, or is longer than any, is refused at its line."""
    finding = refusal(lambda: split_prolog("\n" + text, "x.di"))
    assert (finding.code, finding.place.line) == ("di-doctype", 2)


@given(st.text(alphabet="<!DOCTYPE [ENTITY]>\"'- a%&;?xml\n", max_size=200))
def test_any_head_is_read_or_refused(text: str) -> None:
    """Nothing but a prolog or a refusal comes of any text."""
    with suppress(UserError):
        split_prolog("<!DOCTYPE 函 " + text, "x.di")
