"""Tags that are opened or closed only."""

from __future__ import annotations

import pytest

from inservice_docs.formats.docx.half_tags import half_tags
from inservice_docs.records.finding import Severity

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def found(*runs: str) -> list[tuple[Severity, str]]:
    """Return severity and message of the findings on a paragraph of these runs."""
    inner = "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    part = f'<w:body xmlns:w="{W}"><w:p>{inner}</w:p></w:body>'
    return [(each.severity, each.message) for each in half_tags(part.encode(), "甲", "本文")]


@pytest.mark.parametrize(
    "runs", [("{{ 甲 }}",), ("{", "{ 甲 }", "}"), ("{% if a %}", "{# #}"), ("{ } { %",), ("",)]
)
def test_whole(runs: tuple[str, ...]) -> None:
    """Whole tags are fine, however Word cut them into runs, and so are single braces."""
    assert found(*runs) == []


@pytest.mark.parametrize("text", ["甲 {{ 乙", "{% if a", "{{ a }} {{", "{# x", "{{ a }", "}} {{"])
def test_opened(text: str) -> None:
    """A tag that does not end in its paragraph is an error, quoted."""
    ((severity, message),) = found(text)
    assert severity is Severity.ERROR
    assert "沒有結束" in message
    assert text in message


@pytest.mark.parametrize("text", ["甲 }}", "a %}", "{{ a }} }}", "#}"])
def test_closed(text: str) -> None:
    """An end without a start is a warning."""
    ((severity, message),) = found(text)
    assert severity is Severity.WARNING
    assert "沒有開頭" in message


def test_hostile_length() -> None:
    """A paragraph of nothing but braces is read once, not once for each."""
    assert found("{{" * 200_000)[0][0] is Severity.ERROR
    assert found("{{a}}" * 100_000) == []
