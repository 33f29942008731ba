"""Workspaces of the sample school with an empty register, each in a folder of its own."""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tests.web.moments import now

from inservice_docs.formats.templates import built_in_folder
from inservice_docs.workflow.make_workspace import make_workspace
from inservice_docs.workflow.register import Register, open_register, system_actor
from inservice_docs.workflow.workspace import open_workspace


@dataclass(frozen=True)
class Office:
    """A workspace, with the samples beside its register, and where its keys are."""

    folder: Path
    environment: dict[str, str]

    def open(self, by: str = "命令列") -> AbstractContextManager[Register]:
        """Open its register for the computer's own user, now."""
        workspace = open_workspace(self.folder)
        return open_register(workspace, system_actor(by), now(), environment=self.environment)


def sample_office(home: Path) -> Office:
    """Make one in a folder, its keys apart."""
    made = Office(home / "office", {"INSERVICE_KEY_FILE": str(home / "keys" / "key.json")})
    shutil.copytree(built_in_folder() / "samples", made.folder)
    make_workspace(made.folder, made.environment)
    return made
