"""Certificates as papers (證明的版面): from the school's template, new, as a copy, or once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.documents.certificates import certificate_context, file_stem
from inservice_docs.documents.letters.missing import gap_findings
from inservice_docs.formats.docx.codec import fast_codec
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.pdf.libreoffice import require_libreoffice
from inservice_docs.records.certificate import Certificate, IssuedCertificate
from inservice_docs.records.finding import Finding, Place, hint, warning
from inservice_docs.records.issued import PartRole
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.plan_numbers import tidy_number
from inservice_docs.registry.work import Work
from inservice_docs.workflow.certificate_files import CODE, Papers, merged_findings
from inservice_docs.workflow.certificate_output import Output
from inservice_docs.workflow.certificate_templates import chosen_template
from inservice_docs.workflow.draft_certificates import TITLE
from inservice_docs.workflow.draft_sheets import texts_in
from inservice_docs.workflow.finalize import refuse_unfinished
from inservice_docs.workflow.letter_files import check_formats, load_template
from inservice_docs.workflow.workspace import Workspace

FORMATS = ("docx", "pdf", "odt")
CHECK = "核對碼"
COPY = "（補發）"
"""What stands behind the number of a copy: with any template, the paper says what it is."""


@dataclass(frozen=True, slots=True)
class PaperSet:
    """Papers of one template, and that template as it is kept with what was issued."""

    papers: Papers
    template: StoredFile
    findings: tuple[Finding, ...] = ()


def folder_name(plan: str) -> str:
    """Return the folder of a plan's certificates."""
    return f"{tidy_number(plan)}-{TITLE}"


def check_output(output: Output) -> Output:
    """Return the output with its formats in order, and the name of the file of all.

    Raises UserError for an unknown format, and for one that this computer cannot make.
    """
    formats = check_formats(output.formats, FORMATS)
    for kind in formats:
        if kind != "docx":
            require_libreoffice(kind)
    return replace(output, formats=formats, whole=output.whole or f"{TITLE}_全部")


def new_papers(
    certificates: Sequence[Certificate],
    codes: Sequence[str],
    workspace: Workspace,
    *,
    fast: bool = False,
    copy: bool = False,
    layout: str = CERTIFICATE,
) -> PaperSet:
    """Return the papers of certificates from a template as it is today, each with its code.

    Raises UserError for every fact that is missing. A template without a place for the code is a
    finding: such papers cannot be verified.
    """
    path, template = _template(workspace, layout)
    if fast:
        template = template.packed_by(fast_codec())
    papers = _papers(template, certificates, codes, copy=copy)
    gaps = gap_findings(text for context in papers.contexts for text in texts_in(context))
    refuse_unfinished(gaps, final=True)
    kept = StoredFile(PartRole.TEMPLATE, layout, path.read_bytes())
    return PaperSet(papers, kept, (*_no_place(template, certificates), *merged_findings(papers)))


def issued_papers(
    work: Work, issued: Sequence[IssuedCertificate]
) -> Iterator[tuple[PaperSet, tuple[tuple[str, bytes], ...]]]:
    """Yield what was issued as papers with their Word documents, those of one template together.

    The documents are those of the register, byte for byte; certificates whose personal data were
    deleted are left out.
    """
    sets: dict[str, list[tuple[str, Certificate, str, bytes]]] = {}
    templates: dict[str, StoredFile] = {}
    whole = tuple(each for each in issued if each.certificate is not None)
    stems = _stems([each.certificate for each in whole if each.certificate is not None])
    for stem, each in zip(stems, whole, strict=True):
        document = work.documents.get(each.document)
        template = next(part for part in document.parts if part.role is PartRole.TEMPLATE)
        file = next(part for part in document.parts if part.role is PartRole.FILE)
        data = work.documents.file(file)
        if template.sha256 not in templates:
            kept = StoredFile(PartRole.TEMPLATE, template.name, work.documents.file(template))
            templates[template.sha256] = kept
        if each.certificate is not None:
            row = (stem, each.certificate, each.code, data)
            sets.setdefault(template.sha256, []).append(row)
    for sha256, rows in sets.items():
        own, certificates, codes, documents = zip(*rows, strict=True)
        template_of = Template.read(templates[sha256].data, templates[sha256].name)
        papers = replace(_papers(template_of, certificates, codes), stems=own)
        names = (f"{stem}.docx" for stem in papers.stems)
        yield PaperSet(papers, templates[sha256]), tuple(zip(names, documents, strict=True))


def _papers(
    template: Template,
    certificates: Sequence[Certificate],
    codes: Sequence[str],
    *,
    copy: bool = False,
) -> Papers:
    contexts = [certificate_context(each) for each in certificates]
    if copy:
        contexts = [{**each, "證號": f"{each['證號']}{COPY}"} for each in contexts]
    properties = Properties(title=TITLE, author=certificates[0].organiser)
    return Papers(template, properties, _stems(certificates), tuple(contexts), tuple(codes))


def _stems(certificates: Sequence[Certificate]) -> tuple[str, ...]:
    """Return the names of their files, each once: two series may have the same serial."""
    stems: dict[str, None] = {}
    for position, each in enumerate(certificates, 1):
        stem = file_stem(each, position)
        stems[stem if stem not in stems else f"{stem}_{position}"] = None
    return tuple(stems)


def shows_check(workspace: Workspace, layout: str = CERTIFICATE) -> bool:
    """Tell whether a template of today has a place for the check code of the name."""
    return _has(_template(workspace, layout)[1], CHECK)


def _template(workspace: Workspace, layout: str) -> tuple[Path, Template]:
    path = chosen_template(workspace, layout).path
    return path, load_template(path)


def _has(template: Template, name: str) -> bool:
    texts = (source.text for source in template.sources)
    return any(place.name == name for place in template.places) or any(
        name in each for each in texts
    )


def _no_place(template: Template, certificates: Sequence[Certificate]) -> Iterator[Finding]:
    place = Place(template.name)
    if not _has(template, CODE):
        yield hint(
            "certificate-no-code",
            "範本沒有「驗證碼」的位置，證明上不會有驗證碼，別人無法驗證。",
            "在 Word 範本放一張圖片，替代文字寫 {{ 驗證碼 }}；或改用內建的範本。",
            place,
        )
    elif any(each.check for each in certificates) and not _has(template, CHECK):
        yield warning(
            "certificate-no-check",
            "這張證明發出時有核對碼，現在的範本沒有它的位置，驗證時會說姓名不符。",
            "在 Word 範本寫上「核對碼 {{ 核對碼 }}」，再產生一次。",
            place,
        )
