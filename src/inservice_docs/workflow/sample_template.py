"""A template with sample values (試印範本): what comes out of it, before anybody is to get it."""

from __future__ import annotations

from pathlib import PurePosixPath

from inservice_docs.documents.placeholders import sample_of
from inservice_docs.documents.sheet_placeholders import placeholders_of
from inservice_docs.formats.columns import fit_columns
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.templates import find_template
from inservice_docs.records.finding import UserError, error
from inservice_docs.records.table import Column
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.workspace import Workspace


def sample_template(name: str, workspace: Workspace) -> Document:
    """Return the document that a Word template makes of the sample values of its placeholders.

    Raises UserError for an unknown name, a file that is no Word template, and a broken one.
    """
    path = find_template(name, workspace.folder)
    known = placeholders_of(name)
    if path.suffix != ".docx" or known is None:
        raise UserError(
            error(
                "template-no-sample",
                f"「{name[:80]}」沒有可以試印的版面。",
                "用語檔在研習的公文頁看預覽。",
            )
        )
    values = sample_of(known)
    columns = [Column(str(each), str(each), 10.0) for each in values.get("欄名", ())]
    data = fit_columns(path.read_bytes(), columns) if columns else path.read_bytes()
    made = Template.read(data, path.name).render(values, Properties(title="試印"))
    return Document(f"試印-{PurePosixPath(name).name}", made)
