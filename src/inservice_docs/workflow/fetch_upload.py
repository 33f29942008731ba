"""Upload files once made (已產生的時數上傳檔): kept sealed, handed over until their last day."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from inservice_docs.records.finding import UserError, error
from inservice_docs.records.issued import IssuedDocument, PartRole
from inservice_docs.registry.work import Work
from inservice_docs.workflow.issued_documents import DELETE_BY, remake_document
from inservice_docs.workflow.plan_amount import require_hours_role
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.upload_hours import KIND

MOST = 20


@dataclass(frozen=True, slots=True)
class HeldUpload:
    """One time that upload files were made: when, by whom, their names, their last day."""

    id: int
    made_at: dt.datetime | None
    by: str
    files: tuple[str, ...]
    delete_by: dt.date | None

    def open_on(self, day: dt.date) -> bool:
        """Tell whether the files may still be had on a day."""
        return self.delete_by is not None and day <= self.delete_by


def held_uploads(register: Register, number: str) -> tuple[HeldUpload, ...]:
    """Return the upload files that were made of a plan, newest first, without what they say."""
    with register.look() as work:
        found = work.documents.list(plan=number, kind=KIND, limit=MOST)
        return tuple(_held(work, each) for each in found)


def fetch_upload(register: Register, number: str, id: int) -> tuple[Document, ...]:
    """Return the files once more; the trail says who had them.

    Raises UserError for an actor who does not enter the hours of such a study, for a document that
    is no upload of this plan, and past the day by which the files had to be deleted.
    """
    with register.look() as work:
        entry = work.plans.get(number)
        require_hours_role(register, entry.plan, "下載時數上傳檔")
        issued = work.documents.get(id)
    if issued.plan != entry.number or issued.kind != KIND:
        raise UserError(
            error("upload-unknown", "這項研習沒有這一份時數上傳檔。", "由時數頁的清單選擇。")
        )
    files = remake_document(register, id)
    with register.change() as work:
        work.trail.note("hours.fetch", entry.number, f"document {id}")
    return files


def _held(work: Work, issued: IssuedDocument) -> HeldUpload:
    try:
        day = str(json.loads(work.documents.context(issued)).get(DELETE_BY, ""))
    except UserError:  # its personal data were deleted
        day = ""
    names = [part.name.rpartition("/")[2] for part in issued.parts if part.role is PartRole.FILE]
    return HeldUpload(
        issued.id,
        issued.issued_at,
        issued.by,
        tuple(names),
        dt.date.fromisoformat(day) if day else None,
    )
