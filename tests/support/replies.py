"""Replies of fictional authorities to the sample study's request, as files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.letter_files import letter_files
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import save_files
from inservice_docs.workflow.workspace import Workspace

REQUEST = "曉中宗字第0990006001號"
BARE: dict[str, str | None] = {"申請文號": None, "核准文號": None}
"""What a plan file says of it, taken out."""


def reply(**changes: Any) -> Letter:
    """A reply that grants what was asked, changed as told; `answers` is the number it answers."""
    answers = changes.pop("answers", REQUEST)
    hours = changes.pop("hours", "3小時")
    subject = f"貴校辦理「十二年一貫生命教育分享日」研習一案，同意核予研習時數{hours}，請查照。"
    given = {
        "sender": "臺中市政府",
        "address": "40701 臺中市西屯區範例路99號",
        "receiver": "臺中市私立曉明女子高級中學",
        "date": dt.date(2010, 3, 1),
        "number": "府授教學字第0990050000號",
        "subject": subject,
        "paragraphs": (
            Paragraph(
                label="說明：",
                items=(
                    Item(marker="一、", text=f"復貴校99年2月26日{answers}函。"),
                    Item(marker="二、", text="請於研習後於全國教師在職進修資訊網登錄時數。"),
                ),
            ),
        ),
        "originals": ("臺中市私立曉明女子高級中學",),
        "signature": "市長 範例人",
    }
    return Letter(**{**given, **changes})


def reply_file(
    workspace: Workspace, folder: Path, kind: str = "docx", name: str = "reply", **changes: Any
) -> Path:
    """Write a reply as a file of a kind; a DI package is a folder."""
    made = letter_files([(name, reply(**changes))], (kind,), workspace)
    written = save_files(folder, made.value)
    return written[0].parent if kind == "di" else written[0]


def asked_plan(register: Register, file: Path) -> str:
    """Register a plan file, let its request go out, and return its number."""
    number = add_plan(file, register).value.number
    issue_letter(IssueOrder("approval-request", number, number=REQUEST), register)
    return number
