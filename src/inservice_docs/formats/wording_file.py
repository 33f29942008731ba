"""Wording files (用語檔): read from YAML, every mistake at once, each with its place."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from inservice_docs.formats.plan_file.yaml_text import read_yaml
from inservice_docs.formats.text_file import read_bytes
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, has_errors
from inservice_docs.records.mail_wording import MailWording
from inservice_docs.records.reading import read_record
from inservice_docs.records.wording import Wording


def read_wording(path: Path) -> Outcome[Wording]:
    """Read a wording file; keys may be Chinese or English.

    Raises UserError when the file cannot be read, or does not hold what a wording must: a letter
    made from half a wording would be another letter.
    """
    return parse_wording(read_bytes(path), path.name)


@lru_cache(maxsize=64)
def parse_wording(data: bytes, file: str) -> Outcome[Wording]:
    """Read a wording from the bytes of a file; `file` is its name in messages.

    The same bytes are read once: a page needs its wording at every key stroke.
    """
    text = read_yaml(data, file)
    outcome = read_record(Wording, text.data, text.place_of)
    findings = [*text.findings, *outcome.findings, *_lacking(outcome.value, file)]
    if has_errors(findings):
        raise UserError(findings)
    return Outcome(outcome.value, tuple(findings))


def read_mail_wording(path: Path) -> Outcome[MailWording]:
    """Read the wording file of a mail (錄取通知 …). Raises UserError as `read_wording` does."""
    text = read_yaml(read_bytes(path), path.name)
    outcome = read_record(MailWording, text.data, text.place_of)
    findings = [*text.findings, *outcome.findings, *_lacking(outcome.value, path.name)]
    if has_errors(findings):
        raise UserError(findings)
    return Outcome(outcome.value, tuple(findings))


def _lacking(wording: Wording | MailWording, file: str) -> list[Finding]:
    body = "內文" if isinstance(wording, MailWording) else "段落"
    needed = {"名稱": wording.title, "主旨": wording.subject, body: wording.paragraphs}
    return [
        error("wording-part-missing", f"用語檔缺少「{name}」。", f"補上「{name}:」。", Place(file))
        for name, value in needed.items()
        if not value
    ]
