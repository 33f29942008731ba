"""One part of a template, compiled: values in, XML out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes

from inservice_docs.formats.docx.balance import UnbalancedError, check_balance
from inservice_docs.formats.docx.listing import resolve
from inservice_docs.formats.docx.quick import QuickError, compile_quickly, fill_quickly
from inservice_docs.formats.docx.source import Source
from inservice_docs.formats.docx.tables import finish, needs_finish
from inservice_docs.records.gap import OPEN
from inservice_docs.wording.environment import StrictEnvironment

# docxtpl's way to write tags that are no tags.
_LITERAL = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


class Part:
    """A compiled part.

    `static` tells that no value can change it; `unsafe` says in Chinese why some value could break
    its XML, so that docxtpl has to repair it, and is empty otherwise.
    """

    def __init__(self, environment: StrictEnvironment, source: Source) -> None:
        """Compile; raises one of wording's TEMPLATE_ERRORS for what cannot be compiled."""
        self.source = source
        self._before, self._after = source.before.encode(), source.after.encode()
        tree = environment.parse(source.text)
        for data in tree.find_all(nodes.TemplateData):
            for written, meant in _LITERAL:
                data.data = data.data.replace(written, meant)
        self.static = all(
            isinstance(node, nodes.Output)
            and all(isinstance(child, nodes.TemplateData) for child in node.nodes)
            for node in tree.body
        )
        self.unsafe = _unsafe(tree)
        self._finish = source.kind == "body" and not self.unsafe and needs_finish(source, tree)
        plain = not self.unsafe and not self._finish and not _has_marks(tree)
        self.quick = compile_quickly(tree) if plain else None
        code = environment.compile(tree)
        self._template = JinjaTemplate.from_code(environment, code, {})

    def fill(self, values: Mapping[str, Any]) -> str:
        """Return the part's varying XML with the values in place."""
        quick = self._quickly(values)
        return self._usually(values) if quick is None else quick.decode()

    def whole(self, values: Mapping[str, Any]) -> bytes:
        """Return the whole part."""
        quick = self._quickly(values)
        xml = self._usually(values).encode() if quick is None else quick
        return self._before + xml + self._after

    def _quickly(self, values: Mapping[str, Any]) -> bytes | None:
        if self.quick is None:
            return None
        try:
            return fill_quickly(self.quick, values if type(values) is dict else dict(values))
        except QuickError:
            return None

    def _usually(self, values: Mapping[str, Any]) -> str:
        xml = resolve(self._template.render(values))
        return finish(self.source, xml) if self._finish else xml


def _has_marks(tree: nodes.Template) -> bool:
    """Tell whether the template itself holds what `resolve` has to look at each time."""
    texts = [data.data for data in tree.find_all(nodes.TemplateData)]
    return any(mark in text for text in texts for mark in ("\t", "\n", "\a", "\f", OPEN))


def _unsafe(tree: nodes.Template) -> str:
    try:
        check_balance(tree)
    except UnbalancedError as problem:
        return str(problem)
    return ""


_PARAGRAPH_START = re.compile(r"(?=<w:p[ >])|(?<=</w:p>)")
_XML_TAG = re.compile(r"<[^>]*>")


def by_paragraph(text: str) -> str:
    """Return a part's Jinja text with each paragraph on a line of its own.

    Jinja counts lines, so the line of an error or a name in it leads to the paragraph.
    """
    return _PARAGRAPH_START.sub("\n", text.replace("\n", " "))


def paragraph_at(text: str, line: int | None) -> str:
    """Return where a line of `by_paragraph`'s stands, in words a reader finds it by."""
    if line is None:
        return ""
    lines = text.split("\n")
    if not 0 < line <= len(lines):
        return ""
    words = _XML_TAG.sub("", lines[line - 1]).strip()
    before = "".join(lines[: line - 1])
    in_table = len(re.findall(r"<w:tc[ >]", before)) > before.count("</w:tc>")
    shown = words if len(words) <= 60 else words[:60] + "…"
    return f"{'表格' if in_table else '段落'}「{shown}」" if shown else ""
