"""Where templates are found: the workspace's own, else the package's data, else the checkout's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import inservice_docs
from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.taiwan.text import nearest

OWN, BUILT_IN = "own", "built-in"
_WORDS = {OWN: "學校自訂", BUILT_IN: "內建"}
_FOLDER = "templates"
_KINDS = {".docx", ".xlsx", ".yaml", ".toml", ".csv"}
_STRANGE = re.compile(r'[\x00-\x1f\\:*?"<>|]')


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template: its name (`letters/letter.docx`), the file, and whose it is."""

    name: str
    path: Path
    source: str

    @property
    def source_word(self) -> str:
        """Return where it comes from in words: 學校自訂 or 內建."""
        return _WORDS[self.source]

    def as_json(self) -> dict[str, Any]:
        """Return it with the keys of `template list --json`."""
        return {"name": self.name, "path": str(self.path), "source": self.source}


def find_template(name: str, workspace: Path | None = None) -> Path:
    """Return the file of a template such as `letters/letter.docx`.

    `workspace` is the folder whose own `templates/` comes first. Raises UserError for a name that
    leads out of the templates' folders, and for one that is nowhere, with the nearest that is.
    """
    parts = _parts(name)
    for _, root in _roots(workspace):
        path = root.joinpath(*parts)
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            return path
    known = [each.name for each in list_templates(workspace=workspace)]
    # Most people give the file alone: letter.docx for letters/letter.docx.
    same = [each for each in known if each.endswith("/" + "/".join(parts))]
    near = same[0] if same else nearest(name, known)
    fix = f"是否為「{near}」？" if near else "以 inservice-docs template list 查看全部範本。"
    raise UserError(
        error("template-missing", f"找不到範本「{name[:80]}」。", fix, Place(name[:80]))
    )


def list_templates(under: str = "", workspace: Path | None = None) -> tuple[TemplateFile, ...]:
    """Return every template below a folder (`letters/wording`), the workspace's own first in line.

    Each name stands once, in order; a school's own file takes the place of the built-in one.
    """
    parts = _parts(under) if under else ()
    found: dict[str, TemplateFile] = {}
    for source, root in _roots(workspace):
        for path in _files(root.joinpath(*parts)):
            name = path.relative_to(root).as_posix()
            found.setdefault(name, TemplateFile(name, path, source))
    return tuple(found[name] for name in sorted(found))


def built_in_folder() -> Path:
    """Return the folder of the templates that come with the program."""
    package = Path(inservice_docs.__file__).resolve().parent
    inside = package / _FOLDER
    # An editable install runs from the checkout, where the templates lie beside src/.
    return inside if inside.is_dir() else package.parents[1] / _FOLDER


def _roots(workspace: Path | None) -> Iterator[tuple[str, Path]]:
    if workspace is not None:
        yield OWN, workspace / _FOLDER
    yield BUILT_IN, built_in_folder()


def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a template's name; raises UserError for one that is no plain path."""
    parts = PurePosixPath(name).parts
    bad = not parts or name.startswith("/") or ".." in parts or _STRANGE.search(name)
    if bad or any(part.startswith(".") for part in parts):
        raise UserError(
            error(
                "template-name",
                f"「{name[:80]}」不是範本名稱。",
                "範本名稱是 templates 資料夾裡的路徑，例如 letters/letter.docx。",
            )
        )
    return parts


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            # Word leaves ~$… files beside an open document.
            if path.suffix in _KINDS and path.is_file() and not path.name.startswith(("~", ".")):
                yield path
