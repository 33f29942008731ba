"""Elements into the bytes of an exchange file: UTF-8, with its DOCTYPE and entities."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from inservice_docs.formats.di.file_names import Enclosure
from inservice_docs.formats.di.prolog import entity_title

_SYSTEM_IDS = {
    "函": "104_2_utf8.dtd",
    "簽": "104_5_utf8.dtd",
    "交換表單": "104_roster_utf8.dtd",
}


def serialise(
    root: etree._Element, enclosures: Sequence[Enclosure] = (), sheet: tuple[str, str] | None = None
) -> bytes:
    """Return a 函, 簽 or 交換表單 as a file; `sheet` is the entity and file of its exchange sheet.

    An enclosure that is called otherwise than its file keeps its name in a comment.
    """
    lines: list[str] = []
    for each in enclosures:
        lines.append(f'<!ENTITY {each.entity} SYSTEM "{each.file}" NDATA _X>')
        if each.title != each.file:
            lines.append(entity_title(each.entity, each.title))
    if sheet:
        lines.append(f'<!ENTITY {sheet[0]} SYSTEM "{sheet[1]}" NDATA DI>')
        lines.append('<!NOTATION DI SYSTEM "">')
    if enclosures:
        lines.append('<!NOTATION _X SYSTEM "">')
    etree.indent(root)
    subset = " [\n" + "\n".join(lines) + "\n]" if lines else ""
    doctype = f'<!DOCTYPE {root.tag} SYSTEM "{_SYSTEM_IDS[str(root.tag)]}"{subset}>'
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}\n{body}\n'.encode()
