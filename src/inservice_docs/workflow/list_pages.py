"""A table (名單) as a Word document: the template's prototype column fitted to its columns."""

from __future__ import annotations

from inservice_docs.formats.columns import fit_columns
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.templates import find_template
from inservice_docs.records.table import Table
from inservice_docs.workflow.workspace import Workspace


def list_docx(tables: list[Table], template: str, workspace: Workspace) -> bytes:
    """Return tables that share their columns as one Word document, each on pages of its own.

    `template` is the name of the list's template, such as `rosters/sign_in_sheet.docx`.
    """
    source = find_template(template, workspace.folder)
    fitted = Template.read(fit_columns(source.read_bytes(), tables[0].columns), source.name)
    contexts = [
        {
            "標題": table.title,
            "說明": list(table.notes),
            "欄名": [column.heading for column in table.columns],
            "名單": [list(row) for row in table.rows],
        }
        for table in tables
    ]
    properties = Properties(title=tables[0].title, author=workspace.school.name)
    if len(contexts) == 1:
        return fitted.render(contexts[0], properties)
    return fitted.render_all(contexts, properties)
