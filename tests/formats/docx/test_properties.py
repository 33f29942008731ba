"""Core properties."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import docx
import pytest
from docxtpl import DocxTemplate
from lxml import etree
from tests.support.docx_parts import CORE, build, parts_of

from inservice_docs.formats.docx.properties import TAGGED, Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.wording.problem import PhraseError

DATA = build(lambda d: d.add_paragraph("{{ 甲 }}"))


def core_of(properties: Properties) -> Any:
    """Return the properties as python-docx reads them from a document."""
    made = Template.read(DATA).render({"甲": "x"}, properties)
    return docx.Document(io.BytesIO(made)).core_properties


def own(core: Any, name: str) -> str:
    """Return a property from its XML: docxcompose, where it is installed, hides some of them."""
    return str(core._element.findtext(f"{{*}}{name}"))


def test_all_are_written() -> None:
    """Every property comes out; times are UTC; the author counts as the last to change it."""
    taipei = timezone(timedelta(hours=8))
    core = core_of(
        Properties(
            title="甲 & 乙",
            author="王小明",
            subject="丙",
            keywords="丁",
            comments="戊",
            identifier="己",
            created=datetime(2026, 8, 5, 8, tzinfo=taipei),
            modified=datetime(2026, 8, 6),  # noqa: DTZ001 - naive ones count as UTC
        )
    )
    assert (core.title, core.subject) == ("甲 & 乙", "丙")
    assert (core.author, own(core, "lastModifiedBy")) == ("王小明", "王小明")
    assert (own(core, "keywords"), own(core, "revision")) == ("丁", "1")
    assert (core.comments, core.identifier, core.language) == ("戊", "己", "zh-TW")
    assert core.created == datetime(2026, 8, 5, tzinfo=UTC)
    assert core.modified == datetime(2026, 8, 6, tzinfo=UTC)


def test_nothing_by_accident() -> None:
    """Without properties nothing of the template's author or dates is passed on."""
    xml = parts_of(Template.read(DATA).render({"甲": "x"}))[CORE].decode()
    names = [etree.QName(element).localname for element in etree.fromstring(xml.encode())]
    assert names == ["language", "revision"]
    assert "python-docx" not in xml


def test_line_ends_stay() -> None:
    """Line breaks and returns in a property stay what they are."""
    assert core_of(Properties(title="一\r\n二\t三")).title == "一\r\n二\t三"


@pytest.mark.parametrize("bad", ["\x00", "\x0c", "\ud800", "\uffff"])
def test_unholdable(bad: str) -> None:
    """What XML cannot hold is refused with the property's name."""
    with pytest.raises(PhraseError, match="作者"):
        Properties(author=bad).xml()


def test_tagged_like_docxtpl() -> None:
    """Properties with tags come out as docxtpl fills them in."""

    def write(d: Any) -> None:
        for field in TAGGED:
            setattr(d.core_properties, field, f"{field} {{{{ 甲 }}}} {{% if 乙 %}}有{{% endif %}}")

    data = build(write)
    values = {"甲": "值", "乙": "x"}
    reference = DocxTemplate(io.BytesIO(data))
    reference.render(values, autoescape=True)
    made = docx.Document(io.BytesIO(Template.read(data).render(values))).core_properties
    for field in TAGGED:
        assert getattr(made, field) == getattr(reference.docx.core_properties, field)
