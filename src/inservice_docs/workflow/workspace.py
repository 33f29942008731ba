"""The workspace (工作區): the folder of `inservice.toml`, found upward from where one stands."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from inservice_docs.formats.plan_file.settings import read_settings
from inservice_docs.records.finding import Finding, UserError, error, hint
from inservice_docs.records.school import School
from inservice_docs.taiwan.course_codes import CourseCodes, load
from inservice_docs.taiwan.problem import FactError

SETTINGS = "inservice.toml"
OWN_CODES = "course_codes.toml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """What every step needs to know of the office: its folder, its school, its course codes.

    `folder` is None outside any workspace; the school is then empty and a finding says so.
    `environment` names where its register and the keys of it lie.
    """

    folder: Path | None
    school: School
    codes: CourseCodes
    findings: tuple[Finding, ...] = ()
    environment: Mapping[str, str] = field(
        default_factory=lambda: os.environ, repr=False, compare=False
    )

    def out(self, chosen: Path | None) -> Path:
        """Return where documents go: the chosen folder, else `out/`, else the current folder."""
        if chosen is not None:
            return chosen
        return self.folder / "out" if self.folder is not None else Path.cwd()

    def own(self, name: str) -> Path | None:
        """Return the school's own file of that name in the folder, None where it keeps none."""
        return _own(self.folder, name)

    def required_folder(self, lacking: str = "", also: str = "") -> Path:
        """Return the folder; raises UserError (no-workspace) outside any workspace.

        `lacking` is what there is none of outside, `also` a remark to the cure.
        """
        if self.folder is not None:
            return self.folder
        raise UserError(
            error(
                "no-workspace",
                f"這裡不是工作區{lacking and f'，{lacking}'}。",
                "到工作資料夾執行，或以 --workspace 指定；還沒有工作區時先執行 inservice-docs init"
                f"{also}。",
            )
        )


def open_workspace(
    chosen: str | Path | None,
    start: Path | None = None,
    *,
    environment: Mapping[str, str] = os.environ,
) -> Workspace:
    """Open the workspace `chosen`, or the nearest one upward from `start` (the current folder).

    Raises UserError when the chosen folder is no workspace or a settings file cannot be read.
    """
    folder = _chosen(Path(chosen)) if chosen else _nearest(start or Path.cwd())
    if folder is None:
        return Workspace(None, School(), _codes(None), (_NO_WORKSPACE,), environment)
    settings = read_settings(folder / SETTINGS)
    return Workspace(folder, settings.value, _codes(folder), settings.findings, environment)


_NO_WORKSPACE = hint(
    "no-workspace",
    f"找不到 {SETTINGS}，不知道是哪一所學校；公文上的校名、地址會留待填。",
    "在工作資料夾執行 inservice-docs init，再填寫 inservice.toml；或以 --workspace 指定。",
)


def _chosen(folder: Path) -> Path:
    if folder.name == SETTINGS and folder.is_file():
        return folder.parent
    if (folder / SETTINGS).is_file():
        return folder
    raise UserError(
        error(
            "not-a-workspace",
            f"「{folder}」不是工作區：裡面沒有 {SETTINGS}",
            f"改指定有 {SETTINGS} 的資料夾，或先在該資料夾執行 inservice-docs init。",
        )
    )


def _nearest(start: Path) -> Path | None:
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / SETTINGS).is_file():
            return folder
    return None


def _codes(folder: Path | None) -> CourseCodes:
    """Load the school's own course codes where it keeps some, else those of the package."""
    try:
        return load(_own(folder, OWN_CODES))
    except FactError as problem:
        raise UserError(error("course-codes-broken", problem.message, problem.fix)) from None


def _own(folder: Path | None, name: str) -> Path | None:
    place = folder / name if folder is not None else None
    return place if place is not None and place.is_file() else None
