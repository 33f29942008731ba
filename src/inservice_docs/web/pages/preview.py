"""The letter beside the form (公文預覽): its sheet, its kinds, and the remarks on both."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from inservice_docs.records.finding import Finding
from inservice_docs.records.gap import fill_gaps
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.rules.check_plan import check_plan
from inservice_docs.rules.places import together
from inservice_docs.web.pages.hidden_contacts import cover_of, masked_plan
from inservice_docs.web.pages.letter_sheet import Sheet, sheet_of
from inservice_docs.web.pages.plan_fields import TypedPlan
from inservice_docs.web.pages.remarks import Remarks, remarks_of
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import status_of
from inservice_docs.workflow.steps.next_action import next_action
from inservice_docs.workflow.typed_letter import typed_kinds, typed_letters, with_answers


@dataclass(frozen=True, slots=True)
class Preview:
    """The sheet that is shown, what else could be, and the remarks."""

    kind: str
    kinds: tuple[tuple[str, str], ...]
    part: int
    parts: tuple[str, ...]
    sheet: Sheet | None
    remarks: Remarks
    findings: tuple[Finding, ...]
    """What was found in the plan alone, with places in words."""
    dismissed: int = 0
    """How many hints are not shown because somebody has seen them."""

    @property
    def title(self) -> str:
        """Return the title of the kind that is shown."""
        return next((title for key, title in self.kinds if key == self.kind), "公文")


def preview_of(
    register: Register,
    typed: TypedPlan,
    values: Mapping[str, Sequence[str]],
    *,
    entry: PlanEntry | None = None,
    kind: str = "",
    part: int = 0,
    hiding: bool = False,
    dismissed: Collection[str] = (),
) -> Preview:
    """Return the letter of what was typed; `entry` is the study that it changes.

    A kind that the study does not have is replaced by that of its next step. `hiding` masks the
    contacts on the sheet and in what is said of it; hints with the keys `dismissed` are left out.
    """
    workspace = register.workspace
    plan = typed.plan if entry is None else with_answers(typed.plan, entry, register)
    kinds = typed_kinds(plan, workspace)
    keys = [key for key, _ in kinds]
    shown = kind if kind in keys else usual_kind(plan, keys, entry)
    composed = typed_letters(shown, plan, workspace) if shown else None
    letters = composed.value if composed else ()
    at = part if 0 <= part < len(letters) else 0
    letter = letters[at] if letters else None
    checked = check_plan(plan, workspace.school, workspace.codes)
    found = together(typed.findings, checked)
    remarks = remarks_of(
        TypedPlan(plan, typed.findings, typed.rows),
        values,
        found,
        letter,
        composed.findings if composed else (),
        workspace.school,
        workspace.codes,
    )
    every = len(remarks.notes)
    remarks = remarks.without(dismissed)
    gone = every - len(remarks.notes)
    drawn = letter.letter if letter else None
    if hiding:
        remarks = cover_of(plan).remarks(remarks, letter)
        masked = typed_letters(shown, masked_plan(plan), workspace).value if shown else ()
        drawn = masked[at].letter if masked else None
    return Preview(
        kind=shown,
        kinds=kinds,
        part=at,
        parts=tuple(fill_gaps("、".join(each.letter.originals)) for each in letters),
        sheet=sheet_of(drawn, remarks.marks) if drawn else None,
        remarks=remarks,
        findings=found,
        dismissed=gone,
    )


def usual_kind(plan: Plan, keys: Sequence[str], entry: PlanEntry | None) -> str:
    """Return the kind of letter that a study is about to need, empty when it has none."""
    if entry is not None:
        wanted = next_action(status_of(entry), cross_school=plan.cross_school).kind
        if wanted in keys:
            return wanted
        if entry.standing.step > 0 and "invitation" in keys:
            return "invitation"
    return keys[0] if keys else ""
