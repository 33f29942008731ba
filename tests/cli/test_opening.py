"""A command opens the register of the workspace it stands in, as the system's user, as of now."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import typer
from typer.main import get_command

from inservice_docs.cli.opening import office as opened


def test_the_register_is_opened_as_of_now(registry: Path) -> None:
    """The actor is the operating system's user."""
    context = typer.Context(get_command(typer.Typer(callback=lambda: None)), obj=registry)
    before = dt.datetime.now(dt.UTC)
    with opened(context) as register:
        assert before <= register.at <= dt.datetime.now(dt.UTC)
        assert register.actor.name.endswith("（命令列）")
        assert register.workspace.folder == registry
