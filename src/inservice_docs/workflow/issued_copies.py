"""Copies of an issued document (另存格式): what went out, in yet another format."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.records.issued import IssuedDocument, PartRole
from inservice_docs.records.letter import Letter
from inservice_docs.workflow.letter_files import check_formats, converted, letter_files
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document


def find_document(register: Register, id: int, *, plan: str = "") -> IssuedDocument:
    """Return a document; with `plan`, one of that plan alone.

    Raises UserError for an unknown one and for one of another plan, in the same words.
    """
    with register.look() as work:
        found = work.documents.get(id)
    if plan and found.plan != plan:
        raise UserError(
            error(
                "document-unknown", f"計畫 {plan} 沒有第 {id} 號文件。", "回到研習的「文件」查看。"
            )
        )
    return found


def issued_letter(register: Register, issued: IssuedDocument) -> Letter | None:
    """Return the letter of a document as it went out, None for what is no letter.

    None too once its personal data have been deleted, or when it was edited in Word: the words are
    then in its file alone.
    """
    if any(part.role is PartRole.EDITED for part in issued.parts):
        return None
    try:
        with register.look() as work:
            said = json.loads(work.documents.context(issued))
    except UserError:
        return None
    held = said.get("letter") if isinstance(said, dict) else None
    return Letter.model_validate(held) if held is not None else None


def copy_document(register: Register, issued: IssuedDocument, to: str) -> Outcome[Document]:
    """Return the first file of a document in another format: pdf or odt, a letter also as txt.

    Raises UserError for another format, for what is no letter, and when LibreOffice is missing.
    """
    (wanted,) = check_formats([to], ("pdf", "odt", "txt"))
    with register.look() as work:
        first = next(part for part in issued.parts if part.role is PartRole.FILE)
        data = work.documents.file(first)
    stem = PurePosixPath(first.name).stem
    if wanted == "txt":
        letter = issued_letter(register, issued)
        if letter is None:
            raise UserError(_not_a_letter(issued))
        made = letter_files([(stem, letter)], ("txt",), register.workspace)
        return Outcome(made.value[0], made.findings)
    if not first.name.endswith(".docx"):
        raise UserError(_not_a_letter(issued))
    files = converted({first.name: data}, wanted)
    return Outcome(files.value[0], files.findings)


def _not_a_letter(issued: IssuedDocument) -> Finding:
    return error(
        "copy-impossible",
        f"第 {issued.id} 號文件不能另存成這種格式。",
        "下載發文當時的檔案。",
    )
