"""Exchange files into XML trees, hostile and sloppy ones too: nothing expanded, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from inservice_docs.formats.di.decoding import decode
from inservice_docs.formats.di.prolog import Prolog, split_prolog
from inservice_docs.formats.di.references import repair_references
from inservice_docs.records.finding import Finding, Place, UserError, error

_MOST_MARKS = 60_000
_ROOT = re.compile(r"<([^\s!?/<>]+)(?:[^<>]*?(/)?>)?")


@dataclass(frozen=True, slots=True)
class XmlTree:
    """A parsed file: its root, its encoding, what its DOCTYPE said, and what was noticed."""

    root: etree._Element
    encoding: str
    generation: str
    files: Mapping[str, str]
    titles: Mapping[str, str]
    findings: tuple[Finding, ...]


def parse_xml(data: bytes, file: str) -> XmlTree:
    """Parse an exchange file. Raises UserError when it is not XML, is cut, or is too large."""
    decoded = decode(data, file)
    if decoded.text.count("<") > _MOST_MARKS:
        raise UserError(
            error("di-too-many", "檔案的標籤太多，不像公文。", "檢查是否選錯檔案。", Place(file))
        )
    prolog = split_prolog(decoded.text, file)
    body, findings = repair_references(prolog, file)
    if "<!DOCTYPE" in body or "<" not in body:
        raise UserError(_not_xml(file))
    root = _parse(body, file)
    _drop_namespaces(root)
    found = (*decoded.findings, *_about_entities(prolog, file), *findings)
    return XmlTree(root, decoded.encoding, prolog.generation, prolog.files, prolog.titles, found)


def _parse(body: str, file: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return etree.fromstring(body.encode("utf-8"), parser)
    except etree.XMLSyntaxError as problem:
        raise UserError(_syntax(problem, body, file)) from None


def _drop_namespaces(root: etree._Element) -> None:
    """Leave names only: some producers put them in a namespace, and none means anything by it."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.startswith("{"):
            element.tag = etree.QName(element).localname


def _about_entities(prolog: Prolog, file: str) -> list[Finding]:
    if not prolog.parsed:
        return []
    names = "、".join(sorted(prolog.parsed)[:5])
    return [
        error(
            "di-entity",
            f"檔案自行定義了實體（{names[:60]}），正常的公文不會這樣做；已略去，沒有展開或讀取。",
            "確認檔案的來源；不明的檔案請勿使用。",
            Place(file),
        )
    ]


def _syntax(problem: etree.XMLSyntaxError, body: str, file: str) -> Finding:
    line = problem.lineno or 1
    column = problem.offset if problem.offset and problem.offset > 0 else None
    root = _ROOT.search(body)
    if root and not root[2] and f"</{root[1]}" not in body:
        return error(
            "di-cut",
            "檔案不完整，在這裡就中斷了。",
            "重新下載，或向來文機關索取完整的檔案。",
            Place(file, line, column),
        )
    return error(
        "di-syntax",
        "XML 語法有誤，無法讀取。",
        "向來文機關索取正確的檔案；自行修改過的話，檢查這一行的標籤是否成對。",
        Place(file, line, column),
    )


def _not_xml(file: str) -> Finding:
    return error(
        "di-not-xml",
        "這不是 DI 檔（內容不是 XML）。",
        "改選 .di 檔，或整個公文資料夾、壓縮檔。",
        Place(file),
    )
