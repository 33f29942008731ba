"""Many records in one document, each from a new page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.shared import Cm
from tests.support.docx_parts import build, parts_of, png, table, with_part

from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.formats.docx.pictures import Picture
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.records.finding import UserError

PEOPLE = [{"名": f"甲{n} & <乙>"} for n in range(3)]


def merged(data: bytes, contexts: Any = PEOPLE) -> bytes:
    """Return the merged document; the same content is the same bytes."""
    template = Template.read(data, "範本.docx")
    made = template.render_all(contexts, Properties(title="全部"))
    docx.Document(io.BytesIO(made))
    return made


def xml_of(made: bytes) -> str:
    """Return the XML of the body."""
    return parts_of(made)["word/document.xml"].decode()


def test_a_page_each() -> None:
    """Each record but the first starts on a new page; texts are in order; there is one section."""
    data = build(lambda d: (d.add_heading("證明", 1), d.add_paragraph("{{ 名 }}")))
    made = merged(data)
    assert read_text(made) == [text for p in PEOPLE for text in ("證明", p["名"])]
    document = docx.Document(io.BytesIO(made))
    breaks = [p.paragraph_format.page_break_before for p in document.paragraphs]
    assert breaks == [None, None, True, None, True, None]
    assert len(document.sections) == 1
    assert document.core_properties.title == "全部"
    assert made == merged(data)


def test_single_record_is_the_plain_document() -> None:
    """One record alone gives the very text of its own document."""
    data = build(lambda d: d.add_paragraph("{{ 名 }}"))
    alone = Template.read(data).render(PEOPLE[0])
    assert xml_of(merged(data, PEOPLE[:1])) == xml_of(alone)


@pytest.mark.parametrize("kind", ["table", "empty", "properties", "before", "keep"])
def test_whatever_comes_first(kind: str) -> None:
    """A new page begins before a table, an empty paragraph and one with properties of its own."""

    def write(d: Any) -> None:
        if kind == "table":
            table(d, [["{{ 名 }}"]])
        elif kind == "empty":
            d.add_paragraph()
        else:
            p = d.add_paragraph("x", style="Title")
            p.paragraph_format.page_break_before = kind == "before"
            p.paragraph_format.keep_with_next = kind == "keep"
        d.add_paragraph("{{ 名 }}")

    data = build(write)
    if kind == "empty":
        data = with_part(
            data, "word/document.xml", lambda x: x.replace("<w:p/>", '<w:p w:rsidR="00A1"/>')
        )
    document = docx.Document(io.BytesIO(merged(data)))
    breaks = [p.paragraph_format.page_break_before for p in document.paragraphs]
    assert breaks.count(True) == (3 if kind == "before" else 2)
    assert len(document.tables) == (3 if kind == "table" else 0)
    assert xml_of(merged(data)).count("<w:pageBreakBefore") == 3 if kind == "before" else True


def test_pictures_are_numbered_through() -> None:
    """Pictures of the template come with each record and keep numbers of their own."""
    data = build(
        lambda d: d.add_paragraph("{{ 名 }}").add_run().add_picture(io.BytesIO(png()), Cm(1))
    )
    xml = xml_of(merged(data))
    assert [f'id="{n}"' in xml for n in (1001, 1002, 1003, 1004)] == [True, True, True, False]


def test_names_stay_unique() -> None:
    """Bookmarks and paragraph numbers are not repeated."""
    data = with_part(
        build(lambda d: d.add_paragraph("{{ 名 }}")),
        "word/document.xml",
        lambda x: (
            x.replace(
                "<w:p>", '<w:p w14:paraId="1A"><w:bookmarkStart w:id="0" w:name="b"/>'
            ).replace(
                "<w:document ",
                '<w:document xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ',
                1,
            )
            if "xmlns:w14" not in x
            else x.replace("<w:p>", '<w:p w14:paraId="1A"><w:bookmarkStart w:id="0" w:name="b"/>')
        ),
    )
    xml = xml_of(merged(data))
    assert xml.count("w14:paraId=") == 1
    assert xml.count("<w:bookmarkStart") == 1


def test_contexts_are_taken_one_by_one() -> None:
    """Records are asked for only as they are written."""
    seen: list[int] = []

    def people() -> Iterator[dict[str, Any]]:
        for number in range(50):
            seen.append(number)
            yield {"名": None if number == 5 else "x"}

    with pytest.raises(UserError, match="「名」沒有值"):
        merged(build(lambda d: d.add_paragraph("{{ 名 }}")), people())
    assert seen == list(range(6))


def test_headers() -> None:
    """A header that is the same for all is shared; one that differs is refused."""

    def write(d: Any) -> None:
        d.add_paragraph("{{ 名 }}")
        d.sections[0].header.paragraphs[0].text = "{{ 校 }}"

    data = build(write)
    made = merged(data, [p | {"校": "甲校"} for p in PEOPLE])
    assert "甲校" in parts_of(made)["word/header1.xml"].decode()
    with pytest.raises(UserError, match=r"頁首.*每筆不同"):
        merged(data, [{"名": "x", "校": str(n)} for n in range(2)])


def test_refused() -> None:
    """What cannot share a document is refused with the reason."""

    def numbered(d: Any) -> None:
        d.add_paragraph("{{ 名 }}", style="List Number")

    def two_sections(d: Any) -> None:
        d.add_paragraph("{{ 名 }}")
        d.add_section(WD_SECTION.NEW_PAGE)

    for write, reason in (
        (numbered, "自動編號"),
        (two_sections, "分節"),
        (lambda d: d.add_paragraph("不變"), "沒有任何欄位"),
    ):
        with pytest.raises(UserError, match=reason) as caught:
            merged(build(write))
        assert caught.value.findings[0].code == "template-not-mergeable"
    plain = build(lambda d: d.add_paragraph("{{ 名 }}", style="List Bullet"))
    assert Template.read(plain).unmergeable == ()
    with pytest.raises(UserError, match="圖片"):
        merged(plain, [{"名": Picture(png())}])
    with pytest.raises(UserError, match="沒有任何一筆"):
        merged(plain, [])
