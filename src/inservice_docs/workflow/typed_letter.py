"""The letters of a plan that is being typed (公文成形): nothing is kept; gaps stay gaps."""

from __future__ import annotations

from dataclasses import dataclass

from inservice_docs.documents.catalogue import LETTERS, letter_spec
from inservice_docs.documents.letters.compose import compose
from inservice_docs.formats.templates import find_template
from inservice_docs.formats.wording_file import read_wording
from inservice_docs.records.finding import Finding, Outcome
from inservice_docs.records.letter import Letter
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.rules.letter.check import hits
from inservice_docs.rules.letter.rule import Hit
from inservice_docs.rules.letter.spots import Spot
from inservice_docs.rules.letter.view import View
from inservice_docs.workflow.draft_letter import wording_of
from inservice_docs.workflow.list_templates import WORDINGS, kind_names
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import with_approvals
from inservice_docs.workflow.workspace import Workspace

NOTICE, REMINDER = "change-notice", "reminder"
_WITH_THE_LETTER = {"發文字號", "發文日期", "簽辦日期"}


@dataclass(frozen=True, slots=True)
class TypedLetter:
    """A letter as it would go out, its texts one by one, and what the rules find in them."""

    letter: Letter
    spots: tuple[Spot, ...]
    hits: tuple[Hit, ...]


def typed_letters(kind: str, plan: Plan, workspace: Workspace) -> Outcome[tuple[TypedLetter, ...]]:
    """Compose the letters of a kind from a plan and check each.

    Raises UserError for an unknown kind, and for a wording that is broken.
    """
    composed = compose(wording_of(kind, workspace).value, plan, workspace.school)
    letters = tuple(_typed(letter, plan, workspace) for letter in composed.value)
    return Outcome(letters, composed.findings)


def typed_kinds(plan: Plan, workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Return the kinds of letter (key, title) that a plan can be shown as, in their order."""
    own = [key for key in kind_names(workspace) if key not in {each.key for each in LETTERS}]
    found = []
    for key in (*(each.key for each in LETTERS), *own):
        spec = letter_spec(key)
        if not spec.needs_plan or spec.needs_roster or key == REMINDER:
            continue
        if key == NOTICE and plan.change is None:
            continue
        wording = read_wording(find_template(f"{WORDINGS}/{key}.yaml", workspace.folder)).value
        if not wording.scope or plan.scope is None or wording.scope == plan.scope.value:
            found.append((key, wording.title))
    return tuple(found)


def with_answers(plan: Plan, entry: PlanEntry, register: Register) -> Plan:
    """Return a plan that is being changed with the request and the approvals of its study."""
    with register.look() as work:
        held = with_approvals(entry.plan, work.approvals.of_plan(entry.number))
    return plan.model_copy(update={"request": held.request, "approvals": held.approvals})


def told_later(found: Finding) -> bool:
    """Tell whether a finding is about what is filled in only when the letter goes out."""
    return found.code == "fact-missing" and found.place.field in _WITH_THE_LETTER


def _typed(letter: Letter, plan: Plan, workspace: Workspace) -> TypedLetter:
    school = workspace.school if workspace.school.name == letter.sender else None
    view = View(letter, school, plan, True)
    return TypedLetter(letter, tuple(view.spots), tuple(hits(view)))
