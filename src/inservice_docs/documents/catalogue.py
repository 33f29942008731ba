"""The documents of the procedure (文件總表): every kind, by the key the command line knows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet, list or certificate: its key, its title, its Word template (none: workbook only)."""

    key: str
    title: str
    template: str = ""
    needs_roster: bool = False


@dataclass(frozen=True, slots=True)
class LetterSpec:
    """A kind of letter: its key, its title, and what it is composed from beside the school.

    The words of each lie in `letters/wording/<key>.yaml`; a school adds kinds of its own there,
    which take a plan and no roster.
    """

    key: str
    title: str
    needs_plan: bool = True
    needs_roster: bool = False


LETTERS: tuple[LetterSpec, ...] = (
    LetterSpec("approval-request", "申請核定研習時數"),
    LetterSpec("invitation", "邀請各校參加研習"),
    LetterSpec("in-school-memo", "校內研習簽"),
    LetterSpec("hours-memo", "研習時數登錄簽", needs_roster=True),
    LetterSpec("reminder", "催辦研習時數核准"),
    LetterSpec("change-notice", "研習改期或取消通知"),
    LetterSpec("account-request", "業務帳號申請", needs_plan=False),
)
"""The kinds of letter that come with the program, in the order of the procedure."""


def letter_spec(key: str) -> LetterSpec:
    """Return the kind of letter of a key; one of a school's own takes a plan and no roster."""
    return next((each for each in LETTERS if each.key == key), LetterSpec(key, key))


CERTIFICATE = "certificates/hours_certificate.docx"
"""The certificate that comes with the program; a school may lay others beside it."""

SHEETS: tuple[SheetSpec, ...] = (
    SheetSpec("study-plan", "實施計畫", "rosters/study_plan.docx"),
    SheetSpec("signup-form", "報名表", "rosters/signup_form.docx"),
    SheetSpec("course-entry", "課程登錄表", "rosters/course_entry.docx"),
    SheetSpec("sign-in", "簽到表", "rosters/sign_in_sheet.docx", needs_roster=True),
    SheetSpec("roster-export", "研習名單", needs_roster=True),
    SheetSpec("participants", "參加人員名單", "rosters/participants_list.docx", needs_roster=True),
    SheetSpec("pending", "等待核發名單", needs_roster=True),
    SheetSpec("certificate", "研習證明", CERTIFICATE, needs_roster=True),
)
"""The sheets of a study, in the order of the procedure."""
