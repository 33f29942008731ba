"""The office behind the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.web.office import Office
from inservice_docs.web.settings import ServeSettings
from inservice_docs.workflow.set_school import set_school
from inservice_docs.workflow.workspace import open_workspace


def test_changed_settings_are_read_anew(folder: Path, environment: dict[str, str]) -> None:
    """Without starting again."""
    office = Office(ServeSettings(str(folder)), environment)
    assert office.ready
    before = office.workspace
    assert office.workspace is before
    school = open_workspace(folder).school.model_copy(update={"name": "新名高級中學"})
    set_school(folder, school)
    assert office.workspace.school.name == "新名高級中學"
    office.close()


def test_every_process_has_the_same_secrets(folder: Path, environment: dict[str, str]) -> None:
    """Derived from the register's key, each use with its own."""
    one, other = (Office(ServeSettings(str(folder)), environment) for _ in range(2))
    assert one.secret(b"cookies") == other.secret(b"cookies") != one.secret(b"forms")
    one.close()
    other.close()


def test_without_a_workspace_there_is_nothing_to_open(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """And its secrets hold for this process alone."""
    one, other = (Office(ServeSettings(str(tmp_path)), environment) for _ in range(2))
    assert not one.ready
    assert one.secret(b"cookies") != other.secret(b"cookies")
    with pytest.raises(UserError):
        _ = one.store
