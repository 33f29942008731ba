"""Issued documents (已發文件): found by number, plan or person, and made again byte for byte."""

from __future__ import annotations

import json
from typing import Any

from inservice_docs.documents.catalogue import LETTERS, SHEETS
from inservice_docs.records.finding import UserError, error
from inservice_docs.records.issued import IssuedDocument, PartRole
from inservice_docs.workflow.plan_amount import require_hours_role
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document

DELETE_BY = "delete_by"
"""What a document with full ID numbers was made with: the last day on which it may be had."""


_TITLES: dict[str, str] = {
    **{letter.key: letter.title for letter in LETTERS},
    **{sheet.key: sheet.title for sheet in SHEETS},
    "hours-upload": "時數上傳檔",
    "certificate-copy": "研習證明（補發）",
}


def kind_title(kind: str) -> str:
    """Return what a kind of document is called; one of a school's own by its own name."""
    return _TITLES.get(kind, kind)


def list_documents(
    register: Register,
    *,
    plan: str = "",
    number: str = "",
    kind: str = "",
    person: str = "",
    after: int | None = None,
    limit: int = 50,
) -> tuple[IssuedDocument, ...]:
    """Return issued documents, newest first; `person` is a full name or an ID number."""
    with register.look() as work:
        return work.documents.list(
            plan=plan, number=number, kind=kind, person=person, before=after, limit=limit
        )


def remake_document(register: Register, id: int) -> tuple[Document, ...]:
    """Return the files of a document exactly as they went out.

    Raises UserError for an unknown document, for one whose personal data have been deleted, for
    upload files after the date by which they had to be deleted or for an actor who does not enter
    such hours, and for a file that is not what was issued.
    """
    with register.look() as work:
        issued = work.documents.get(id)
        delete_by = str(json.loads(work.documents.context(issued)).get(DELETE_BY, ""))
        if delete_by:  # ID numbers in full: for whoever enters the hours, and nobody else
            require_hours_role(register, work.plans.get(issued.plan).plan, "下載時數上傳檔")
        if delete_by and delete_by < register.today.isoformat():
            raise UserError(
                error(
                    "document-expired",
                    f"第 {id} 號文件含完整身分證字號，已過刪除期限，不再產生。",
                    "需要時重新產生一份，例如 hours upload。",
                )
            )
        return tuple(
            Document(part.name, work.documents.file(part), private=bool(delete_by))
            for part in issued.parts
            if part.role is PartRole.FILE
        )


def document_json(issued: IssuedDocument) -> dict[str, Any]:
    """Return a document with stable keys."""
    return {
        "id": issued.id,
        "kind": issued.kind,
        "title": kind_title(issued.kind),
        "plan": issued.plan,
        "number": issued.number,
        "sha256": issued.sha256,
        "issued_at": issued.issued_at.isoformat() if issued.issued_at else None,
        "by": issued.by,
        "files": [part.name for part in issued.parts if part.role is PartRole.FILE],
    }
