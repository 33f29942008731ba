"""`serve` on the command line; the pages themselves are tested under tests/web."""

from __future__ import annotations

import sys

import pytest
from tests.cli.conftest import Command


def test_what_cannot_be_served_is_told(command: Command) -> None:
    """An address for others needs a name; a port is a number."""
    answer = command("serve", "--host", "0.0.0.0", "--no-browser", "--port", "0")
    assert answer.code == 1
    assert "--name" in answer.err
    assert command("serve", "--port", "70000").code == 2


def test_missing_packages_are_told(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that brings them."""
    for name in [name for name in sys.modules if name.startswith("inservice_docs.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    answer = command("serve", "--no-browser")
    assert answer.code == 1
    assert "inservice-docs[web]" in answer.err
