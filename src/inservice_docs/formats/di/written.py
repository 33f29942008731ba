"""A package of exchange files as it was written, for the rules to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from inservice_docs.records.letter import Letter


@dataclass(frozen=True, slots=True)
class Written:
    """The letter, its elements, its exchange sheet, the files of its entities, and all files."""

    letter: Letter
    root: etree._Element
    sheet: etree._Element | None = None
    entities: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    file: str = ""

    def texts(self, path: str) -> list[str]:
        """Return the texts of the elements at a path below the root, absent ones left out."""
        return [element.text or "" for element in self.root.findall(path)]
