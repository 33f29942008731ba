"""附件: what a letter says of its enclosures, and the names of their files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from inservice_docs.formats.archive import is_safe_name
from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.texts import all_text, children, own_text
from inservice_docs.formats.di.xml_tree import XmlTree

_FOLDERS = re.compile(r"[/\\]")
_DRIVE = re.compile(r"^[A-Za-z]:|^[A-Za-z][A-Za-z0-9+.-]+:")


def read_enclosures(element: etree._Element, tree: XmlTree, notes: Notes) -> tuple[str, list[str]]:
    """Return the text of 附件 and the names of the files, never with a folder in them."""
    text = own_text(element)
    names: list[str] = []
    for child in children(element):
        if child.tag == "文字":
            text += all_text(child)
        elif child.tag == "附件檔名":
            names.extend(_names(child, tree, notes))
        else:
            notes.unmapped(child)
    return text, names


def _names(element: etree._Element, tree: XmlTree, notes: Notes) -> Iterator[str]:
    for entity in (element.get("附件名") or "").split():
        if written := tree.titles.get(entity) or tree.files.get(entity):
            yield _safe(written, element, notes)
        else:
            notes.warn(
                "di-enclosure-undeclared",
                f"附件「{entity[:40]}」沒有宣告檔名。",
                "確認附件是否齊全。",
                element,
            )
            yield _safe(entity, element, notes)
    if text := all_text(element):
        yield _safe(text, element, notes)


def _safe(written: str, element: etree._Element, notes: Notes) -> str:
    """Return the last part of a file name, noting one that points anywhere else."""
    name = _FOLDERS.split(written)[-1].strip()
    if name == written.strip() and is_safe_name(name):
        return name
    elsewhere = _DRIVE.match(written) or ".." in written or _FOLDERS.match(written)
    if is_safe_name(name) and not elsewhere:
        notes.warn(
            "di-enclosure-folder",
            f"附件檔名帶有資料夾：{written[:60]}",
            "附件應與 DI 檔放在同一個資料夾。",
            element,
        )
        return name
    notes.error(
        "di-enclosure-name",
        f"附件檔名不安全，只取最後的檔名：{written[:60]}",
        "確認檔案的來源；不明的檔案請勿使用。",
        element,
    )
    return _DRIVE.sub("", name).strip(". ") if is_safe_name(_DRIVE.sub("", name)) else ""
