"""The receivers' rules about entities, files, codes and the exchange sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from inservice_docs.formats.di.file_names import is_plain_name
from inservice_docs.formats.di.names import NAMES, bare_name
from inservice_docs.formats.di.written import Written

_CODE = re.compile("[0-9A-Z]{10}")


def recipients(root: etree._Element, role: str) -> list[str]:
    """Return the names in 正本 or 副本."""
    return [each.text for each in root.findall(f"{role}/*") if each.tag in NAMES and each.text]


def agency_code(written: Written) -> Iterator[str]:
    """A code that was filled in has not ten characters."""
    for root in (written.root, written.sheet):
        for element in () if root is None else root.iter("機關代碼"):
            if element.text and not _CODE.fullmatch(element.text):
                yield f"機關代碼|{element.text}"


def _referred(written: Written) -> list[str]:
    names: list[str] = []
    for element in written.root.iter("附件檔名", "交換表"):
        names += (element.get("附件名") or element.get("交換表單") or "").split()
    return names


def entity_undeclared(written: Written) -> Iterator[str]:
    """An entity is used and not declared."""
    for name in _referred(written):
        if name not in written.entities:
            yield f"附件檔名|{name}"


def entity_unused(written: Written) -> Iterator[str]:
    """An entity is declared and not used."""
    used = set(_referred(written))
    for name in written.entities:
        if name not in used:
            yield f"附件檔名|{name}"


def file_name(written: Written) -> Iterator[str]:
    """The name of a file in the package is not plain."""
    for file in written.entities.values():
        if file in written.files and not is_plain_name(file, ()):
            yield f"附件檔名|{file}"


def file_twice(written: Written) -> Iterator[str]:
    """Two entities name one file."""
    counted = Counter(file.casefold() for file in written.entities.values())
    for file, count in counted.items():
        if count > 1:
            yield f"附件檔名|{file}"


def file_absent(written: Written) -> Iterator[str]:
    """A file is named and not in the package."""
    for file in written.entities.values():
        if file not in written.files and not file.endswith(".sw"):
            yield f"附件檔名|{file}"


def file_empty(written: Written) -> Iterator[str]:
    """A file has no bytes."""
    for file, data in written.files.items():
        if not data:
            yield f"附件檔名|{file}"


def sheet_missing(written: Written) -> Iterator[str]:
    """The exchange sheet is named and not in the package."""
    for file in written.entities.values():
        if file.endswith(".sw") and (file not in written.files or written.sheet is None):
            yield f"交換表單|{file}"


def sheet_stranger(written: Written) -> Iterator[str]:
    """The exchange sheet addresses somebody whom the letter does not."""
    if written.sheet is None:
        return
    known = {
        bare_name(name) for role in ("正本", "副本") for name in recipients(written.root, role)
    }
    for element in written.sheet.iter("全銜", "單位名", "姓名"):
        if element.text and element.text not in known:
            yield f"交換表單|{element.text}"


def enclosure_words(written: Written) -> Iterator[str]:
    """Files are enclosed and 附件 says nothing."""
    if written.root.find("附件/附件檔名") is not None and not any(written.texts("附件/文字")):
        yield "附件"
