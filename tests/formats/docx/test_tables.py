"""Which bodies need docxtpl's repair of tables and pictures."""

from __future__ import annotations

import pytest

from inservice_docs.formats.docx.source import Source
from inservice_docs.formats.docx.tables import finish, needs_finish
from inservice_docs.formats.docx.template import docx_environment

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def body(text: str) -> Source:
    """Return a body with this content."""
    before = f'<?xml version="1.0"?>\n<w:document xmlns:w="{W}" xmlns:wp="{WP}">'
    return Source("body", "d.xml", before, f"<w:body>{text}</w:body>", "</w:document>")


def grid(columns: int, rows: str) -> str:
    """Return a table."""
    widths = '<w:gridCol w:w="100"/>' * columns
    return f"<w:tbl><w:tblGrid>{widths}</w:tblGrid>{rows}</w:tbl>"


def row(cells: int, span: str = "") -> str:
    """Return a row; `span` is the first cell's."""
    first = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr></w:tc>' if span else ""
    return f"<w:tr>{first}{'<w:tc/>' * (cells - bool(span))}</w:tr>"


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("<w:p/>", False),
        (grid(2, row(2)), False),
        (grid(3, row(2, "2") + row(3)), False),
        (grid(2, row(2) + "{% for x in y %}" + row(2) + "{% endfor %}"), False),
        (grid(2, "{% for x in y %}" + row(2) + "{% endfor %}"), True),
        (grid(2, row(1) + "{% if x %}" + row(2) + "{% endif %}"), True),
        (grid(2, row(3)), True),
        (grid(2, row(1)), True),
        (grid(2, row(2, "{{ n }}")), True),
        (grid(2, row(2) + "<w:tr><w:tc/>{% for x in y %}<w:tc/>{% endfor %}</w:tr>"), True),
        ("<w:tbl>" + row(2) + "</w:tbl>", True),
        ('{% if x %}<wp:docPr id="1"/>{% endif %}', False),
        ('<wp:docPr id="1"/>{% if x %}{% if y %}<wp:docPr id="2"/>{% endif %}{% endif %}', False),
        ('{% if x %}<wp:docPr id="1"/>{% endif %}<wp:docPr id="2"/>', True),
        ('{% if x %}<wp:docPr id="1"/>{% else %}<wp:docPr id="2"/>{% endif %}', True),
        ('{% for x in y %}{% if x %}<wp:docPr id="1"/>{% endif %}{% endfor %}', True),
        ('<wp:docPr id="1"/>', False),
        ("{% if x < 3 %}<w:p/>{% endif %}", False),
    ],
)
def test_needed(text: str, needed: bool) -> None:
    """Only where values could change a table's columns or the number of pictures."""
    source = body(text)
    assert needs_finish(source, docx_environment().parse(source.text)) is needed


def test_pictures_are_numbered_once() -> None:
    """Pictures outside loops get docxtpl's numbers when the template is prepared."""
    source = body('<wp:docPr id="1" name="a"/>{{ x }}<wp:docPr name="b" id="1"/>')
    tree = docx_environment().parse(source.text)
    assert not needs_finish(source, tree)
    made = docx_environment().compile(tree, raw=True)
    assert 'id="1001"' in made
    assert 'id="1002"' in made


def test_finish() -> None:
    """A row with more cells than columns gives the table more columns."""
    made = finish(body(""), f"<w:body>{grid(2, row(3))}</w:body>")
    assert made.count("<w:gridCol") == 3
    assert made.startswith("<w:body")
