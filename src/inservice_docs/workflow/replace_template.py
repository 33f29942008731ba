"""Replace a template (換上學校的範本), or go back to the built-in one."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from inservice_docs.formats.aside import laid_aside
from inservice_docs.formats.templates import OWN, TemplateFile, built_in_folder, find_template
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError, error, has_errors
from inservice_docs.workflow.check_templates import check_templates
from inservice_docs.workflow.list_templates import list_templates
from inservice_docs.workflow.own_files import cut_off, drop_own, keep_own
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.workspace import Workspace


def template_named(name: str, workspace: Workspace) -> TemplateFile:
    """Return a template in use; raises UserError (template-missing) for any other name."""
    for each in list_templates(workspace):
        if each.name == name:
            return each
    raise UserError(error("template-missing", f"找不到範本「{name[:80]}」。", "由範本清單選擇。"))


def replace_template(register: Register, name: str, data: bytes) -> Outcome[Path]:
    """Check a file and make it the school's own template of a name; hints are findings.

    Raises UserError for an actor who is no 管理者, an unknown name, and a file with errors: what is
    in use stays.
    """
    register.require(Role.ADMINISTRATOR, "更換範本")
    known = template_named(name, register.workspace)
    found = _checked(known.name, data, register.workspace)
    if has_errors(found):
        raise UserError(found)
    place = _own_place(register, known.name)
    return Outcome(keep_own(register, place, data, f"範本 {known.name}"), found)


def drop_template(register: Register, name: str) -> None:
    """Use the built-in template again; what was issued keeps the one that it was made with.

    Raises UserError for an actor who is no 管理者, and for a template of the school's that has no
    built-in one behind it.
    """
    register.require(Role.ADMINISTRATOR, "更換範本")
    known = template_named(name, register.workspace)
    place = _own_place(register, known.name)
    if known.source != OWN and not cut_off(place):
        return
    if not (built_in_folder() / known.name).is_file():
        raise UserError(
            error(
                "template-no-other",
                f"「{known.name}」是學校自己增加的，沒有內建的可以換回。",
                "不再使用時，從工作區的 templates 資料夾移除。",
            )
        )
    drop_own(register, place, f"範本 {known.name}")


def _checked(name: str, data: bytes, workspace: Workspace) -> tuple[Finding, ...]:
    """Return what is wrong with the bytes as a template of that name."""
    with laid_aside(f"templates/{name}", data) as folder:
        return check_templates([name], Workspace(folder, workspace.school, workspace.codes))


def _own_place(register: Register, name: str) -> Path:
    folder = register.workspace.required_folder()
    find_template(name, folder)  # refuses a name that leads out of the folder
    return folder / "templates" / PurePosixPath(name)
