"""Joined cells of OpenDocument sheets."""

from __future__ import annotations

from inservice_docs.formats.tables.open_document_parts import joined_cells

NAMESPACE = 'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
JOINED = '<t:table-cell t:number-rows-spanned="2" t:number-columns-spanned="1"/>'


def content(*rows: str, name: str = "名單") -> bytes:
    """A part content.xml with one sheet."""
    lines = "".join(f"<t:table-row>{row}</t:table-row>" for row in rows)
    return f'<d {NAMESPACE}><t:table t:name="{name}">{lines}</t:table></d>'.encode()


def test_cells_joined_downwards() -> None:
    """Rows and columns that stand for several are counted as such."""
    repeated = '<t:table-cell t:number-columns-repeated="3"/>'
    below = "<t:covered-table-cell/><t:table-cell/>"
    data = content("<t:table-cell/>", repeated + JOINED, repeated + below)
    assert joined_cells(data) == {"名單": ((1, 3, 2, 3),)}
    late = data.replace(b"<t:table-row>", b'<t:table-row t:number-rows-repeated="10">', 1)
    assert joined_cells(late) == {"名單": ((10, 3, 11, 3),)}


def test_sheets_without_any() -> None:
    """Cells joined sideways only, and what is no XML, have none."""
    assert joined_cells(content('<t:table-cell t:number-columns-spanned="4"/>')) == {}
    assert joined_cells(content(JOINED)[:-9]) == {}
    assert joined_cells(b"") == {}
