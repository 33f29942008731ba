"""Draft the sheets of a plan: 實施計畫 and 報名表, and the course entry (課程登錄表)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inservice_docs.documents.course_entry import compose_course_entry
from inservice_docs.documents.letters.missing import gap_findings
from inservice_docs.documents.signup_form import compose_signup_form, is_signed_up_on_paper
from inservice_docs.documents.study_plan import compose_study_plan
from inservice_docs.formats.columns import fit_columns
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.templates import find_template
from inservice_docs.records.finding import Finding, Outcome
from inservice_docs.workflow.finalize import refuse_unfinished
from inservice_docs.workflow.letter_files import load_template
from inservice_docs.workflow.load_plan import LoadedPlan, load_plan
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.workspace import Workspace

STUDY_PLAN, SIGNUP_FORM = "實施計畫", "報名表"


@dataclass(frozen=True, slots=True)
class CourseSheet:
    """The course entry: the document, and its fields as plain values for `--json`."""

    document: Document
    fields: list[dict[str, Any]]


def draft_plan_sheets(
    file: Path,
    workspace: Workspace,
    *,
    final: bool = False,
    wanted: Collection[str] | None = None,
) -> Outcome[tuple[Document, ...]]:
    """Return the study plan and the sign-up form, which the letters enclose, or those wanted.

    A study that nobody signs up for on paper (in-school, or online only) has no form. A missing
    fact is a gap and a finding. Raises UserError when the plan cannot be read, and for every error
    when the sheets are to be final.
    """
    loaded = load_plan(file, workspace)
    school = workspace.school
    if wanted is None:
        wanted = (STUDY_PLAN, SIGNUP_FORM) if is_signed_up_on_paper(loaded.plan) else (STUDY_PLAN,)
    documents: list[Document] = []
    contexts: list[Mapping[str, Any]] = []
    if STUDY_PLAN in wanted:
        study = compose_study_plan(loaded.plan, school, workspace.codes)
        contexts.append(study.context())
        template = find_template("rosters/study_plan.docx", workspace.folder).read_bytes()
        prepared = Template.read(fit_columns(template, study.table.columns), "study_plan.docx")
        made = prepared.render(contexts[-1], Properties(title=study.title, author=school.name))
        documents.append(Document(f"{file.stem}-{STUDY_PLAN}.docx", made))
    if SIGNUP_FORM in wanted:
        form = compose_signup_form(loaded.plan, school)
        contexts.append(form.context())
        prepared = load_template(find_template("rosters/signup_form.docx", workspace.folder))
        made = prepared.render(contexts[-1], Properties(title=form.title, author=school.name))
        documents.append(Document(f"{file.stem}-{SIGNUP_FORM}.docx", made))
    findings = _findings(loaded, workspace, *contexts)
    refuse_unfinished(findings, final)
    return Outcome(tuple(documents), findings)


def draft_course_entry(
    file: Path, workspace: Workspace, *, final: bool = False
) -> Outcome[CourseSheet]:
    """Return the course entry with the fields in the site's order (procedure, step 1).

    Raises UserError as `draft_plan_sheets` does.
    """
    loaded = load_plan(file, workspace)
    entry = compose_course_entry(loaded.plan, workspace.school, workspace.codes)
    findings = _findings(loaded, workspace, entry.context())
    refuse_unfinished(findings, final)
    template = load_template(find_template("rosters/course_entry.docx", workspace.folder))
    properties = Properties(title="課程登錄表", author=workspace.school.name)
    document = Document(
        f"{file.stem}-課程登錄表.docx", template.render(entry.context(), properties)
    )
    return Outcome(CourseSheet(document, entry.as_json()), findings)


def _findings(
    loaded: LoadedPlan, workspace: Workspace, *contexts: Mapping[str, Any]
) -> tuple[Finding, ...]:
    """Return what was found in the plan and the school, and what the documents still lack."""
    known = (*workspace.findings, *loaded.findings)
    said = {found.place.field for found in known}
    gaps = gap_findings(text for context in contexts for text in texts_in(context))
    return (*known, *(found for found in gaps if found.place.field not in said))


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text inside nested mappings and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts_in(each)
