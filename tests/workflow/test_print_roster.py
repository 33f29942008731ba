"""The roster for signing in, from the register's participants."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.studies import CROSS, listed, person, status, study

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.draft_rosters import SignInChoice
from inservice_docs.workflow.print_roster import print_roster
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move

CHOICE = SignInChoice(formats=("xlsx",))


def test_the_step_is_recorded(
    register: Register, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The sheet lies in the folder, the plan has its roster printed, and the trail says so."""
    monkeypatch.setenv("INSERVICE_KEY_FILE", environment["INSERVICE_KEY_FILE"])
    number = study(register, CROSS, Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS)
    with pytest.raises(UserError):
        print_roster(register, number, CHOICE, tmp_path / "out")
    listed(register, number, [person(1), person(2)])
    (file,) = print_roster(register, number, CHOICE, tmp_path / "out").value
    assert file.is_file()
    assert status(register, number) == "名冊已列印"
    with register.look() as work:
        assert "roster.print" in {each.action for each in work.trail.list(subject=number)}
        (issued,) = work.documents.list(plan=number)
        assert issued.personal
        assert work.documents.file(issued.parts[0]) == file.read_bytes()


def test_not_before_there_is_a_list(register: Register, tmp_path: Path) -> None:
    """No file is written for a plan that is not so far."""
    with pytest.raises(UserError) as problem:
        print_roster(register, study(register), CHOICE, tmp_path / "out")
    assert problem.value.findings[0].code == "step-impossible"
    assert not (tmp_path / "out").exists()
