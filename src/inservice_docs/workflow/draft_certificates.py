"""Draft the hour certificates (研習證明): one for each person, and all in one file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inservice_docs.documents.certificates import (
    certificate_context,
    compose_certificates,
    file_stem,
)
from inservice_docs.documents.letters.missing import gap_findings
from inservice_docs.formats.docx.codec import fast_codec
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.pdf.libreoffice import require_libreoffice
from inservice_docs.records.finding import Outcome
from inservice_docs.workflow.batch import run_batch
from inservice_docs.workflow.certificate_files import Papers, certificate_works, merged_findings
from inservice_docs.workflow.certificate_templates import chosen_template
from inservice_docs.workflow.draft_letter import read_date
from inservice_docs.workflow.draft_sheets import texts_in
from inservice_docs.workflow.executors import open_executor
from inservice_docs.workflow.finalize import refuse_unfinished
from inservice_docs.workflow.letter_files import check_formats, load_template
from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.load_roster import load_roster
from inservice_docs.workflow.sinks import FolderSink, Sink, ZipSink
from inservice_docs.workflow.workspace import Workspace

Progress = Callable[[int], AbstractContextManager[Callable[[int], Any]]]
TITLE = "研習證明"


@dataclass(frozen=True, slots=True)
class CertificateOrder:
    """What is asked for: the plan, the people, and where and how the certificates come out.

    `template` is the name of their template, the standard one when empty.
    """

    plan: Path
    roster: Path
    out: Path
    zip_file: Path | None = None
    formats: tuple[str, ...] = ("docx",)
    date: str | None = None
    final: bool = False
    processes: int = 0
    cluster: str = ""
    fast: bool = False
    template: str = ""


def draft_certificates(
    order: CertificateOrder, workspace: Workspace, progress: Progress
) -> Outcome[tuple[Path, ...]]:
    """Write certificates and return their files: into a folder, or all into one ZIP.

    Only people with a name and hours get one; file names hold the serial number, never a name.
    `progress` is told the number of documents and gives what to call after some. A run that was
    stopped leaves whole files and the list of them, and the next one goes on from there. Raises
    UserError for an unknown template, for files that cannot be read or written, and for every error
    when they are to be final.
    """
    formats = check_formats(order.formats, ("docx", "pdf", "odt"))
    layout = chosen_template(workspace, order.template)
    loaded = load_plan(order.plan, workspace)
    people = load_roster(order.roster, loaded.plan)
    composed = compose_certificates(
        loaded.plan,
        workspace.school,
        workspace.codes,
        people.value.people,
        issued_on=read_date(order.date),
    )
    contexts = [certificate_context(each) for each in composed.value]
    findings = [*workspace.findings, *loaded.findings, *people.findings, *composed.findings]
    findings += gap_findings(text for context in contexts for text in texts_in(context))
    refuse_unfinished(findings, order.final)
    if not contexts:
        return Outcome((), tuple(findings))
    for kind in formats:
        if kind != "docx":
            require_libreoffice(kind)
    template = load_template(layout.path)
    if order.fast:
        template = template.packed_by(fast_codec())
    stems = (file_stem(each, number) for number, each in enumerate(composed.value, 1))
    papers = Papers(
        template,
        Properties(title=TITLE, author=workspace.school.name),
        tuple(stems),
        tuple(contexts),
    )
    findings += merged_findings(papers)
    works = certificate_works(papers, formats, f"{TITLE}_全部")
    with (
        open_executor(order.processes, order.cluster) as executor,
        progress(len(contexts) * len(formats)) as step,
    ):
        made = run_batch(works, _sink(order), executor, step)
    return Outcome(made.value, (*findings, *made.findings))


def _sink(order: CertificateOrder) -> Sink:
    if order.zip_file is None:
        return FolderSink(order.out / f"{order.plan.stem}-{TITLE}")
    return ZipSink(order.zip_file)
