"""Templates: what goes in comes out exactly, the same each time, and mistakes are named."""

from __future__ import annotations

import io
import pickle
import re
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from docxtpl import RichText
from hypothesis import given
from hypothesis import strategies as st
from tests.support.docx_parts import build, parts_of, table

from inservice_docs.formats.docx.paragraphs import read_parts, read_text
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.records.finding import UserError
from inservice_docs.records.gap import gap

TEXTS = [
    "甲 & 乙 <丙>",
    "\"直\" '直' “彎” ‘彎’ 「引」『號』",
    "跳\t格\t\t二",
    "一行\n二行\n\n四行",
    "堃喆峯綉𠮷𡃁",
    "  前後  與   中間  ",
    " ",
    "",
    "{{ 不是標記 }} {% if %} {# x #} }} {_{",
    "&amp; &#65; ]]> <!-- -->",
    "全形　空格\u00a0不斷行\u200b零寬",
    "\u2028\u0085\x7f",
    "emoji 👩‍🏫 é e\u0301",
]
VALUES: dict[str, Any] = {"甲": "x", "列": [{"乙": "y"}]}


def _write(d: Any) -> None:
    d.sections[0].header.paragraphs[0].text = "首{{ 甲 }}首"
    d.sections[0].footer.paragraphs[0].text = "尾{{ 甲 }}尾"
    d.add_paragraph("前{{ 甲 }}後")
    table(d, [["標"], ["{%tr for r in 列 %}"], ["格{{ r.乙 }}格"], ["{%tr endfor %}"]])


DATA = build(_write)
TEMPLATE = Template.read(DATA, "範本.docx")


@pytest.mark.parametrize("text", TEXTS)
def test_exact_text(text: str) -> None:
    """Any text comes out as it went in: body, table, header, footer, properties."""
    properties = Properties(title=text, author=text, subject=text)
    made = TEMPLATE.render({"甲": text, "列": [{"乙": text}]}, properties)
    assert read_text(made)[:3] == [f"前{text}後", "標", f"格{text}格"]
    document = docx.Document(io.BytesIO(made))
    assert document.paragraphs[0].text == f"前{text}後"
    assert document.tables[0].cell(1, 0).text == f"格{text}格"
    assert document.sections[0].header.paragraphs[0].text == f"首{text}首"
    assert document.sections[0].footer.paragraphs[0].text == f"尾{text}尾"
    core = document.core_properties
    assert (core.title, core.author, core.subject) == (text, text, text)


@given(st.text(st.characters(exclude_characters="\r\a\f", exclude_categories=["Cs", "Cc", "Cn"])))
def test_exact_text_always(text: str) -> None:
    """Any text that XML can hold comes out as it went in, with the spaces marked as kept."""
    made = TEMPLATE.render({"甲": text, "列": []})
    assert read_text(made)[0] == f"前{text}後"
    body = parts_of(made)["word/document.xml"].decode()
    assert all("preserve" in tag for tag in re.findall(r"<w:t[^>]*>", body.split("<w:tbl>")[0]))


@given(st.text(st.sampled_from("甲 \t\n&<>'\"\ufdd0")))
def test_quick_and_jinja_agree(text: str) -> None:
    """A value with special characters is the same whether or not other values have some."""
    if "\ufdd0" in text:
        text = text.replace("\ufdd0", gap("缺"))
    alone = TEMPLATE.render({"甲": text, "列": [{"乙": "y"}]})
    beside = TEMPLATE.render({"甲": text, "列": [{"乙": "y\ty"}]})
    assert read_text(alone)[0] == read_text(beside)[0]


def test_same_bytes() -> None:
    """The same content is the same bytes, from the same template and from one read anew."""
    properties = Properties(title="甲", created=datetime(2026, 8, 5, tzinfo=UTC))
    made = TEMPLATE.render(VALUES, properties)
    assert made == TEMPLATE.render(VALUES, properties)
    assert made == Template.read(DATA).render(dict(VALUES), properties)
    assert made != TEMPLATE.render(VALUES)


