"""Make the hours-upload file (時數上傳檔, 方式三): the only file with ID numbers in full.

It lies apart from all other documents, readable by its owner alone, and says until when it may be
kept (教育部 110-09-08: the least that is needed, and no longer than needed).
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.formats.civil_servant import FILE as STAFF_FILE
from inservice_docs.formats.civil_servant import (
    CivilServantSettings,
    no_codes,
    read_civil_servant,
)
from inservice_docs.formats.hours_file import KINDS
from inservice_docs.formats.upload_layout import FILE, UploadLayout, read_layout
from inservice_docs.records.finding import Finding, Outcome, UserError, error, warning
from inservice_docs.records.issued import PartRole
from inservice_docs.records.participant import Participant
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.dates import plain_date, sheet_date
from inservice_docs.taiwan.id_numbers import check_id
from inservice_docs.taiwan.masking import mask_id
from inservice_docs.taiwan.text import nearest
from inservice_docs.workflow.award_hours import award_list
from inservice_docs.workflow.plan_amount import require_hours_role
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document, save_files
from inservice_docs.workflow.upload_files import (
    CIVIL_SERVANT,
    Line,
    UploadSource,
    upload_documents,
)

SETTING = "時數上傳檔"
KEPT_DAYS = 30
KIND = "hours-upload"
"""What the list of issued documents calls it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What was written: the files, how many people they hold, who was held back, until when."""

    files: tuple[Path, ...]
    people: int
    held_back: tuple[int, ...]
    delete_by: dt.date


def upload_hours(
    register: Register,
    number: str,
    kinds: Sequence[str],
    folder: Path,
    *,
    layout: Path | None = None,
    kept_days: int = KEPT_DAYS,
) -> Outcome[Upload]:
    """Write the awarded hours in the school's layout, at most 255 people a file.

    ID numbers that fail their check are held back, and each is a finding. `layout` is a mapping
    file, by default the workspace's own. The files are recorded as an issued document, encrypted,
    which cannot be had again after its date. Raises UserError when nothing is awarded, for an
    unknown kind of file or a broken layout, and for an actor who may not.
    """
    _check_kinds(kinds)
    shape = _layout(register, layout)
    staff = _staff(register) if CIVIL_SERVANT in kinds else None
    with register.change() as work:
        entry = work.plans.get(number)
        require_hours_role(register, entry.plan, "產生時數上傳檔")
        lines = [
            (one, award)
            for one, award in award_list(work, register, entry).lines
            if award is not None and award.amount
        ]
        if not lines:
            raise UserError(_NOTHING)
        held = tuple(_held_back(lines, entry))
        stopped = {one.id for one, _ in held}
        good = [line for line in lines if line[0].id not in stopped]
        until = register.today + dt.timedelta(days=kept_days)
        target = folder / f"時數上傳-{until.isoformat()}前刪除"
        course = work.courses.find(entry.number)
        code = course.code if course is not None else ""
        made = upload_documents(UploadSource(entry, code, good, shape, staff), kinds)
        files: tuple[Path, ...] = ()
        if good and made.value:
            files = _save(target, (*made.value, _notice(until)))
            _remember(work, entry.number, target, until)
            _issue(work, entry, made.value, target.name, until, good)
            words = f"{len(good)} 人，{'、'.join(kinds)}，{until.isoformat()} 前刪除"
            work.trail.note("hours.upload", entry.number, words)
    findings = (*(found for _, found in held), *made.findings)
    notes = (_full_ids(target, until),) if files else ()
    return Outcome(
        Upload(files[:-1], len(good), tuple(sorted(stopped)), until), (*notes, *findings)
    )


def _shown(day: str) -> str:
    return sheet_date(dt.date.fromisoformat(day))


def uploads_due(register: Register) -> tuple[Finding, ...]:
    """Return a warning for each folder of upload files that should be gone and is not."""
    with register.look() as work:
        kept = work.settings.get(SETTING) or {}
    return tuple(
        warning(
            "upload-overdue",
            f"時數上傳檔應在 {_shown(held['delete_by'])} 前刪除，還在「{held['folder']}」。",
            "刪除這個資料夾；裡面有完整的身分證字號。",
        )
        for held in kept.values()
        if held["delete_by"] < register.today.isoformat() and Path(held["folder"]).exists()
    )


_NOTHING = error(
    "hours-not-awarded", "還沒有人獲得時數，沒有可以上傳的資料。", "先以 hours award 核發時數。"
)


def _check_kinds(kinds: Sequence[str]) -> None:
    known = (*KINDS, CIVIL_SERVANT)
    for kind in kinds or ("",):
        if kind not in known:
            near = nearest(kind, known)
            fix = f"是否為 {near}？" if near else f"可用：{'、'.join(known)}。"
            raise UserError(error("unknown-format", f"不能產生「{kind[:20]}」檔。", fix))


def _layout(register: Register, chosen: Path | None) -> UploadLayout:
    if chosen is not None:
        return read_layout(chosen)
    own = register.workspace.own(FILE)
    return read_layout(own) if own is not None else UploadLayout()


def _staff(register: Register) -> CivilServantSettings:
    """Return the workspace's settings of the civil servants' site; UserError where it has none."""
    own = register.workspace.own(STAFF_FILE)
    if own is None:
        raise no_codes()
    return read_civil_servant(own)


def _held_back(lines: Sequence[Line], entry: PlanEntry) -> Iterator[tuple[Participant, Finding]]:
    """Yield who cannot be uploaded: no ID number, or one that fails its check."""
    on = entry.plan.dates[0] if entry.plan.dates else None
    for one, _ in lines:
        check = check_id(one.person.id_number, on)
        if check.certain:
            continue
        shown = f"（{mask_id(one.person.id_number)}）" if one.person.id_number else ""
        yield (
            one,
            warning(
                "id-held-back",
                f"序號 {one.id}{shown}沒有列入上傳檔：{check.reason}",
                f"以 participants add {entry.number} --row {one.id} --id-number - 補正後再產生。",
            ),
        )


def _notice(until: dt.date) -> Document:
    words = "這個資料夾的檔案含完整身分證字號，只供登錄研習時數。"
    text = f"{words}\r\n請於{plain_date(until)}前刪除。\r\n"
    return Document("請限期刪除.txt", text.encode("utf-8-sig"))


def _save(target: Path, documents: Sequence[Document]) -> tuple[Path, ...]:
    files = save_files(target, documents)
    with contextlib.suppress(OSError):  # a file system without rights, such as a stick
        target.chmod(0o700)
    return files


def _issue(
    work: Work,
    entry: PlanEntry,
    documents: Sequence[Document],
    folder: str,
    until: dt.date,
    lines: Sequence[Line],
) -> None:
    """Record the files as an issued document, encrypted, that goes with the plan's people."""
    work.documents.issue(
        KIND,
        [StoredFile(PartRole.FILE, f"{folder}/{each.name}", each.data) for each in documents],
        {"kind": KIND, "delete_by": until.isoformat()},
        plan=entry.number,
        people=[one.person for one, _ in lines],
    )


def _remember(work: Work, plan: str, folder: Path, until: dt.date) -> None:
    kept = dict(work.settings.get(SETTING) or {})
    kept[f"{plan} {until.isoformat()}"] = {
        "folder": str(folder.absolute()),
        "delete_by": until.isoformat(),
    }
    work.settings.put(SETTING, kept)


def _full_ids(folder: Path, until: dt.date) -> Finding:
    return warning(
        "full-ids-written",
        f"「{folder}」的檔案含完整身分證字號。",
        f"只供登錄時數使用，不要轉寄；{plain_date(until)}前刪除。",
    )
