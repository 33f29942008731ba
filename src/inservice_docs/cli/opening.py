"""Opening the workspace and its register for a command: the only place that reads the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from inservice_docs.workflow.register import Register


@contextmanager
def office(context: typer.Context) -> Iterator[Register]:
    """Open the register of the workspace for the user of the operating system, as of now."""
    from inservice_docs.workflow.register import open_register, system_actor
    from inservice_docs.workflow.workspace import open_workspace

    workspace = open_workspace(context.obj)
    with open_register(workspace, system_actor(), dt.datetime.now(dt.UTC)) as register:
        yield register
