"""The sample study before and after its request for approval has gone out."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from tests.support.replies import REQUEST

from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.register import Register

DAY = "99-02-26"
"""The day on which the sample study's request goes out."""
AUTHORITIES = ("臺中市政府", "臺中縣政府", "南投縣政府", "彰化縣政府")


def bare_plan(folder: Path, **changes: str) -> Path:
    """Write the sample plan without request and approvals; `changes` replace texts in it."""
    lines, left_out = [], False
    for line in (folder / "plan.yaml").read_text(encoding="utf-8").splitlines():
        if not line.startswith((" ", "-")):
            left_out = line.partition(":")[0] in {"申請文號", "核准文號"}
        if not left_out:
            lines.append(line)
    text = "\n".join(lines) + "\n"
    for old, new in changes.items():
        text = text.replace(old, new)
    path = folder / "bare.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def unasked(register: Register, folder: Path, **changes: str) -> str:
    """Register the sample study; nothing has gone out. Returns its number."""
    return add_plan(bare_plan(folder, **changes), register).value.number


def asked(register: Register, folder: Path, **changes: str) -> str:
    """Register the sample study whose request has gone out; returns its number."""
    number = unasked(register, folder, **changes)
    issue_letter(IssueOrder("approval-request", number, number=REQUEST, date=DAY), register)
    return number


def edited_in_word(draft: bytes) -> bytes:
    """The letter of a draft with other words."""
    word = docx.Document(io.BytesIO(draft))
    for paragraph in word.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("惠予核定", "惠允核定")
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()
