"""Pictures as values."""

from __future__ import annotations

import io

import docx
import pytest
from docx.shared import Mm
from tests.support.docx_parts import build, png

from inservice_docs.formats.docx.pictures import Picture, SlowWayNeeded
from inservice_docs.formats.docx.template import Template
from inservice_docs.records.finding import UserError

TEMPLATE = Template.read(build(lambda d: d.add_paragraph("甲 {{ 章 }} 乙")))


def test_placed_with_its_size() -> None:
    """A picture comes out in its place and size; the text around it stays."""
    made = docx.Document(io.BytesIO(TEMPLATE.render({"章": Picture(png(), width=30)})))
    (shape,) = made.inline_shapes
    assert abs(shape.width - Mm(30)) < 10
    assert made.paragraphs[0].text == "甲  乙"


def test_text_in_its_place() -> None:
    """The same template takes the fast way again when the value is a text."""
    made = docx.Document(io.BytesIO(TEMPLATE.render({"章": "（章）"})))
    assert made.paragraphs[0].text == "甲 （章） 乙"


@pytest.mark.parametrize("data", [b"", b"no picture", png()[:20]])
def test_no_picture(data: bytes) -> None:
    """Bytes that are no picture are refused with the placeholder's name."""
    with pytest.raises(UserError, match="「章」不是可用的圖片"):
        TEMPLATE.render({"章": Picture(data)})


def test_outside_rendering() -> None:
    """A picture cannot be turned into text by itself."""
    with pytest.raises(SlowWayNeeded):
        str(Picture(png()).__html__())
