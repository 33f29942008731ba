"""Places for pictures in a template (圖片位置): a picture whose alternative text is `{{ 欄位 }}`.

Each record puts a PNG of its own there, in the size that the template gives it. Nothing but that
one part of the document changes, so this is as quick as a text, and it floats where it was put.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lxml import etree

from inservice_docs.formats.docx.archive import Archive, pack
from inservice_docs.formats.docx.pictures import Picture
from inservice_docs.records.finding import Finding, error
from inservice_docs.records.finding import Place as Location
from inservice_docs.wording.problem import PhraseError

MAIN = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
_PNG = b"\x89PNG\r\n\x1a\n"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_TEXT = re.compile(r'(<wp:docPr\b[^>]*?\bdescr=")\{\{\s*([^\W\d]\w*)\s*\}\}(")')
_DRAWING = re.compile(r"<w:drawing\b.*?</w:drawing>", re.DOTALL)
_EMBED = re.compile(r'<a:blip\b[^>]*?\br:embed="([^"]+)"')


class Place(NamedTuple):
    """A place: the placeholder, the relationship of its picture, the part that holds it."""

    name: str
    link: str
    member: str


class Shown(NamedTuple):
    """A picture of a record among others: the part, its bytes, the relationship to it."""

    member: str
    data: bytes
    link: str


def find_places(data: bytes, parts: Mapping[str, bytes]) -> tuple[bytes, tuple[Place, ...]]:
    """Return a template's places, and the template with plain names instead of their tags."""
    body = parts.get(MAIN, b"").decode("utf-8", "replace")
    if not _TEXT.search(body) or LINKS not in parts:
        return data, ()
    targets = {
        str(link.get("Id")): posixpath.normpath(posixpath.join("word", str(link.get("Target"))))
        for link in etree.fromstring(parts[LINKS])
    }
    places: list[Place] = []

    def take(drawing: re.Match[str]) -> str:
        xml = drawing.group()
        tag, embedded = _TEXT.search(xml), _EMBED.search(xml)
        member = targets.get(embedded.group(1), "") if embedded else ""
        if tag is None or embedded is None or not member.lower().endswith(".png"):
            return xml
        places.append(Place(html.unescape(tag.group(2)), embedded.group(1), member))
        return _TEXT.sub(r"\1\2\3", xml, count=1)

    body = _DRAWING.sub(take, body)
    changed = {**parts, MAIN: body.encode()}
    packed = [pack(name, content) for name, content in changed.items()]
    return Archive(packed).complete([]), tuple(places)


def doubled_places(places: Sequence[Place], file: str) -> Iterator[Finding]:
    """Yield a finding for each picture that two different placeholders would fill."""
    names: dict[str, str] = {}
    for place in places:
        other = names.setdefault(place.member, place.name)
        if other != place.name:
            yield error(
                "template-broken-tag",
                f"圖片位置「{other}」與「{place.name}」用了同一張圖片",
                "請為其中一個位置插入另一張圖片",
                Location(file, field=place.name),
            )


def pictures_of(
    places: Sequence[Place], values: Mapping[str, Any]
) -> Iterator[tuple[Place, bytes]]:
    """Yield the picture of each place that a record has one for.

    An empty text stands for none: the template's own stays. Raises PhraseError for anything else
    than a PNG, and for a name that the record does not have.
    """
    for place in places:
        value = values.get(place.name)
        if isinstance(value, Picture) and value.data.startswith(_PNG):
            yield place, value.data
        elif value != "":
            known = place.name in values
            raise PhraseError(
                f"「{place.name}」不是 PNG 圖片" if known else f"沒有「{place.name}」這個欄位",
                "這個位置只能放 PNG 圖片",
                placeholder=place.name,
            )


def apart_from_others(
    xml: str, shown: Sequence[tuple[Place, bytes]], number: int
) -> tuple[str, list[Shown]]:
    """Return a record's body with pictures of its own among other records' (counted from 0)."""
    made: list[Shown] = []
    for place, data in shown:
        link = f"{place.link}n{number}"
        stem, _, ending = place.member.rpartition(".")
        made.append(Shown(f"{stem}-{number}.{ending}", data, link))
        xml = xml.replace(f'r:embed="{place.link}"', f'r:embed="{link}"')
    return xml, made


def with_links(links: bytes, shown: Sequence[Shown]) -> bytes:
    """Return the part of relationships with those of some pictures added."""
    root = etree.fromstring(links)
    for each in shown:
        target = posixpath.relpath(each.member, "word")
        etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship").attrib.update(
            {"Id": each.link, "Type": _IMAGE, "Target": target}
        )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
