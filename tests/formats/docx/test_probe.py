"""Templates are checked before anything is rendered."""

from __future__ import annotations

import io
from typing import Any

from docxtpl import DocxTemplate
from tests.support.docx_parts import build, png, table

from inservice_docs.formats.docx.pictures import Picture
from inservice_docs.formats.docx.probe import probe
from inservice_docs.formats.docx.template import Template
from inservice_docs.records.finding import Finding, Severity

SAMPLE: dict[str, Any] = {
    "研習名稱": "生命教育",
    "名單": [{"姓名": "甲", "學校": "乙"}],
    "校長": {"姓名": "丙"},
}


def probed(*paragraphs: str, rows: list[list[str]] | None = None) -> list[Finding]:
    """Return the findings on a template with these paragraphs and a table."""

    def write(d: Any) -> None:
        for text in paragraphs:
            d.add_paragraph(text)
        if rows:
            table(d, rows)

    return probe(Template.read(build(write), "範本.docx"), SAMPLE)


def test_sound() -> None:
    """A template that uses only documented names has no findings."""
    rows = [["名", "校"], ["{%tr for r in 名單 %}", ""], ["{{ r.姓名 }}", "{{ r.學校 }}"]]
    assert probed("{{ 研習名稱 }}", "{{ 校長.姓名 }}", rows=[*rows, ["{%tr endfor %}", ""]]) == []


def test_unknown_names_with_their_paragraph() -> None:
    """Each unknown name is told with the paragraph or cell in which it stands, and its cure."""
    rows = [["標"], ["{%tr for r in 名單 %}"], ["{{ r.姓明 }}"], ["{%tr endfor %}"]]
    found = probed("甲", "茲證明 {{ 研習名程 }} 與 {{ 校長.年齡 }}", rows=rows)
    assert [(each.code, each.place.field) for each in found] == [
        ("template-unknown-placeholder", "研習名程"),
        ("template-unknown-placeholder", "校長.年齡"),
        ("template-unknown-placeholder", "r.姓明"),
    ]
    assert "本文段落「茲證明 {{ 研習名程 }} 與 {{ 校長.年齡 }}」" in found[0].message
    assert "研習名稱" in found[0].fix
    assert "表格「{{ r.姓明 }}」" in found[2].message
    assert {each.place.file for each in found} == {"範本.docx"}


def test_unknown_names_in_headers_and_properties() -> None:
    """Headers, footers and properties are looked at too."""

    def write(d: Any) -> None:
        d.sections[0].header.paragraphs[0].text = "{{ 首無 }}"
        d.sections[0].footer.paragraphs[0].text = "{{ 尾無 }}"
        d.core_properties.title = "{{ 題無 }}"

    found = probe(Template.read(build(write)), SAMPLE)
    assert ["頁首" in found[0].message, "頁尾" in found[1].message] == [True, True]
    assert "摘要資訊「{{ 題無 }}」" in found[2].message


def test_unknown_names_in_loops_of_rows() -> None:
    """A row's own tag is quoted, since its row is gone once docxtpl has glued it."""
    found = probed(rows=[["標"], ["{%tr for r in 無單 %}"], ["{{ r.甲 }}"], ["{%tr endfor %}"]])
    assert "表格「{% for r in 無單 %}」" in found[0].message
    assert len(found) == 1


def test_broken_tags() -> None:
    """Loops and conditions without an end, and ends without a start, are all told at once."""
    found = probed("{% for x in 名單 %}", "{% if 研習名稱 %}甲{% endif %}", "乙{% if 校長 %}")
    assert [each.code for each in found] == ["template-broken-tag"] * 2
    assert "「{% for … %}」沒有結束" in found[0].message
    assert "段落「乙{% if 校長 %}」" in found[1].message
    (found_end,) = probed("甲 {% endfor %}")
    assert "前面沒有「{% for … %}」" in found_end.message
    (crossed, *_) = probed("{% for x in 名單 %}{% if x %}{% endfor %}{% endif %}")
    assert "endfor" in crossed.message


def test_half_tags() -> None:
    """A tag that is only opened is an error, one that is only closed a warning; both are quoted."""
    (opened,) = probed("甲 {{ 研習名稱 乙", "{{ 研習名稱 }}")
    assert (opened.code, opened.severity) == ("template-broken-tag", Severity.ERROR)
    assert "「甲 {{ 研習名稱 乙」" in opened.message
    assert "「{{」沒有結束" in opened.message
    (closed,) = probed("甲 研習名稱 }} 乙")
    assert closed.severity is Severity.WARNING
    assert "「}}」沒有開頭" in closed.message


def test_hostile_expressions() -> None:
    """What a template may not do is told with its paragraph, all of it at once."""
    found = probed(
        "甲 {{ ''.__class__.__mro__ }}", "{% macro x() %}{% endmacro %}", "{{ 研習名稱 }}"
    )
    assert [each.code for each in found] == ["template-forbidden"] * 2
    assert "段落「甲 {{ ''.__class__.__mro__ }}」" in found[0].message
    assert "macro" in found[1].message


def test_syntax() -> None:
    """A tag that is no sense is told with its paragraph."""
    (found,) = probed("甲 {{ 研習 名稱 }}")
    assert found.code == "template-broken-tag"
    assert "段落「甲 {{ 研習 名稱 }}」" in found.message
    (found,) = probed("{{ 研習名稱|中文 }}")
    assert "「|中文」" in found.message


def test_curly_quotes_and_hidden_characters() -> None:
    """Curly quotes and zero-width characters within tags do no harm."""
    assert probed("{{ 研習名稱\u200b }}{% if 研習名稱 == “甲” %}乙{% endif %}") == []


def test_the_way_it_takes() -> None:
    """A template that needs docxtpl for each document says why, as a hint."""
    (found,) = probed("{% if 研習名稱 %}", rows=[["{% endif %}"]])
    assert (found.code, found.severity) == ("template-slow-way", Severity.HINT)
    assert "if" in found.message


def test_pictures_and_sub_documents_take_the_slow_way() -> None:
    """Where the sample of a placeholder is one, the check says which; a text is no reason."""
    data = build(lambda d: (d.add_paragraph("{{p 附件 }}"), d.add_paragraph("{{ 標誌 }}")))
    template = Template.read(data, "範本.docx")
    inner = DocxTemplate(io.BytesIO(data)).new_subdoc()
    (found,) = probe(template, {"附件": inner, "標誌": "校徽"})
    assert (found.code, found.severity) == ("template-slow-way", Severity.HINT)
    assert "「附件」是圖片或子文件" in found.message
    (found,) = probe(template, {"附件": "無", "標誌": Picture(png())})
    assert "「標誌」是圖片或子文件" in found.message
    assert probe(template, {"附件": "無", "標誌": "校徽"}) == []
