"""Check templates and wording files (檢查範本): before a school finds out from a printed letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.documents.letters.compose import compose
from inservice_docs.documents.placeholders import sample_of
from inservice_docs.documents.sheet_placeholders import placeholders_of
from inservice_docs.formats.docx.probe import probe
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.tables.roster import read_roster
from inservice_docs.formats.templates import find_template
from inservice_docs.formats.wording_file import read_mail_wording, read_wording
from inservice_docs.records.finding import (
    Finding,
    Place,
    Severity,
    UserError,
    error,
    has_errors,
    warning,
)
from inservice_docs.records.letter import Letter
from inservice_docs.records.mail_wording import MailWording
from inservice_docs.records.wording import Wording
from inservice_docs.rules.letter.check import check_letter
from inservice_docs.wording.phrases import phrase_environment, render_phrase
from inservice_docs.wording.probe import probe_text
from inservice_docs.wording.problem import PhraseError
from inservice_docs.workflow.finalize import FACT_MISSING
from inservice_docs.workflow.list_templates import list_templates
from inservice_docs.workflow.sample_plans import sample_plans, sample_school
from inservice_docs.workflow.workspace import Workspace

KINDS = (
    "函", "書函", "簽", "開會通知單", "公告", "令", "呈", "咨", "箋函", "便簽", "簽呈",
    "會勘通知單", "移文單", "備忘錄", "通報", "通告", "通知", "簡便行文表", "報告",
)  # fmt: skip
"""The kinds of letters (文別) that a wording may be of."""

ITEM = "項"
"""What a phrase that is repeated over a list calls each of its elements."""


def check_templates(names: Sequence[str], workspace: Workspace) -> tuple[Finding, ...]:
    """Return what is wrong with templates and wording files, by name or as files; all by default.

    A broken tag, an unknown placeholder and a hostile expression are each named with their place.
    """
    wanted = list(names) or [each.name for each in list_templates(workspace)]
    findings: list[Finding] = []
    for name in wanted:
        try:
            findings += _check(name, workspace)
        except UserError as problem:
            findings += problem.findings
    return tuple(findings)


def _check(name: str, workspace: Workspace) -> list[Finding]:
    file = Path(name)
    known, path = (
        (_name_of(file), file) if file.is_file() else (name, find_template(name, workspace.folder))
    )
    if path.suffix == ".docx":
        return _check_docx(known, path)
    if known.startswith("mail/"):
        mail = read_mail_wording(path)
        return [*mail.findings, *_check_phrases(_mail_phrases(mail.value), known, path.name)]
    if path.suffix == ".yaml":
        outcome = read_wording(path)
        return [*outcome.findings, *check_wording(outcome.value, path.name)]
    return []


def check_wording(wording: Wording, file: str) -> list[Finding]:
    """Return what is wrong with a wording that was read from a file of that name."""
    findings = [
        *_kind_unknown(wording, file),
        *_check_phrases(_phrases(wording), f"letters/wording/{file}", file),
    ]
    return findings if has_errors(findings) else [*findings, *_try_out(wording, file)]


def sample_letters(wording: Wording) -> tuple[Letter, ...]:
    """Return the letters that a sound wording gives for a sample study.

    The sample at whose stage the fewest facts are missing is taken.
    """
    school = sample_school()
    roster = read_roster(find_template("samples/in_school_roster.csv")).value
    outcomes = [
        compose(wording, plan, school, roster=roster, office="輔導室", person="陳小範")
        for plan in sample_plans()
        if not wording.scope or plan.scope is None or plan.scope.value == wording.scope
    ]
    best = min(outcomes, key=lambda made: sum(each.code == FACT_MISSING for each in made.findings))
    return best.value


def _name_of(file: Path) -> str:
    """Return the template that a file on its own stands for: by its name, wherever it lies."""
    if file.suffix == ".yaml" and placeholders_of(f"mail/{file.name}") is not None:
        return f"mail/{file.name}"
    if file.suffix == ".yaml":
        return f"letters/wording/{file.name}"
    if placeholders_of(f"rosters/{file.name}") is not None:
        return f"rosters/{file.name}"
    if file.name == PurePath(CERTIFICATE).name or file.parent.name == "certificates":
        return f"certificates/{file.name}"
    return f"letters/{file.name}"


def _check_docx(name: str, path: Path) -> list[Finding]:
    template = Template.read(path, path.name)
    known = placeholders_of(name)
    if known is None:
        return [
            error(
                "template-unknown",
                f"程式不使用「{name}」這份範本。",
                "以 inservice-docs template list 查看可以自訂的範本。",
                Place(path.name),
            )
        ]
    return probe(template, sample_of(known))


def _check_phrases(
    phrases: Iterator[tuple[str, str, str]], template: str, file: str
) -> Iterator[Finding]:
    """Yield what is wrong in the phrases of a wording file, field by field."""
    known = sample_of(placeholders_of(template) or ())
    for field, text, item in phrases:
        sample = {**known, **({ITEM: _element(known.get(item))} if item else {})}
        faults, unknown = probe_text(phrase_environment(), text, sample)
        place = Place(file, field=field)
        for fault in faults:
            yield error("wording-broken-tag", fault.message, fault.fix, place)
        if not faults and not unknown:
            yield from _rendered(text, sample, place)
        for name in unknown:
            message = f"沒有「{name.name}」這個欄位。"
            yield error("wording-unknown-placeholder", message, name.fix, place)


def _rendered(text: str, sample: dict[str, object], place: Place) -> Iterator[Finding]:
    """Yield what drafting would refuse: a phrase is filled in with its sample as it would be."""
    try:
        render_phrase(text.strip(), sample)
    except PhraseError as problem:
        yield error("wording-broken-tag", problem.message, problem.fix, place)


def _kind_unknown(wording: Wording, file: str) -> Iterator[Finding]:
    """Yield a finding where 文別 is no kind of letter of the handbook (文書處理手冊, 公文類別)."""
    if wording.kind in KINDS:
        return
    yield warning(
        "wording-kind-unknown",
        f"「{wording.kind}」不是公文的文別，公文用語不會依文別檢查。",
        f"文別改為{'、'.join(KINDS[:4])}等；一般信件請另用自己的 Word 範本。",
        Place(file, field="文別"),
    )


def _try_out(wording: Wording, file: str) -> list[Finding]:
    """Return what the letter rules find in the sample letters of a wording; no hints."""
    school = sample_school()
    return [
        replace(found, place=replace(found.place, file=file))
        for letter in sample_letters(wording)
        for found in check_letter(letter, school=school)
        if found.severity is not Severity.HINT
    ]


def _element(values: object) -> object:
    return values[0] if isinstance(values, list) and values else ""


def _phrases(wording: Wording) -> Iterator[tuple[str, str, str]]:
    """Yield (field, text, list that it is repeated over) of every phrase."""
    for name in ("speed", "attachment", "subject", "submitted_to", "signature"):
        yield _label(name), getattr(wording, name), ""
    for name in ("contacts", "enclosures", "originals", "copies"):
        yield from _items(_label(name), getattr(wording, name), "")
    for paragraph in wording.paragraphs:
        yield paragraph.label, paragraph.text, ""
        yield from _items(paragraph.label, paragraph.items, "")


def _mail_phrases(wording: MailWording) -> Iterator[tuple[str, str, str]]:
    yield "主旨", wording.subject, ""
    yield from _items("內文", wording.paragraphs, "")


def _items(field: str, items: Sequence[object], over: str) -> Iterator[tuple[str, str, str]]:
    for number, item in enumerate(items, 1):
        here = f"{field} › {number}"
        each = getattr(item, "each", "") or over
        yield here, getattr(item, "text", ""), each
        yield from _items(here, getattr(item, "items", ()), each)


def _label(name: str) -> str:
    return Wording.model_fields[name].title or name
