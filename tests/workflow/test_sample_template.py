"""Templates with sample values."""

from __future__ import annotations

import io

import docx
import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.list_templates import list_templates
from inservice_docs.workflow.sample_template import sample_template
from inservice_docs.workflow.workspace import open_workspace

WORD = [each.name for each in list_templates(open_workspace(None)) if each.name.endswith(".docx")]


@pytest.mark.parametrize("name", WORD)
def test_every_word_template_gives_a_document(name: str) -> None:
    """Without any placeholder left in it."""
    made = sample_template(name, open_workspace(None))
    words = "".join(docx.Document(io.BytesIO(made.data)).element.body.itertext())
    assert words.strip()
    assert "{{" not in words
    assert "{%" not in words


@pytest.mark.parametrize("name", ["letters/wording/invitation.yaml", "../x", "none.docx"])
def test_anything_else_is_refused(name: str) -> None:
    """In words."""
    with pytest.raises(UserError):
        sample_template(name, open_workspace(None))
