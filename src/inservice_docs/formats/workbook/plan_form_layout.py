"""What stands on the plan form (研習計畫表單), top to bottom: one layout to write and read by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from inservice_docs.formats.plan_file.field_notes import EXAMPLES, NOTES

SHEET = "研習計畫"
CHOICES_SHEET = "選項"
FIRST_COLUMN, LAST_COLUMN = 2, 6
"""The columns in which the clerk writes: B to F."""

YES_NO = ("是", "否")
SCOPES = ("校內", "校外")
CHANGES = ("改期", "取消")

Labels = tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """One row: a key and its value. `kind` is text, number, date, list (several cells), or lines.

    `choices` names the list offered: a field of the course codes, or one of the fixed lists; for a
    list, one name for each cell. `record` finds the note and the example.
    """

    labels: Labels
    record: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    height: int = 1

    @property
    def key(self) -> str:
        """Return the key as it stands in column A."""
        return " ".join(self.labels)

    @property
    def note(self) -> str:
        """Return what the key means, and how several values share the cell."""
        return NOTES[self.record] + _SEVERAL_IN_ONE.get(self.kind, "")

    @property
    def example(self) -> str:
        """Return an example as it is written into one cell."""
        shown = EXAMPLES.get(self.record, "")
        return "、".join(map(str, shown)) if isinstance(shown, list) else str(shown)


@dataclass(frozen=True)
class Column:
    """One column of a list of records; `span` is how many of the sheet's columns it takes."""

    label: str
    record: str
    span: int = 1
    kind: str = "text"


@dataclass(frozen=True)
class Rows:
    """A list of records: a heading row, then a row for each, numbered in column A."""

    labels: Labels
    record: str
    columns: tuple[Column, ...]
    count: int

    @property
    def key(self) -> str:
        """Return the key as it stands in column A."""
        return " ".join(self.labels)


@dataclass(frozen=True)
class Section:
    """A titled part of the form."""

    title: str
    entries: tuple[Field | Rows, ...]


_SEVERAL_IN_ONE = {
    "lines": "一行一項，同一格換行按 Alt+Enter。",
    "notes": "一行一項；細項另起一行，前面加全形空白。",
}
_SESSION = (
    Column("日期", "Session.date", kind="date"),
    Column("時間", "Session.time"),
    Column("地點", "Session.venue"),
    Column("主題", "Session.topic"),
    Column("講師", "Session.speaker"),
)

SECTIONS: tuple[Section, ...] = (
    Section(
        "基本資料",
        (
            Field(("研習名稱",), "Plan.name"),
            Field(("研習區分",), "Plan.scope", choices=("研習區分",)),
            Field(("班別性質",), "Plan.class_kind", choices=("班別性質",)),
            Field(
                ("課程性質",),
                "Plan.nature",
                "list",
                ("課程性質1", "課程性質2", "課程性質3", "課程性質4"),
            ),
            Field(("依據",), "Plan.basis", "lines", height=2),
            Field(("目的",), "Plan.purpose", height=3),
            Field(("承辦處室",), "Plan.office"),
            Rows(
                ("承辦人",),
                "Plan.contacts",
                (
                    Column("姓名", "Contact.name"),
                    Column("電話", "Contact.phone", 2),
                    Column("電子信箱", "Contact.email", 2),
                ),
                2,
            ),
        ),
    ),
    Section("場次", (Rows(("場次",), "Plan.sessions", _SESSION, 6),)),
    Section(
        "時數、對象與人數",
        (
            Field(("時數",), "Plan.hours", "number"),
            Field(("學分數",), "Plan.credits", "number"),
            Field(("參加對象",), "Plan.audience", "list", ("參加對象",) * 5),
            Field(("每校人數",), "Plan.per_school"),
            Field(("班級數",), "Plan.class_count", "number"),
            Field(("每班次人數",), "Plan.class_size", "number"),
            Field(("其他對象",), "Plan.guests", "list"),
            Field(("公差假",), "Plan.official_leave", choices=("是否",)),
            Field(("繳費方式",), "Plan.fee", choices=("繳費方式",)),
            Field(("補助單位",), "Plan.subsidy", choices=("補助單位",)),
        ),
    ),
    Section(
        "報名",
        (
            Field(("報名", "截止"), "SignUp.deadline", "date"),
            Field(("報名", "線上"), "SignUp.online", choices=("是否",)),
            Field(("報名", "線上人數"), "SignUp.online_seats", "number"),
            Field(("報名", "電子信箱"), "SignUp.email"),
            Field(("報名", "傳真"), "SignUp.fax"),
            Rows(
                ("報名", "額外資訊"),
                "SignUp.extra_fields",
                (
                    Column("名稱", "ExtraField.name", 2),
                    Column("選項", "ExtraField.choices", 3, "list"),
                ),
                4,
            ),
        ),
    ),
    Section(
        "行文與核准（校外研習）",
        (
            Field(("主管機關",), "Plan.authorities", "list", height=2),
            Field(("邀請對象",), "Plan.invitees", "list", height=2),
            Field(("附件",), "Plan.attachments", "list"),
            Field(("其他事項",), "Plan.notes", "notes", height=3),
            Field(("申請文號", "文號"), "RequestLetter.number"),
            Field(("申請文號", "日期"), "RequestLetter.date", "date"),
            Rows(
                ("核准文號",),
                "Plan.approvals",
                (
                    Column("機關", "Approval.agency"),
                    Column("文號", "Approval.number", 2),
                    Column("日期", "Approval.date", kind="date"),
                    Column("時數", "Approval.hours", kind="number"),
                ),
                4,
            ),
        ),
    ),
    Section(
        "改期或取消（有異動時才填）",
        (
            Field(("異動", "種類"), "Change.kind", choices=("異動種類",)),
            Field(("異動", "原因"), "Change.reason"),
            Rows(("異動", "原場次"), "Change.former_sessions", _SESSION, 2),
        ),
    ),
)

SEVERAL = {"list", "lines", "notes"}
"""The kinds of field that hold several values."""


@cache
def entries() -> tuple[Field | Rows, ...]:
    """Return all rows and lists of the form, in order."""
    return tuple(entry for section in SECTIONS for entry in section.entries)
