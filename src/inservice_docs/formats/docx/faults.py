"""What is wrong with a template, told with the paragraph or table cell in which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2.exceptions import TemplateSyntaxError

from inservice_docs.formats.docx.part import by_paragraph, paragraph_at
from inservice_docs.formats.docx.pictures import SlowWayNeeded
from inservice_docs.formats.docx.source import Source
from inservice_docs.records.finding import Finding, Place, Severity, error
from inservice_docs.wording.environment import StrictEnvironment
from inservice_docs.wording.probe import probe_text
from inservice_docs.wording.problem import TEMPLATE_ERRORS, PhraseError, explain


def as_finding(
    code: str, problem: PhraseError, file: str, source: Source, severity: Severity = Severity.ERROR
) -> Finding:
    """Return a fault as a finding that names its paragraph; its line counts paragraphs."""
    where = paragraph_at(by_paragraph(source.text), problem.line)
    message = f"{source.room}{where}：{problem.message}" if where else problem.message
    return Finding(code, severity, message, problem.fix, Place(file, field=problem.placeholder))


def blocking(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that keep a template from being rendered."""
    return [found for found in findings if found.severity is Severity.ERROR]


def broken(
    environment: StrictEnvironment, source: Source, file: str, problem: BaseException
) -> list[Finding]:
    """Return what keeps a part from being compiled, `problem` at the least."""
    text = by_paragraph(source.text)
    problems = list(_open_blocks(environment, text)) or probe_text(environment, text, {})[0]
    problems = problems or [explain(problem)]
    hostile = "不可"
    return [
        as_finding(
            "template-forbidden" if hostile in each.message else "template-broken-tag",
            each,
            file,
            source,
        )
        for each in problems
    ]


def _open_blocks(environment: StrictEnvironment, text: str) -> Iterator[PhraseError]:
    """Yield each `for` or `if` without its end and each end without its start."""
    waiting: list[tuple[str, int]] = []
    begun = False
    try:
        for line, kind, word in environment.lex(text):
            if begun and kind == "name":
                if word in ("for", "if"):
                    waiting.append((word, line))
                elif word in ("endfor", "endif"):
                    if waiting and waiting[-1][0] == word[3:]:
                        waiting.pop()
                    else:
                        start = f"{{% {word[3:]} … %}}"
                        yield PhraseError(
                            f"「{{% {word} %}}」前面沒有「{start}」",
                            "請補上開頭，或刪去這個標記",
                            line,
                        )
                begun = False
            elif kind != "whitespace":
                begun = kind == "block_begin"
    except TemplateSyntaxError as problem:
        yield explain(problem)
    for word, line in waiting:
        yield PhraseError(
            f"「{{% {word} … %}}」沒有結束", f"請在後面補上「{{% end{word} %}}」", line
        )


def unknown_names(
    environment: StrictEnvironment, source: Source, sample: Mapping[str, Any], file: str
) -> Iterator[Finding]:
    """Yield a finding for each name of a part that the documented context does not have."""
    for each in probe_text(environment, by_paragraph(source.text), sample)[1]:
        problem = PhraseError(f"沒有「{each.name}」這個欄位", each.fix, each.line, each.name)
        yield as_finding("template-unknown-placeholder", problem, file, source)


def at_rendering(
    environment: StrictEnvironment,
    sources: Sequence[Source],
    values: Mapping[str, Any],
    file: str,
    problem: BaseException,
) -> Finding | None:
    """Return what went wrong while rendering, with its paragraph: found by rendering once more.

    None when the text renders well: then the values are not to blame, and `problem` is a bug.
    """
    for source in sources:
        try:
            environment.from_string(by_paragraph(source.text)).render(values)
        except SlowWayNeeded:
            continue
        except TEMPLATE_ERRORS as again:
            return as_finding("template-value", explain(again, values.keys()), file, source)
    return in_property(problem, values, file) if isinstance(problem, PhraseError) else None


def in_property(problem: BaseException, values: Mapping[str, Any], file: str) -> Finding:
    """Return what went wrong outside every paragraph."""
    told = explain(problem, values.keys())
    return error("template-value", told.message, told.fix, Place(file, field=told.placeholder))
