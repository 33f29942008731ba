"""Elements become the bytes of a file."""

from __future__ import annotations

from lxml import etree

from inservice_docs.formats.di.file_names import Enclosure
from inservice_docs.formats.di.serialise import serialise
from inservice_docs.formats.di.xml_tree import parse_xml


def test_a_file_with_its_head() -> None:
    """UTF-8, the DOCTYPE of its kind, every entity and notation."""
    root = etree.fromstring("<函><主旨>甲 &amp; 乙 &lt;丙&gt;\r堃</主旨></函>")
    enclosures = [
        Enclosure("ATTCH1", "ATTCH1.pdf", "計--畫.pdf", None),
        Enclosure("ATTCH2", "b.pdf", "b.pdf", None),
    ]
    data = serialise(root, enclosures, ("表單", "x.sw"))
    head = data.decode().split("<函>")[0]
    assert head == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE 函 SYSTEM "104_2_utf8.dtd" [\n'
        '<!ENTITY ATTCH1 SYSTEM "ATTCH1.pdf" NDATA _X>\n'
        "<!--附件名稱 ATTCH1＝計&#45;&#45;畫.pdf-->\n"
        '<!ENTITY ATTCH2 SYSTEM "b.pdf" NDATA _X>\n'
        '<!ENTITY 表單 SYSTEM "x.sw" NDATA DI>\n'
        '<!NOTATION DI SYSTEM "">\n'
        '<!NOTATION _X SYSTEM "">\n'
        "]>\n"
    )
    tree = parse_xml(data, "x.di")
    assert tree.root.findtext("主旨") == "甲 & 乙 <丙>\n堃"
    assert tree.files == {"ATTCH1": "ATTCH1.pdf", "ATTCH2": "b.pdf", "表單": "x.sw"}
    assert tree.titles == {"ATTCH1": "計--畫.pdf"}


def test_a_file_without_entities() -> None:
    """Its DOCTYPE has no brackets."""
    data = serialise(etree.fromstring("<交換表單/>"))
    assert data.decode().splitlines()[1:] == [
        '<!DOCTYPE 交換表單 SYSTEM "104_roster_utf8.dtd">',
        "<交換表單/>",
    ]
