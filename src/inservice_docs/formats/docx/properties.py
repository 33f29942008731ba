"""Core properties (摘要資訊): what a document says about itself, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import escape

from inservice_docs.records.gap import fill_gaps
from inservice_docs.taiwan.text import unholdable
from inservice_docs.wording.problem import PhraseError

_HEAD = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
#: The names python-docx and docxtpl use for the properties that may hold placeholders.
TAGGED = ("title", "subject", "author", "comments", "identifier", "language")
_ELEMENTS = {
    "title": "dc:title",
    "subject": "dc:subject",
    "author": "dc:creator",
    "keywords": "cp:keywords",
    "comments": "dc:description",
    "identifier": "dc:identifier",
    "language": "dc:language",
}

_WORDS = {
    "title": "標題",
    "subject": "主旨",
    "author": "作者",
    "keywords": "關鍵字",
    "comments": "註解",
    "identifier": "識別碼",
    "language": "語言",
}


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says about itself.

    An empty text is left out, except where the template's own property holds a placeholder. Times
    are the caller's (naive ones count as UTC); without them the document carries none, so that the
    same content is the same bytes. A template's own author and dates are never passed on.
    """

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    comments: str = ""
    identifier: str = ""
    language: str = "zh-TW"
    created: datetime | None = None
    modified: datetime | None = None

    def xml(self) -> str:
        """Return the part's XML; gaps show as text. Raises PhraseError for a bad character."""
        pieces = [_HEAD]
        for field, element in _ELEMENTS.items():
            if value := getattr(self, field):
                text = fill_gaps(value)
                if unholdable(text):
                    raise PhraseError(
                        f"摘要資訊「{_WORDS[field]}」含有文件不能容納的字元",
                        "請刪去這個看不見的字元（常隨複製貼上帶入）",
                        placeholder=field,
                    )
                pieces.append(f"<{element}>{_escaped(text)}</{element}>")
        if self.author:
            pieces.append(
                f"<cp:lastModifiedBy>{_escaped(fill_gaps(self.author))}</cp:lastModifiedBy>"
            )
        pieces.append("<cp:revision>1</cp:revision>")
        for field in ("created", "modified"):
            moment = getattr(self, field)
            if moment is not None:
                stamp = _utc(moment).strftime("%Y-%m-%dT%H:%M:%SZ")
                pieces.append(
                    f'<dcterms:{field} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{field}>'
                )
        pieces.append("</cp:coreProperties>")
        return "".join(pieces)


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _escaped(text: str) -> str:
    """Return a text as XML; a lone carriage return would otherwise be read back as a line feed."""
    return str(escape(text)).replace("\r", "&#13;")
