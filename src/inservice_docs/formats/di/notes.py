"""What a reader notices on its way through a file, each with its line and its path."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from inservice_docs.formats.di.texts import all_text, own_text
from inservice_docs.records.finding import Finding, Place, Severity, hint

MOST_FINDINGS = 60
_SHOWN = 60


@dataclass
class Notes:
    """The findings about one file, no more of them than somebody would read."""

    file: str
    findings: list[Finding] = field(default_factory=list)
    left_out: int = 0

    def add(
        self, severity: Severity, code: str, message: str, fix: str, at: etree._Element | None
    ) -> None:
        """Note something about an element, or about the file as a whole."""
        if len(self.findings) >= MOST_FINDINGS:
            self.left_out += 1
            return
        place = Place(self.file) if at is None else self.place(at)
        self.findings.append(Finding(code, severity, message, fix, place))

    def warn(self, code: str, message: str, fix: str, at: etree._Element | None = None) -> None:
        """Note something that deserves a look."""
        self.add(Severity.WARNING, code, message, fix, at)

    def error(self, code: str, message: str, fix: str, at: etree._Element | None = None) -> None:
        """Note something that is wrong."""
        self.add(Severity.ERROR, code, message, fix, at)

    def place(self, element: etree._Element) -> Place:
        """Return the line and the path of an element: 函/正本/全銜."""
        line = element.sourceline
        return Place(self.file, line if isinstance(line, int) else None, field=path_of(element))

    def unmapped(self, element: etree._Element) -> None:
        """Note that a letter has no field for an element, or for each one inside it that says
        something; an empty one is only a hint, and inside another not even that.
        """
        text = all_text(element)
        inside = [child for child in element if isinstance(child.tag, str)]
        if text and inside and not own_text(element):
            for child in inside:
                if all_text(child) or child.attrib:
                    self.unmapped(child)
            return
        content = text or "、".join(str(value) for value in element.attrib.values())
        shown = content if len(content) <= _SHOWN else content[:_SHOWN] + "…"
        self.add(
            Severity.WARNING if content else Severity.HINT,
            "di-unmapped",
            f"「{path_of(element)}」沒有對應的公文欄位，未讀入"
            + (f"：{shown}" if content else "（空白）。"),
            "需要這項內容時，請開啟原檔查看。",
            element,
        )

    def all(self) -> tuple[Finding, ...]:
        """Return the findings, with a last one when there were more."""
        if not self.left_out:
            return tuple(self.findings)
        more = hint(
            "di-more",
            f"另有 {self.left_out} 項未列出。",
            "先處理已列出的項目。",
            Place(self.file),
        )
        return (*self.findings, more)


def path_of(element: etree._Element) -> str:
    """Return the path of an element from the root, without positions: 函/段落/條列."""
    names = [element.tag, *(above.tag for above in element.iterancestors())]
    return "/".join(str(name) for name in reversed(names))
