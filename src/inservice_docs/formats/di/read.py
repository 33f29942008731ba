"""DI → letter: one function for every shape that producers send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from inservice_docs.formats.di.fields import order_of, read_fields
from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.package import Opened, open_source
from inservice_docs.formats.di.sheet import ROOT, Addressee, read_sheet
from inservice_docs.formats.di.texts import children
from inservice_docs.formats.di.xml_tree import parse_xml
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, hint, warning
from inservice_docs.records.letter import Letter

_SIGNS = {"主旨", "開會事由", "會勘事由", "發文字號", "發文日期", "發文機關", "段落"}


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A letter as an exchange file held it.

    `encoding` is that of the bytes, `generation` the DTD's (104, or nothing), `addressees` those
    of the exchange sheet beside it, `codes` the agency codes (機關代碼) by name, `order` the labels
    of its parts as they stand in the file.
    """

    letter: Letter
    encoding: str
    generation: str = ""
    addressees: tuple[Addressee, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()


def read_di(source: Path | bytes, name: str = "") -> Outcome[ReadLetter]:
    """Read a letter from a .di file, a folder or a ZIP of its parts, given as a path or as bytes.

    `name` is how findings call the file. What a letter has no field for becomes a finding with
    its path. Raises UserError for what is no letter: an exchange sheet (.sw) alone, another kind
    of file, a damaged or hostile one.
    """
    opened = open_source(source, name)
    tree = parse_xml(opened.letter, opened.file)
    tags = {str(child.tag) for child in children(tree.root)}
    if tree.root.tag == ROOT:
        raise UserError(_only_a_sheet(opened.file))
    if not tags & _SIGNS:
        raise UserError(_not_a_letter(opened.file, str(tree.root.tag)))
    notes = Notes(opened.file)
    order = order_of(tree)
    letter, codes = read_fields(tree, notes)
    sheet = _sheet(opened)
    codes = {**{each.name: each.code for each in sheet.value if each.code}, **codes}
    read = ReadLetter(letter, tree.encoding, tree.generation, sheet.value, codes, order)
    absent = (
        *_about_missing(letter, opened.file),
        *_absent_files(letter, tree.files, opened),
    )
    return Outcome(read, (*opened.findings, *tree.findings, *notes.all(), *sheet.findings, *absent))


def _sheet(opened: Opened) -> Outcome[tuple[Addressee, ...]]:
    """Read the exchange sheet of a package; one that cannot be read does not stop the letter."""
    if opened.sheet is None:
        return Outcome(())
    notes = Notes(opened.sheet_file)
    try:
        tree = parse_xml(opened.sheet, opened.sheet_file)
    except UserError as problem:
        notes.warn(
            "di-sheet-unreadable",
            f"交換表單無法讀取（{problem}）",
            "公文內容不受影響；需要受文者代碼時，向來文機關索取完整的檔案。",
        )
        return Outcome((), notes.all())
    return Outcome(read_sheet(tree.root, notes), (*tree.findings, *notes.all()))


def _about_missing(letter: Letter, file: str) -> list[Finding]:
    """Tell what every letter has and this one lacks."""
    lacks = [("subject", "主旨", letter.subject)]
    if letter.is_memo:
        lacks.append(("sender", "單位", letter.sender))
    else:
        lacks += [
            ("sender", "發文機關", letter.sender),
            ("number", "發文字號", letter.number),
            ("date", "發文日期", letter.date_text or str(letter.date or "")),
        ]
    return [
        warning(
            f"letter-lacks-{code}",
            f"檔案裡沒有「{label}」。",
            "尚未發文的稿可能還沒有；收到的公文請對照紙本或 PDF。",
            Place(file, field=label),
        )
        for code, label, value in lacks
        if not value
    ]


def _absent_files(letter: Letter, files: Mapping[str, str], opened: Opened) -> tuple[Finding, ...]:
    """Tell which enclosures a package names and does not hold."""
    if opened.names is None:
        return ()
    held = {name.casefold() for name in opened.names}
    absent = [
        name
        for name in files.values()
        if name.casefold() not in held and not name.lower().endswith(".sw")
    ]
    if not absent or not letter.attachments:
        return ()
    shown = "、".join(name[:40] for name in absent[:5])
    return (
        hint(
            "di-enclosure-absent",
            f"公文列有 {len(absent)} 個附件檔不在這裡：{shown}",
            "附件可能要另外下載。",
            Place(opened.file, field="附件"),
        ),
    )


def _only_a_sheet(file: str) -> Finding:
    return error(
        "di-sheet-only",
        "這是交換表單（.sw），只列出受文者，不是公文。",
        "改選同一件公文的 .di 檔，或整個資料夾。",
        Place(file),
    )


def _not_a_letter(file: str, root: str) -> Finding:
    return error(
        "di-not-letter",
        f"這個 XML 檔（{root[:40]}）不是公文。",
        "改選 .di 檔，或整個公文資料夾、壓縮檔。",
        Place(file),
    )
