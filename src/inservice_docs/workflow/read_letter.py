"""Read a letter (讀公文) from whatever file it came in: DI, docx, odt, PDF or text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.formats.file_kind import Kind, kind_of
from inservice_docs.formats.text_file import read_bytes
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error
from inservice_docs.records.letter import Letter

MOST_BYTES = 50_000_000
"""A package with its attachments may be that large; a letter itself is far smaller."""

_FULL_TEXT = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A letter that was read; `format` is di, docx, odt, pdf, txt or yaml.

    `encoding` is that of the bytes, empty for formats that leave no choice; `order` the labels of
    the parts as they stand in the file (受文者, 主旨, 說明 …), empty where the format gives none.
    """

    letter: Letter
    encoding: str
    format: str
    order: tuple[str, ...] = ()


Reader = Callable[[bytes, str], Outcome[ReadLetter]]


def read_letter(path: Path) -> Outcome[ReadLetter]:
    """Read a letter; its format is told by the content, never by the file's name.

    A folder is read as an exchange package. Raises UserError, with the cure, for what holds no
    letter: another kind of file, a scan, an exchange sheet alone, a damaged or hostile file.
    """
    if path.is_dir():
        return _read_exchange(path, path.name)
    data = read_bytes(path, MOST_BYTES)
    if path.suffix.lower() in _FULL_TEXT:
        return _read_full_text(data, path.name)
    kind = kind_of(data)
    reader = _READERS.get(kind)
    if reader is None:
        raise UserError(_refusal(kind, Place(path.name)))
    return reader(data, path.name)


def _read_exchange(source: bytes | Path, file: str) -> Outcome[ReadLetter]:
    from inservice_docs.formats.di.read import read_di

    outcome = read_di(source, file)
    read = outcome.value
    return Outcome(ReadLetter(read.letter, read.encoding, "di", read.order), outcome.findings)


def _read_docx(data: bytes, file: str) -> Outcome[ReadLetter]:
    from inservice_docs.formats.office_text.docx import read_docx

    text = read_docx(data, file)
    return _from_paragraphs(text.headers, text.body, file, "docx")


def _read_odt(data: bytes, file: str) -> Outcome[ReadLetter]:
    from inservice_docs.formats.office_text.odt import read_odt

    text = read_odt(data, file)
    return _from_paragraphs(text.headers, text.body, file, "odt")


def _from_paragraphs(
    headers: Sequence[str], body: Sequence[str], file: str, form: str
) -> Outcome[ReadLetter]:
    """Read a letter from paragraphs; a title that stands in the page's header counts too."""
    from inservice_docs.formats.letter_text.lines import paragraph_lines
    from inservice_docs.formats.letter_text.parse import parse_in_order

    parsed = parse_in_order(paragraph_lines(body), file)
    if headers and not parsed[0].value.sender:
        with_headers = parse_in_order(paragraph_lines([*headers, *body]), file)
        parsed = with_headers if with_headers[0].value.sender else parsed
    return _read(*parsed, "", form)


def _read_pdf(data: bytes, file: str) -> Outcome[ReadLetter]:
    from inservice_docs.formats.letter_text.parse import parse_in_order
    from inservice_docs.formats.pdf.text import read_lines

    lines = read_lines(data, file)
    return _read(*parse_in_order(lines.value, file), "", "pdf", lines.findings)


def _read_text(data: bytes, file: str) -> Outcome[ReadLetter]:
    from inservice_docs.formats.letter_text.lines import text_lines
    from inservice_docs.formats.letter_text.parse import parse_in_order
    from inservice_docs.formats.received_text import decode_received

    decoded = decode_received(data, file)
    parsed = parse_in_order(text_lines(decoded.text), file)
    return _read(*parsed, decoded.encoding, "txt", decoded.findings)


def _read_full_text(data: bytes, file: str) -> Outcome[ReadLetter]:
    from inservice_docs.formats.letter_file import parse_letter

    outcome = parse_letter(data, file)
    return Outcome(ReadLetter(outcome.value, "", "yaml"), outcome.findings)


def _read(
    outcome: Outcome[Letter],
    order: tuple[str, ...],
    encoding: str,
    form: str,
    earlier: tuple[Finding, ...] = (),
) -> Outcome[ReadLetter]:
    findings = (*earlier, *outcome.findings)
    if not outcome.ok:
        raise UserError([found for found in findings if found.severity == "error"])
    return Outcome(ReadLetter(outcome.value, encoding, form, order), findings)


_READERS: dict[Kind, Reader] = {
    Kind.DOCX: _read_docx,
    Kind.ODT: _read_odt,
    Kind.PDF: _read_pdf,
    Kind.XML: _read_exchange,
    Kind.EXCHANGE: _read_exchange,
    Kind.TEXT: _read_text,
}
_OPEN_AND_SAVE = "用 Word 或 LibreOffice 開啟後，另存成 .docx 檔。"
_CURES = {
    Kind.OLD_WORD: _OPEN_AND_SAVE,
    Kind.OLE: _OPEN_AND_SAVE,
    Kind.RTF: _OPEN_AND_SAVE,
    Kind.HTML: "複製網頁上的公文，貼到 Word 另存成 .docx 檔；或改選公文的原檔。",
    Kind.LOCKED_OFFICE: "在 Word 開啟，移除密碼後另存新檔。",
    Kind.MAIL: "開啟郵件，把附件裡的公文另存出來再選。",
    Kind.IMAGE: "掃描或拍照的公文無法讀取文字；改用公文系統匯出的電子檔，或自行輸入內容。",
    Kind.ZIP: "裡面沒有公文的 .di 檔；解壓縮後，直接選其中的公文（docx、odt、pdf 或 di）。",
    Kind.ARCHIVE: "解壓縮後，直接選其中的公文（docx、odt、pdf 或 di）。",
}


def _refusal(kind: Kind, place: Place) -> Finding:
    cure = _CURES.get(kind, "改選公文本身（di、docx、odt、pdf 或 txt）。")
    code = kind.name.lower().replace("_", "-")
    return error(f"letter-is-{code}", f"這是{kind.value}，無法當成公文讀取。", cure, place)
