"""Templates and wording files (範本與用語檔): which there are, whose, and a school's own copies."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from inservice_docs.documents.catalogue import LETTERS, letter_spec
from inservice_docs.documents.placeholders import Placeholder
from inservice_docs.documents.sheet_placeholders import placeholders_of
from inservice_docs.formats import templates
from inservice_docs.formats.templates import TemplateFile, find_template
from inservice_docs.formats.wording_file import read_wording
from inservice_docs.records.finding import UserError
from inservice_docs.records.wording import Wording
from inservice_docs.workflow.new_plan import refuse_existing
from inservice_docs.workflow.save_files import save_file
from inservice_docs.workflow.workspace import Workspace

WORDINGS = "letters/wording"
SAMPLES = "samples/"


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A kind of letter: its key on the command line, its 文別, its title, whose wording it is."""

    key: str
    letter_kind: str
    title: str
    source: str

    def as_json(self) -> dict[str, Any]:
        """Return the kind with stable keys."""
        return asdict(self)


def letter_kinds(workspace: Workspace) -> tuple[LetterKind, ...]:
    """Return the kinds of letter that can be drafted: one for each wording file."""
    kinds = []
    for each in templates.list_templates(WORDINGS, workspace.folder):
        wording = read_wording(each.path).value
        kinds.append(LetterKind(Path(each.name).stem, wording.kind, wording.title, each.source))
    return tuple(kinds)


def fitting_kinds(workspace: Workspace, scope: str) -> tuple[LetterKind, ...]:
    """Return the kinds of letter for studies of a 研習區分, in the order of the procedure.

    A school's own kinds come last; those about no study are left out. One whose wording file is
    broken has no title.
    """
    order = {each.key: at for at, each in enumerate(LETTERS)}
    found = []
    for each in templates.list_templates(WORDINGS, workspace.folder):
        key = Path(each.name).stem
        try:
            wording = read_wording(each.path).value
        except UserError:
            wording = Wording(kind="")
        if letter_spec(key).needs_plan and wording.scope in ("", scope):
            found.append(LetterKind(key, wording.kind, wording.title, each.source))
    return tuple(sorted(found, key=lambda kind: (order.get(kind.key, len(order)), kind.key)))


def kind_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the keys of the kinds of letter, without reading their wording files."""
    found = templates.list_templates(WORDINGS, workspace.folder)
    return tuple(Path(each.name).stem for each in found)


def list_templates(workspace: Workspace) -> tuple[TemplateFile, ...]:
    """Return every template and wording file in use; the samples are none."""
    found = templates.list_templates(workspace=workspace.folder)
    return tuple(each for each in found if not each.name.startswith(SAMPLES))


def copy_template(name: str, workspace: Workspace, *, force: bool) -> Path:
    """Copy a template into the workspace, for the school to change; return the copy.

    Raises UserError outside a workspace, for an unknown name, and for a copy that is there already
    unless `force` is set.
    """
    folder = workspace.required_folder("沒有地方放學校自己的範本")
    source = find_template(name)
    target = folder / "templates" / name
    refuse_existing(target, force)
    return save_file(target, source.read_bytes())


def list_placeholders(name: str, workspace: Workspace) -> tuple[Placeholder, ...]:
    """Return what a template or wording file may use. Raises UserError for an unknown name."""
    find_template(name, workspace.folder)
    return placeholders_of(name) or ()
