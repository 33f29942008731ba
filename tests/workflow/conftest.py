"""The sample study in a workspace of its own, and small changes to its plan."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inservice_docs.formats.templates import built_in_folder
from inservice_docs.records.account import Role
from inservice_docs.workflow.make_workspace import make_workspace
from inservice_docs.workflow.register import Actor, Register, open_register
from inservice_docs.workflow.workspace import Workspace, open_workspace

AT = dt.datetime(2010, 2, 26, 2, 0, tzinfo=dt.UTC)
"""The morning in Taiwan when the sample study's request goes out."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace folder with the samples: plan.yaml, in_school.yaml and their rosters."""
    place = tmp_path / "office"
    shutil.copytree(built_in_folder() / "samples", place)
    return place


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    """The sample school's workspace."""
    return open_workspace(folder)


@pytest.fixture
def register(workspace: Workspace, environment: dict[str, str]) -> Iterator[Register]:
    """The sample school's register, opened for a clerk who may do everything."""
    assert workspace.folder is not None
    make_workspace(workspace.folder, environment)
    clerk = Actor("陳小範", frozenset(Role))
    with open_register(workspace, clerk, AT, environment=environment) as opened:
        yield opened


@pytest.fixture
def change(folder: Path) -> Callable[..., Path]:
    """Change lines of the sample plan: lines that begin with a key are replaced or dropped."""

    def changed(keys: dict[str, str | None], name: str = "changed.yaml") -> Path:
        lines = (folder / "plan.yaml").read_text(encoding="utf-8").splitlines()
        kept: list[str] = []
        key = ""
        for line in lines:
            inside = line.startswith((" ", "-"))
            key = key if inside else line.partition(":")[0]
            if key in keys and inside:
                continue
            if key in keys:
                new = keys[key]
                kept += [] if new is None else [f"{key}: {new}"]
            else:
                kept.append(line)
        missing = [key for key in keys if not any(line.startswith(f"{key}:") for line in lines)]
        kept += [f"{key}: {keys[key]}" for key in missing]
        path = folder / name
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")
        return path

    return changed
