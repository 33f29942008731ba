"""The words of a drafted letter, as a reader of the Word document meets them."""

from __future__ import annotations

from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.workflow.draft_letter import LetterOrder, draft_letter
from inservice_docs.workflow.workspace import Workspace


def lines_of(order: LetterOrder, workspace: Workspace) -> list[str]:
    """The paragraphs of the one Word document that an order gives."""
    (document,) = draft_letter(order, workspace).value
    return [line.strip() for line in read_text(document.data) if line.strip()]
