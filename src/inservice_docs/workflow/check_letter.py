"""Check a letter (檢查公文): one that is there already, or one composed from a plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.records.letter import Letter
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.rules.letter.check import check_letter
from inservice_docs.rules.letter.fix import Change, fix_letter
from inservice_docs.workflow.draft_letter import LetterOrder, compose_letters
from inservice_docs.workflow.letter_files import letter_files
from inservice_docs.workflow.list_templates import kind_names
from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.read_letter import read_letter
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.workspace import Workspace

REWRITTEN_AS = {"docx": "docx", "odt": "odt", "di": "di", "pdf": "docx", "txt": "txt"}
"""The format in which a mended letter is written, by the one it was read from."""


@dataclass(frozen=True, slots=True)
class CheckedLetter:
    """A letter, its findings with the file they are about, and the format it came in.

    `file` is the name of the file it was read from, empty for a draft.
    """

    stem: str
    letter: Letter
    findings: tuple[Finding, ...]
    format: str = "docx"
    file: str = ""


def check_file(file: Path, plan: Path | None, workspace: Workspace) -> CheckedLetter:
    """Read a letter and check it, against a plan too where one is given.

    Raises UserError when the file holds no letter.
    """
    outcome = read_letter(file)
    loaded = load_plan(plan, workspace).plan if plan is not None else None
    found = _check(outcome.value.letter, loaded, workspace, outcome.value.order)
    findings = (*outcome.findings, *_in_file(found, file.name))
    stem = file.stem or file.name
    return CheckedLetter(stem, outcome.value.letter, findings, outcome.value.format, file.name)


def check_drafts(kind: str, plan: Path | None, workspace: Workspace) -> tuple[CheckedLetter, ...]:
    """Compose the letters of a kind from a plan and check each; see `draft_letter`."""
    order = LetterOrder(kind, plan)
    composed = compose_letters(order, workspace)
    loaded = load_plan(plan, workspace).plan if plan is not None else None
    stem = f"{plan.stem}-{kind}" if plan is not None else kind
    checked = []
    for number, letter in enumerate(composed.value[1], 1):
        found = _in_file(_check(letter, loaded, workspace), stem)
        earlier = composed.findings if number == 1 else ()
        checked.append(CheckedLetter(stem, letter, (*earlier, *found)))
    return tuple(checked)


def is_kind(word: str, workspace: Workspace) -> bool:
    """Tell whether a word of the command line names a kind of letter rather than a file."""
    return not Path(word).exists() and word in kind_names(workspace)


def fix(
    checked: CheckedLetter, workspace: Workspace
) -> Outcome[tuple[list[Change], tuple[Document, ...]]]:
    """Apply the safe cures of a checked letter; return what changed and the mended letter.

    Without a safe cure nothing is written. The findings are those of the mended letter.
    """
    school = _school(workspace, checked.letter)
    findings = [replace(found, place=replace(found.place, file="")) for found in checked.findings]
    letter, changes = fix_letter(checked.letter, findings, school=school)
    if not changes:
        return Outcome(([], ()), checked.findings)
    to = REWRITTEN_AS.get(checked.format, "docx")
    made = letter_files([(f"{checked.stem}-修正", letter)], (to,), workspace)
    left = _in_file(_check(letter, None, workspace), checked.file or checked.stem)
    return Outcome((changes, made.value), (*left, *made.findings))


def refuse_unknown(word: str, workspace: Workspace) -> None:
    """Raise UserError for a word that is neither a file nor a kind of letter."""
    if not Path(word).exists() and not is_kind(word, workspace):
        raise UserError(
            error(
                "file-missing",
                f"找不到「{word[:80]}」這個檔案，也沒有這種公文。",
                f"檢查檔名；公文種類可用 {'、'.join(kind_names(workspace))}。",
            )
        )


def _check(
    letter: Letter, plan: Plan | None, workspace: Workspace, order: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    return check_letter(
        letter,
        school=_school(workspace, letter),
        plan=plan,
        approvals_known=plan is not None,
        order=order,
    )


def _school(workspace: Workspace, letter: Letter) -> School | None:
    """Return the workspace's school where the letter is its own, else None."""
    school = workspace.school
    return school if school.name and school.name == letter.sender else None


def _in_file(findings: tuple[Finding, ...], file: str) -> tuple[Finding, ...]:
    """Say in which file each finding stands."""
    return tuple(found.at(replace(found.place, file=file)) for found in findings)
