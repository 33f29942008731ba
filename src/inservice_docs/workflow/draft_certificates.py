"""Draft the hour certificates (研習證明): one for each person, and all in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from inservice_docs.formats.archive import write_archive
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.templates import find_template
from inservice_docs.records.certificate import Certificate
from inservice_docs.records.finding import Finding, Outcome
from inservice_docs.workflow.draft_letter import read_date
from inservice_docs.workflow.draft_sheets import texts_in
from inservice_docs.workflow.finalize import refuse_unfinished
from inservice_docs.workflow.letter_files import check_formats, converted, load_template
from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.load_roster import load_roster
from inservice_docs.workflow.save_files import Document, save_files, save_stream
from inservice_docs.workflow.workspace import Workspace

Progress = Callable[[int], AbstractContextManager[Callable[[], Any]]]
TEMPLATE = "certificates/hours_certificate.docx"


@dataclass(frozen=True, slots=True)
class CertificateOrder:
    """What is asked for: the plan, the people, and where and how the certificates come out."""

    plan: Path
    roster: Path
    out: Path
    zip_file: Path | None = None
    formats: tuple[str, ...] = ("docx",)
    date: str | None = None
    final: bool = False


def draft_certificates(
    order: CertificateOrder, workspace: Workspace, progress: Progress
) -> Outcome[tuple[Path, ...]]:
    """Write certificates and return their files: into a folder, or all into one ZIP.

    Only people with a name and hours get one; file names hold the serial number, never a name.
    `progress` is told the number of people and gives what to call after each. Raises UserError for
    files that cannot be read or written, and for every error when they are to be final.
    """
    formats = check_formats(order.formats, ("docx", "pdf", "odt"))
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
    template = load_template(find_template(TEMPLATE, workspace.folder))
    maker = _Maker(template, composed.value, contexts, workspace.school.name)
    with progress(len(contexts)) as step:
        documents = maker.documents(formats, findings, step)
        paths = _write(order, documents)
    return Outcome(paths, tuple(findings))


def _write(order: CertificateOrder, documents: Iterator[Document]) -> tuple[Path, ...]:
    if order.zip_file is None:
        return save_files(order.out / f"{order.plan.stem}-研習證明", documents)
    files = ((document.name, document.data) for document in documents)
    return (save_stream(order.zip_file, lambda stream: write_archive(stream, files)),)


@dataclass(frozen=True)
class _Maker:
    """Makes the documents of some certificates, one at a time."""

    template: Template
    certificates: Sequence[Certificate]
    contexts: Sequence[dict[str, Any]]
    author: str

    def documents(
        self, formats: Sequence[str], findings: list[Finding], step: Callable[[], Any]
    ) -> Iterator[Document]:
        """Yield every certificate in every format, and all of them in one file."""
        properties = Properties(title="研習證明", author=self.author)
        stems = [file_stem(each, number) for number, each in enumerate(self.certificates, 1)]
        whole = {}
        if len(self.contexts) > 1:
            whole = {"研習證明_全部.docx": self.template.render_all(self.contexts, properties)}
        others = [kind for kind in formats if kind != "docx"]
        words: dict[str, bytes] = {}
        for stem, context in zip(stems, self.contexts, strict=True):
            data = self.template.render(context, properties)
            if "docx" in formats:
                yield Document(f"{stem}.docx", data)
            if others:
                words[f"{stem}.docx"] = data
            step()
        if "docx" in formats:
            yield from (Document(name, data) for name, data in whole.items())
        for kind in others:
            made = converted({**words, **whole}, kind)
            findings.extend(found for found in made.findings if found not in findings)
            yield from made.value
