"""Letter → DI package: the letter, its exchange sheet and its enclosures, checked as they leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from inservice_docs.formats.agencies import Agencies
from inservice_docs.formats.archive import write_archive
from inservice_docs.formats.di.build import (
    LETTER_KINDS,
    SHEET_ENTITY,
    build_letter,
    build_memo,
)
from inservice_docs.formats.di.codes import Codes
from inservice_docs.formats.di.file_names import package_stem, plan_enclosures
from inservice_docs.formats.di.plain_letter import plain_letter
from inservice_docs.formats.di.receiver_rules import check_written
from inservice_docs.formats.di.schema_check import schema_faults
from inservice_docs.formats.di.serialise import serialise
from inservice_docs.formats.di.sheet import build_sheet
from inservice_docs.formats.di.written import Written
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error
from inservice_docs.records.letter import Letter


@dataclass(frozen=True, slots=True)
class Package:
    """The files of one letter, the .di first; `stem` is what they are called."""

    stem: str
    files: Mapping[str, bytes] = field(repr=False)

    @property
    def letter(self) -> bytes:
        """The .di itself."""
        return self.files[f"{self.stem}.di"]

    def as_zip(self) -> bytes:
        """Return the files as one ZIP, the same bytes for the same files."""
        target = BytesIO()
        write_archive(target, self.files.items())
        return target.getvalue()


def write_di(
    letter: Letter,
    *,
    agencies: Agencies | None = None,
    attachments: Mapping[str, bytes] | None = None,
    name: str = "",
) -> Outcome[Package]:
    """Write a 函 or 簽 of the 104 generation as a package of files, UTF-8.

    `attachments` holds the bytes of the enclosures by the names in `letter.attachments` (or with
    an extension more), `name` what the files are to be called (plain ASCII; else the digits of the
    number, else `letter`). A code is filled in only for a name that has exactly one in `agencies`.
    Gaps stand as 「（待填）」. Findings tell what receivers would object to and what the format has
    no place for; nothing of that stops a draft. Raises UserError for another kind of letter and
    for text that XML cannot hold.
    """
    plain = plain_letter(letter)
    letter = plain.value.model_copy(update={"kind": plain.value.kind.strip()})
    if not letter.is_memo and letter.kind not in LETTER_KINDS:
        raise UserError(_other_kind(letter.kind))
    codes = Codes(agencies or Agencies())
    enclosures = plan_enclosures(letter.attachments, attachments or {})
    stem = package_stem(letter.number, name)
    sheet_file = f"{stem}.sw"
    if letter.is_memo:
        root, sheet = build_memo(letter, codes, enclosures), None
    else:
        root = build_letter(letter, codes, enclosures)
        sheet = build_sheet(letter, codes, bool(enclosures))
    named = (SHEET_ENTITY, sheet_file) if sheet is not None else None
    files = {f"{stem}.di": serialise(root, enclosures, named)}
    if sheet is not None:
        files[sheet_file] = serialise(sheet)
    files.update({each.file: each.data for each in enclosures if each.data is not None})
    for tree in (root, sheet):
        if tree is not None and (faults := schema_faults(tree)):
            raise RuntimeError(f"what was written does not fit its own schema: {faults}")
    entities = {each.entity: each.file for each in enclosures}
    if named:
        entities[named[0]] = named[1]
    written = Written(letter, root, sheet, entities, files, f"{stem}.di")
    findings = (*plain.findings, *codes.findings(), *check_written(written))
    return Outcome(Package(stem, files), findings)


def _other_kind(kind: str) -> Finding:
    return error(
        "di-kind",
        f"「{kind}」不能寫成 DI 檔，目前只寫函與簽。",
        "改存成 docx、odt 或 pdf。",
        Place(field="文別"),
    )
