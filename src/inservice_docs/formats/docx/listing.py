"""What a value's special characters become in Word: tabs, line breaks, gaps shown in red."""

from __future__ import annotations

import re

from docxtpl import DocxTemplate

from inservice_docs.records.gap import OPEN, fill_gaps, show_gap, split_gaps
from inservice_docs.wording.problem import PhraseError

# docxtpl's marks in values: line break, tab, new paragraph, new page.
_LISTING = re.compile("[\t\n\a\f]")
_BAD = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_RUN = re.compile(r"<w:r(?: [^>]*)?>.*?</w:r>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>", re.DOTALL)
_RUN_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>|<w:rPr/>", re.DOTALL)
_COLOUR = re.compile(r"<w:color(?: [^>]*)?/>")
# The elements that the schema wants after w:color within w:rPr.
_AFTER_COLOUR = re.compile(
    "<w:(?:spacing|w|kern|position|sz|szCs|highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em"
    "|lang|eastAsianLayout|specVanish|oMath|rPrChange)[ />]"
)
_RED = '<w:color w:val="FF0000"/>'

_resolver = DocxTemplate("")


def check_text(text: str, name: str) -> str:
    """Return a value's text with its line ends made one kind.

    Raises PhraseError naming the placeholder when XML cannot hold a character of it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := _BAD.search(fill_gaps(text)):
        code = ord(bad.group())
        raise PhraseError(
            f"「{name}」含有文件不能容納的字元（U+{code:04X}）",
            "請刪去這個看不見的字元（常隨複製貼上帶入）",
            placeholder=name,
        )
    return text


def resolve(xml: str) -> str:
    """Return the XML with docxtpl's marks and the gaps of the values turned into Word's elements.

    Marks are resolved by docxtpl itself, paragraph by paragraph where there are any. A gap becomes
    a run of its own with the properties of the run around it and the colour red.
    """
    if "\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml:
        xml = _PARAGRAPH.sub(_resolve_paragraph, xml)
    if OPEN in xml:
        xml = _PARAGRAPH.sub(_show_gaps, xml)
        xml = fill_gaps(xml)  # those outside any run: in attributes, for one
    return xml


def _resolve_paragraph(found: re.Match[str]) -> str:
    xml = found.group()
    return str(_resolver.resolve_listing(xml)) if _LISTING.search(xml) else xml


def _show_gaps(found: re.Match[str]) -> str:
    xml = found.group()
    return _RUN.sub(_split_run, xml) if OPEN in xml else xml


def _split_run(found: re.Match[str]) -> str:
    """Return a run as several: its texts as they were, its gaps in red."""
    run = found.group()
    if OPEN not in run:
        return run
    shape = _RUN_PROPERTIES.search(run)
    plain = shape.group() if shape else ""
    red = _reddened(plain)

    def split(text: re.Match[str]) -> str:
        pieces = []
        for piece, missing in split_gaps(text.group(1)):
            shown = show_gap(piece) if missing else piece
            xml = f'<w:t xml:space="preserve">{shown}</w:t>'
            pieces.append(f"</w:r><w:r>{red}{xml}</w:r><w:r>{plain}" if missing else xml)
        return "".join(pieces)

    whole = _TEXT.sub(lambda text: split(text) if OPEN in text.group() else text.group(), run)
    return re.sub(f"<w:r(?: [^>]*)?>{re.escape(plain)}</w:r>", "", whole)


def _reddened(properties: str) -> str:
    """Return run properties with the colour red, at the place the schema wants it."""
    if properties in ("", "<w:rPr/>"):
        return f"<w:rPr>{_RED}</w:rPr>"
    if _COLOUR.search(properties):
        return _COLOUR.sub(_RED, properties, count=1)
    after = _AFTER_COLOUR.search(properties)
    at = after.start() if after else len(properties) - len("</w:rPr>")
    return properties[:at] + _RED + properties[at:]
