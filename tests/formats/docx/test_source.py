"""What docxtpl makes of a template."""

from __future__ import annotations

from typing import Any

from tests.support.docx_parts import CORE, build

from inservice_docs.formats.docx.source import prepare


def test_parts_with_tags() -> None:
    """Body, headers and footers are taken up, each between its unchanging ends."""

    def write(d: Any) -> None:
        d.add_paragraph("{{ 甲").add_run(" }}")
        d.sections[0].header.paragraphs[0].text = "{{ 乙 }}"
        d.sections[0].footer.paragraphs[0].text = "尾"
        d.core_properties.title = "{{ 題 }}"

    made = prepare(build(write), "x")
    assert [(source.kind, source.room) for source in made.sources] == [
        ("body", "本文"),
        ("header", "頁首"),
        ("footer", "頁尾"),
    ]
    body = made.sources[0]
    assert body.text.startswith("<w:body><w:p>")
    assert ">{{ 甲 }}<" in body.text
    assert body.before.endswith(">")
    assert body.after == "</w:document>"
    assert made.tagged == {"title": "{{ 題 }}"}
    assert made.core == CORE
    assert next(iter(made.members)) == "[Content_Types].xml"


def test_half_tags_are_left_alone() -> None:
    """A part with half a tag is not glued together, and the finding says why."""
    made = prepare(build(lambda d: (d.add_paragraph("{{ 甲"), d.add_paragraph("乙"))), "x")
    assert len(made.findings) == 1
    assert "</w:p><w:p>" in made.sources[0].text
