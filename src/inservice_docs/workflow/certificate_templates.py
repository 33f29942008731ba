"""The templates of certificates (證明範本): which there are, and which one a study's are made with.

The choice is part of what is issued: its documents keep the template with its name. Who issues to
the rest of a study's people gets the same one unless another is asked for.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.formats import templates
from inservice_docs.formats.templates import TemplateFile
from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.records.issued import IssuedDocument, PartRole
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.workspace import Workspace

_FOLDER = "certificates"
_KIND = "certificate"


def certificate_templates(workspace: Workspace) -> tuple[TemplateFile, ...]:
    """Return the templates that certificates can be made with, the standard one first."""
    found = templates.list_templates(_FOLDER, workspace.folder)
    word = [each for each in found if each.path.suffix == ".docx"]
    return tuple(sorted(word, key=lambda each: each.name != CERTIFICATE))


def chosen_template(workspace: Workspace, wanted: str) -> TemplateFile:
    """Return the template of a name, with or without its folder and ending; standard for none.

    Raises UserError (certificate-template) with those that there are.
    """
    known = certificate_templates(workspace)
    names = {wanted, f"{_FOLDER}/{wanted}", f"{_FOLDER}/{wanted}.docx"} if wanted else {CERTIFICATE}
    for each in known:
        if each.name in names:
            return each
    there = "、".join(PurePosixPath(each.name).stem for each in known)
    raise UserError(
        error(
            "certificate-template",
            f"沒有「{wanted[:80]}」這份證明範本。",
            f"可以選的有：{there}；自己的範本放在工作區的 templates/certificates 資料夾。",
            Place(field="template"),
        )
    )


def template_used(register: Register, plan: str) -> str:
    """Return the template of the certificates that a plan issued last, the standard one for none.

    One that is not there any more gives way to the standard one. Raises UserError: unknown plan.
    """
    with register.look() as work:
        issued = work.documents.list(plan=plan, kind=_KIND, limit=1)
    return still_there(register.workspace, issued[0]) if issued else CERTIFICATE


def still_there(workspace: Workspace, issued: IssuedDocument) -> str:
    """Return the name of the template of an issued certificate, as far as it can be used today."""
    names = {each.name for each in certificate_templates(workspace)}
    used = [part.name for part in issued.parts if part.role is PartRole.TEMPLATE]
    return used[0] if used and used[0] in names else CERTIFICATE
