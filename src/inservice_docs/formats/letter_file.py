"""A letter given in full (公文全文): read from YAML or JSON as it stands, and written as JSON."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from inservice_docs.formats.plan_file.yaml_text import read_yaml
from inservice_docs.formats.text_file import read_bytes
from inservice_docs.records.finding import Finding, Outcome
from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.letter import Item, Letter
from inservice_docs.records.reading import read_record
from inservice_docs.taiwan.dates import letter_date
from inservice_docs.taiwan.problem import FactError

_ONLY_IN_JSON = ("encoding", "findings")
_DATE_KEYS = ("date", "發文日期")
_DATE_TEXT_KEYS = ("date_text", "發文日期文字")
_WRITTEN_OUT = re.compile("年.*月")


def read_letter(path: Path) -> Outcome[Letter]:
    """Read a letter's full text from a file; see `parse_letter`.

    Raises UserError when the file cannot be read or is no sound YAML or JSON.
    """
    return parse_letter(read_bytes(path), path.name)


def parse_letter(data: bytes, file: str) -> Outcome[Letter]:
    """Read a letter from YAML or JSON with the keys of `letter read --json`, or Chinese ones.

    Every character stays as it was written, but for the line break at the end of a YAML block. A
    date that is written out (中華民國99年2月26日) is printed as written. Findings name line and
    column of every value that could not be read.
    """
    text = read_yaml(data, file)
    content = _trimmed(text.data)
    if isinstance(content, Mapping):
        content = {key: value for key, value in content.items() if key not in _ONLY_IN_JSON}
    outcome = read_record(Letter, content, text.place_of)
    letter = _with_written_date(outcome.value, content)
    return Outcome(letter, (*text.findings, *outcome.findings))


def letter_json(
    letter: Letter, *, encoding: str = "", findings: Iterable[Finding] = ()
) -> dict[str, Any]:
    """Return a letter with the stable keys of `letter read --json`; gaps as （待填：…）."""
    return {
        "kind": letter.kind,
        "file_number": letter.file_number,
        "retention": letter.retention,
        "sender": fill_gaps(letter.sender),
        "unit": fill_gaps(letter.unit),
        "address": fill_gaps(letter.address),
        "contacts": [fill_gaps(each) for each in letter.contacts],
        "receiver": fill_gaps(letter.receiver),
        "date": letter.date.isoformat() if letter.date else None,
        "date_text": fill_gaps(letter.date_text or _sent_text(letter.date)),
        "number": fill_gaps(letter.number),
        "speed": letter.speed,
        "secrecy": letter.secrecy,
        "declassification": letter.declassification,
        "attachment_text": fill_gaps(letter.attachment_text),
        "attachments": [fill_gaps(each) for each in letter.attachments],
        "subject": fill_gaps(letter.subject),
        "paragraphs": [
            {"label": part.label, "text": fill_gaps(part.text), "items": _items(part.items)}
            for part in letter.paragraphs
        ],
        "submitted_to": fill_gaps(letter.submitted_to),
        "originals": [fill_gaps(each) for each in letter.originals],
        "copies": [fill_gaps(each) for each in letter.copies],
        "signature": fill_gaps(letter.signature),
        "encoding": encoding,
        "findings": [found.as_json() for found in findings],
    }


def _items(items: Iterable[Item]) -> list[dict[str, Any]]:
    return [
        {"marker": item.marker, "text": fill_gaps(item.text), "items": _items(item.items)}
        for item in items
    ]


def _trimmed(value: Any) -> Any:
    """Return the content with empty values as empty texts, without the end of YAML's blocks."""
    if isinstance(value, Mapping):
        return {key: _trimmed(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_trimmed(each) for each in value if each is not None]
    return value.rstrip("\n") if isinstance(value, str) else value


def _with_written_date(letter: Letter, content: Any) -> Letter:
    """Return the letter with its date as written, where that was a date in words."""
    if not isinstance(content, Mapping) or any(content.get(key) for key in _DATE_TEXT_KEYS):
        return letter
    written = next((content[key] for key in _DATE_KEYS if content.get(key)), "")
    if not isinstance(written, str) or written == _sent_text(letter.date):
        return letter
    # A date before the Republic has no standard form.
    if _WRITTEN_OUT.search(written) or (letter.date and not _sent_text(letter.date)):
        return letter.model_copy(update={"date_text": written})
    return letter


def _sent_text(day: dt.date | None) -> str:
    try:
        return letter_date(day) if day else ""
    except FactError:
        return ""
