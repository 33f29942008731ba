"""Places for pictures: each record's own PNG, the only part that changes, on every way."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.shared import Cm
from tests.support.docx_parts import assert_same_parts, build, parts_of, png, with_part

from inservice_docs.formats.docx.pictures import Picture
from inservice_docs.formats.docx.places import Place, find_places
from inservice_docs.formats.docx.probe import probe
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.qr.write import qr_png
from inservice_docs.formats.templates import find_template
from inservice_docs.records.finding import UserError


def template(*names: str, condition: bool = True, slow: bool = False) -> Template:
    """A template with a picture in place of each name."""

    def write(d: Any) -> None:
        d.add_paragraph("{{ 名 }}")
        if slow:
            d.add_paragraph("{% if 名 %}")
            d.add_table(1, 1).cell(0, 0).text = "{% endif %}"
        for size, name in enumerate(names, 2):
            if condition:
                d.add_paragraph("{%p if " + name + " %}")
            run = d.add_paragraph().add_run()
            picture = run.add_picture(io.BytesIO(qr_png(f"SAMPLE{size}")), Cm(2))
            picture._inline.docPr.set("descr", "{{ " + name + " }}")
            if condition:
                d.add_paragraph("{%p endif %}")

    return Template.read(build(write), "範本.docx")


def media(data: bytes) -> dict[str, bytes]:
    return {name: part for name, part in parts_of(data).items() if "/media/" in name}


CODES = [qr_png(f"CODE{n}") for n in range(3)]


def test_a_record_changes_its_picture_and_nothing_else() -> None:
    """Every part but body and picture is the template's; the size is the template's too."""
    made = template("章")
    one = made.render({"名": "甲", "章": Picture(CODES[0])})
    other = made.render({"名": "甲", "章": Picture(CODES[1])})
    parts, others = parts_of(one), parts_of(other)
    assert [name for name in parts if parts[name] != others[name]] == ["word/media/image1.png"]
    assert list(media(one).values()) == [CODES[0]]
    shape = docx.Document(io.BytesIO(one)).inline_shapes[0]
    assert abs(shape.width - Cm(2)) < 10
    assert shape._inline.docPr.get("descr") == "章"


def test_an_empty_value_leaves_the_place_out() -> None:
    """With a condition nothing shows; the part stays the template's own."""
    made = docx.Document(io.BytesIO(template("章").render({"名": "甲", "章": ""})))
    assert len(made.inline_shapes) == 0
    assert [each.text for each in made.paragraphs] == ["甲"]


@pytest.mark.parametrize("value", [Picture(CODES[0]), ""])
def test_the_slow_way_gives_the_same(value: object) -> None:
    """A template that docxtpl itself has to render shows the same picture."""
    slow = template("章", condition=False, slow=True)
    assert slow.slow_because
    made = slow.render({"名": "甲", "章": value})
    shown = list(media(made).values())
    assert shown == ([CODES[0]] if value else list(media(slow._plain).values()))


def test_the_quick_way_and_docxtpl_agree() -> None:
    """Rendered by docxtpl from the same template, with the picture put in, part by part."""
    made = template("章")
    values = {"名": "甲", "章": Picture(CODES[0])}
    quick = made.render(values)
    made.slow_because = ("test",)
    assert_same_parts(quick, made.render(values))


@pytest.mark.parametrize("cut", [False, True])
def test_each_record_keeps_its_own_in_a_merged_file(cut: bool) -> None:
    """Three records, three pictures; one without has none."""
    contexts = [{"名": f"甲{n}", "章": Picture(CODES[n])} for n in range(3)]
    contexts.insert(1, {"名": "無", "章": ""})
    made = template("章")
    data = made.render_apart(contexts).document if cut else made.render_all(contexts)
    document = docx.Document(io.BytesIO(data))
    assert [
        document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].blob
        for shape in document.inline_shapes
    ] == CODES
    ids = [shape._inline.docPr.id for shape in document.inline_shapes]
    assert len(set(ids)) == 3


def test_several_places_are_filled_apart() -> None:
    """Two names, two pictures; one name twice, the same picture twice."""
    made = template("章", "印")
    data = made.render({"名": "甲", "章": Picture(CODES[0]), "印": Picture(CODES[1])})
    assert list(media(data).values()) == CODES[:2]
    assert [place.name for place in made.places] == ["章", "印"]


def test_one_picture_for_two_names_is_a_fault() -> None:
    """Word keeps equal pictures once: the second name would win for both."""

    def write(d: Any) -> None:
        for name in ("章", "印"):
            picture = d.add_paragraph().add_run().add_picture(io.BytesIO(png()), Cm(2))
            picture._inline.docPr.set("descr", "{{ " + name + " }}")

    made = Template.read(build(write), "範本.docx")
    assert [found.code for found in made.faults] == ["template-broken-tag"]
    with pytest.raises(UserError, match="同一張圖片"):
        made.render({"章": "", "印": ""})


@pytest.mark.parametrize("value", [Picture(b"\xff\xd8\xff JPEG"), "文字", None, 3])
def test_only_a_png_goes_there(value: object) -> None:
    """The part is a PNG by its name; anything else would not open."""
    with pytest.raises(UserError, match="章"):
        template("章", condition=False).render({"名": "甲", "章": value})


def test_an_unknown_name_is_told() -> None:
    """While rendering, and by the check of a template, with the nearest name."""
    made = template("驗證馬", condition=False)
    with pytest.raises(UserError, match="驗證馬"):
        made.render({"名": "甲"})
    found = probe(made, {"名": "甲", "驗證碼": ""})
    assert [each.code for each in found] == ["template-unknown-placeholder"]
    assert "驗證碼" in found[0].fix


def test_an_ordinary_description_is_no_place() -> None:
    """Alternative text of other pictures stays as it is."""
    data = build(lambda d: d.add_paragraph().add_run().add_picture(io.BytesIO(png()), Cm(1)))
    described = with_part(
        data, "word/document.xml", lambda x: x.replace("<wp:docPr ", '<wp:docPr descr="校徽" ', 1)
    )
    assert find_places(described, parts_of(described)) == (described, ())


def test_the_certificate_has_a_place_for_its_code() -> None:
    """It is rendered the quick way, with a code and without."""
    made = Template.read(find_template("certificates/hours_certificate.docx"))
    assert [place.name for place in made.places] == ["驗證碼"]
    assert isinstance(made.places[0], Place)
    assert not made.slow_because
    assert all(part.quick for part in made.parts)
