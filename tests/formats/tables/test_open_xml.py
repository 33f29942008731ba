"""XML lists into grids."""

from __future__ import annotations

import pytest

from inservice_docs.formats.tables.open_xml import open_it
from inservice_docs.records.finding import UserError

READ = (("姓名", "學校"), ("王範例", "甲國小"), ("李範二", ""))


ELEMENTS = (
    "<名單><學員><姓名>王範例</姓名><學校>甲國小</學校></學員>"
    "<學員><姓名>李範二</姓名><學校/></學員></名單>"
)
ATTRIBUTES = '<list><row 姓名="王範例" 學校="甲國小"/><row 姓名="李範二" 學校=""/></list>'
NAMED = (
    '<r><h>x</h><rows><row><f name="姓名">王範例</f><f name="學校">甲國小</f></row>'
    '<row><f name="姓名">李範二</f></row></rows></r>'
)
SPACED = (
    '<a xmlns="urn:x"><b><姓名> 王範例 </姓名><學校>甲國小</學校></b><b><姓名>李範二</姓名></b></a>'
)


@pytest.mark.parametrize("xml", [ELEMENTS, ATTRIBUTES, NAMED, SPACED])
def test_shapes_of_lists(xml: str) -> None:
    """Fields as elements, as attributes, or by a name."""
    (grid,) = open_it(xml.encode(), "a.xml", False).value
    assert grid.rows == READ


def test_encodings_and_lines() -> None:
    """The declared encoding is used and said; places are lines."""
    xml = '<?xml version="1.0" encoding="Big5"?>\n<a>\n<b><姓名>王</姓名></b>\n'
    xml += "<b><姓名>李</姓名></b></a>"
    (grid,) = open_it(xml.encode("cp950"), "a.xml", False).value
    assert (grid.encoding, grid.lines) == ("big5", (2, 3, 4))
    assert str(grid.place(2, 0)) == "a.xml 第4行第1欄"


def test_the_xml_of_excel() -> None:
    """A grid for each worksheet; cells that say where they stand stand there."""
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    name = f'xmlns="{space}" xmlns:s="{space}"'
    xml = (
        f'<Workbook {name}><Worksheet s:Name="名單"><Table><Row s:Index="2"><Cell><Data>姓名</Data>'
        '</Cell><Cell s:Index="3"><Data>學校</Data></Cell></Row></Table></Worksheet></Workbook>'
    )
    (grid,) = open_it(xml.encode(), "a.xml", False).value
    assert (grid.sheet, grid.rows) == ("名單", ((), ("姓名", "", "學校")))


def test_nothing_is_fetched_and_nothing_expands() -> None:
    """Entities stay unread, and deep or endless documents are refused."""
    inner = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE a [<!ENTITY a0 "x">{inner}]><a><b><姓名>&a9;</姓名></b></a>'
    outside = (
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a><b><姓名>&x;</姓名></b></a>'
    )
    for data in (bomb.encode(), outside.encode(), b"<a>" * 1000):
        with pytest.raises(UserError) as caught:
            open_it(data, "a.xml", False)
        assert caught.value.findings[0].code in {"xml-entities", "xml-unreadable"}
