"""Names that every receiving system takes."""

from __future__ import annotations

import pytest

from inservice_docs.formats.di.file_names import (
    Enclosure,
    is_plain_name,
    package_stem,
    plan_enclosures,
)


@pytest.mark.parametrize(
    ("number", "name", "stem"),
    [
        ("曉中宗字第1150006001號", "", "1150006001"),
        ("甲字第1070015854B號、乙字第1150000001號", "", "1070015854B"),
        ("", "", "letter"),
        ("無文號", "", "letter"),
        ("", "approval-request", "approval-request"),
        ("曉中宗字第1150006001號", "函", "1150006001"),
        ("", "../x", "letter"),
        ("", "a/b", "letter"),
    ],
)
def test_what_a_package_is_called(number: str, name: str, stem: str) -> None:
    """What is asked for where it is plain, else the number, else `letter`."""
    assert package_stem(number, name) == stem


@pytest.mark.parametrize("name", ["a.pdf", "plan-2_b.v1.docx", "1150006001.odt"])
def test_plain_names(name: str) -> None:
    """ASCII with an extension."""
    assert is_plain_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "計畫.pdf",
        "a b.pdf",
        "a",
        ".a.pdf",
        "a..pdf",
        "nul.txt",
        "x.di",
        "X.SW",
        "a/b.pdf",
        "a" * 80 + ".pdf",
    ],
)
def test_other_names(name: str) -> None:
    """What some system would stumble over, or what the package itself is called."""
    assert not is_plain_name(name)


def test_enclosures_are_named_and_matched() -> None:
    """Plain names stay, others are replaced and remembered; bytes are found by name or stem."""
    contents = {"實施計畫.docx": b"1", "map.pdf": b"2", "課表": b"3", "extra.txt": b"4"}
    planned = plan_enclosures(["實施計畫", "map", "課表", "缺少.odt", "map.pdf"], contents)
    assert planned == (
        Enclosure("ATTCH1", "ATTCH1.docx", "實施計畫", b"1"),
        Enclosure("ATTCH2", "map.pdf", "map", b"2"),
        Enclosure("ATTCH3", "ATTCH3", "課表", b"3"),
        Enclosure("ATTCH4", "ATTCH4.odt", "缺少.odt", None),
        Enclosure("ATTCH5", "ATTCH5.pdf", "map.pdf", None),
    )


def test_an_ambiguous_stem_is_not_guessed() -> None:
    """Two files could be meant: neither is taken for it."""
    planned = plan_enclosures(["計畫"], {"計畫.pdf": b"1", "計畫.odt": b"2"})
    assert [each.data for each in planned] == [None]


def test_an_unsafe_title_is_made_safe() -> None:
    """A name with a folder in it is not carried along."""
    assert plan_enclosures(["a/b"], {})[0].title == "a_b"
