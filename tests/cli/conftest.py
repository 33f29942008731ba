"""A clerk at the command line: a workspace with the sample study, and a way to run commands."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from inservice_docs.cli.main import main
from inservice_docs.formats.templates import built_in_folder


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer of a command that was run with --json."""
        return json.loads(self.out)

    @property
    def codes(self) -> set[str]:
        """The codes of the findings of such an answer."""
        return {found["code"] for found in self.json["findings"]}


Command = Callable[..., Answer]


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the keys of a register are kept: never at the place of whoever runs the tests."""
    file = tmp_path / "keys" / "key.json"
    monkeypatch.setenv("INSERVICE_KEY_FILE", str(file))
    return file


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that holds the sample school, plan and roster; the clerk stands in it."""
    folder = tmp_path / "office"
    shutil.copytree(built_in_folder() / "samples", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command as the terminal would, and return its exit code and what it said."""

    def run(*words: str | Path) -> Answer:
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


@pytest.fixture
def registry(office: Path, command: Command) -> Path:
    """The clerk's workspace, with a register in it; returns its folder."""
    answer = command("init", ".")
    assert answer.code == 0, answer.err
    return office


@pytest.fixture
def plan(registry: Path, command: Command) -> str:
    """The sample study, registered with its approvals; returns its number."""
    return str(command("plan", "add", "plan.yaml", "--json").json["plan"])
