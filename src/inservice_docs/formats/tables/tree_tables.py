"""Hardened reading of XML and HTML, for lists in either (`open_xml`, `open_html`)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from lxml import etree

from inservice_docs.records.finding import Finding, Place, UserError, error


def parse_xml(data: bytes, file: str) -> etree._Element:
    """Return the root of a document; nothing is fetched, no entity is expanded.

    Raises UserError for XML that is broken, too deep, or too large for a list.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
        kind: Any = root.getroottree().docinfo.internalDTD
        if kind is not None and next(iter(kind.entities()), None) is not None:
            raise UserError(_entities(file))
        return root
    except etree.XMLSyntaxError as problem:
        raise UserError(broken("XML", file, problem.position[0] or None)) from None
    except ValueError:
        raise UserError(broken("XML", file, None)) from None


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; nothing for what is no element."""
    tag = element.tag
    return etree.QName(tag).localname if isinstance(tag, str) else ""


def words_in(element: etree._Element) -> str:
    """Return all text inside an element."""
    return "".join(map(str, element.itertext())).strip()


def line_of(element: etree._Element) -> int:
    """Return the line of the file on which an element begins."""
    line: Any = element.sourceline
    return int(line or 1)


def distinct(lines: list[int]) -> tuple[int, ...]:
    """Return lines that tell rows apart; nothing for a file that has several rows on one."""
    apart = all(before < after for before, after in pairwise(lines))
    return tuple(lines) if apart and min(lines, default=0) > 0 else ()


def _entities(file: str) -> Finding:
    return error(
        "xml-entities",
        "XML 檔自己宣告了代用的文字（ENTITY），名單用不到，為安全起見沒有讀取。",
        "請對方重新匯出，或改用 Excel、CSV 檔。",
        Place(file=file),
    )


def broken(kind: str, file: str, line: int | None) -> Finding:
    """Return the finding about a file that cannot be read."""
    return error(
        "xml-unreadable",
        f"{kind} 檔從這裡起無法讀取，可能已損壞或沒有寫完。",
        "請對方重新匯出，或改用 Excel、CSV 檔。",
        Place(file=file, line=line),
    )