def test_gaps() -> None:
    """A missing fact comes out as a red run; in properties as plain words."""
    made = TEMPLATE.render({"甲": gap("文號"), "列": []}, Properties(title=gap("題")))
    document = docx.Document(io.BytesIO(made))
    runs = document.paragraphs[0].runs
    assert [run.text for run in runs] == ["前", "（待填：文號）", "後"]
    assert [str(run.font.color.rgb) for run in runs] == ["None", "FF0000", "None"]
    assert document.core_properties.title == "（待填：題）"
    assert read_parts(made)["word/header1.xml"] == ["首（待填：文號）首"]


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"列": []}, "甲", ("沒有「甲」", "本文段落「前{{ 甲 }}後」")),
        ({"甲": None, "列": []}, "甲", ("「甲」沒有值", "段落")),
        ({"甲": [], "列": []}, "甲", ("不是文字或數字",)),
        ({"甲": "x"}, "列", ("沒有「列」", "表格「{% for r in 列 %}」")),
        ({"甲": "x", "列": None}, "列", ("「列」沒有值",)),
        ({"甲": "x", "列": [{"丙": 1}]}, "乙", ("沒有「乙」", "表格「格{{ r.乙 }}格」")),
        ({"甲": "x", "列": [{"乙": None}]}, "r.乙", ("「r.乙」沒有值",)),
        ({"甲": "x\x0b", "列": []}, "甲", ("U+000B",)),
        ({"甲": "\ud800", "列": []}, "甲", ("U+D800",)),
        ({"甲": "\ufdd0開", "列": []}, "甲", ("U+FDD0",)),
    ],
)
def test_mistakes_in_values(values: dict[str, Any], field: str, words: tuple[str, ...]) -> None:
    """A wrong value is named with its placeholder and the paragraph or cell, on both ways."""
    slow = Template.read(DATA, "範本.docx")
    slow.slow_because = ("測試",)
    for template in (TEMPLATE, slow):
        with pytest.raises(UserError) as caught:
            template.render(values)
        (found,) = caught.value.findings
        assert found.code == "template-value"
        assert (found.place.file, found.place.field) == ("範本.docx", field)
        assert all(word in found.message for word in words)
        assert found.fix


def test_mistakes_in_properties() -> None:
    """A property that XML cannot hold is refused, never silently dropped."""
    with pytest.raises(UserError, match="標題"):
        TEMPLATE.render(VALUES, Properties(title="甲\x00"))


def test_tagged_properties() -> None:
    """Placeholders in the template's own properties are filled in unless the caller sets them."""

    def write(d: Any) -> None:
        d.add_paragraph("x")
        d.core_properties.title = "{{ 甲 }} 的證明"
        d.core_properties.author = "{{ 人 }}"
        d.core_properties.comments = "範本自己的說明"

    template = Template.read(build(write), "甲.docx")
    core = docx.Document(io.BytesIO(template.render({"甲": "<乙>", "人": "丙"}))).core_properties
    assert (core.title, core.author, core.comments) == ("<乙> 的證明", "丙", "")
    own = template.render({"甲": "乙", "人": "丙"}, Properties(title="自訂"))
    assert docx.Document(io.BytesIO(own)).core_properties.title == "自訂"
    with pytest.raises(UserError, match="沒有「人」"):
        template.render({"甲": "乙"})


def test_broken_templates_wait_for_rendering() -> None:
    """A template with broken tags can be read, says what is wrong, and refuses to render."""
    data = build(lambda d: (d.add_paragraph("{% for x in 甲 %}甲"), d.add_paragraph("{{ a b }}")))
    template = Template.read(data, "壞.docx")
    assert [found.code for found in template.faults] == ["template-broken-tag"]
    assert "段落「{% for x in 甲 %}甲」" in template.faults[0].message
    for render in (template.render, lambda values: template.render_all([values])):
        with pytest.raises(UserError) as caught:
            render({})
        assert caught.value.findings == template.faults


def test_unbalanced_templates_take_the_slow_way() -> None:
    """A condition that cuts through the layout is left to docxtpl, and says so."""

    def write(d: Any) -> None:
        d.add_paragraph("始 {% if 甲 %} 段")
        table(d, [["格 {% endif %}", "{{ 甲 }}"]])

    template = Template.read(build(write))
    assert template.slow_because
    assert "本文" in template.slow_because[0]
    made = template.render({"甲": f"<值> {gap('缺')}"})
    assert "<值> （待填：缺）" in read_text(made)
    assert made == template.render({"甲": f"<值> {gap('缺')}"})


def test_render_each() -> None:
    """An iterator gives one document at a time, each as rendered alone."""
    contexts = ({"甲": str(n), "列": []} for n in range(3))
    made = TEMPLATE.render_each(contexts)
    assert next(made) == TEMPLATE.render({"甲": "0", "列": []})
    assert len(list(made)) == 2


def test_travels_to_other_processes() -> None:
    """A template can be pickled, and then renders the same bytes."""
    assert pickle.loads(pickle.dumps(TEMPLATE)).render(VALUES) == TEMPLATE.render(VALUES)


def test_rich_text_is_checked() -> None:
    """Ready-made content with a character that XML cannot hold is refused as well."""
    template = Template.read(build(lambda d: d.add_paragraph("{{r 甲 }}{{ 甲|e }}")))
    with pytest.raises(UserError, match=r"U\+000B"):
        template.render({"甲": RichText("一\x0b二")})


def test_own_codec() -> None:
    """The deflating function can be exchanged; the content stays the same."""
    import zlib

    fast = Template.read(DATA, compress=lambda data: zlib.compress(data, 1, wbits=-15))
    assert fast.render(VALUES) != TEMPLATE.render(VALUES)
    assert parts_of(fast.render(VALUES)) == parts_of(TEMPLATE.render(VALUES))


def test_other_mappings_and_records() -> None:
    """Values may be any mapping, and records instead of mappings within."""
    from collections import ChainMap
    from types import SimpleNamespace

    made = TEMPLATE.render(ChainMap({"甲": 3}, {"列": (SimpleNamespace(乙=1.5),)}))
    assert read_text(made)[:3] == ["前3後", "標", "格1.5格"]
