"""Render a letter given in full (照稿排版): its words come out to the letter."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.formats.letter_file import read_letter
from inservice_docs.records.finding import Outcome, UserError, has_errors
from inservice_docs.workflow.letter_files import Look, check_formats, letter_files
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.workspace import Workspace


def render_letter(
    file: Path, formats: tuple[str, ...], workspace: Workspace, *, binding_line: bool = False
) -> Outcome[tuple[Document, ...]]:
    """Return a letter written in YAML or JSON as documents.

    Raises UserError when the file or a value in it cannot be read: nothing is left out silently.
    """
    wanted = check_formats(formats)
    outcome = read_letter(file)
    if has_errors(outcome.findings):
        raise UserError(outcome.findings)
    made = letter_files(
        [(file.stem, outcome.value)], wanted, workspace, Look(binding_line=binding_line)
    )
    return Outcome(made.value, (*outcome.findings, *made.findings))
