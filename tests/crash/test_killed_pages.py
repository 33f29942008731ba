"""The server is killed in the middle of every form once: nothing is lost, nothing doubled.

Every form of the program is sent in one of several walks, while the server is killed at a random
moment: before it was read, while it was worked on, after it was stored, while the answer was on its
way. Then the server is started again, the form is sent again as whoever sees no answer would, and
the work goes on. In the end the register holds the same as one whose server was left alone.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.crash.holdings import held
from tests.crash.killed_pages import Kills, Program, Times, visitor
from tests.support import page_procedure as procedure
from tests.support.page_corrections import hours_corrections, plan_corrections
from tests.support.page_facts import SCHOOL
from tests.support.page_people import people_corrections
from tests.support.page_procedure import Clerk
from tests.support.page_school import school_pages
from tests.support.page_school_more import accounts, school_corrections
from tests.support.pages import DOOR, Visitor, served
from tests.web.moments import now
from tests.web.test_every_route import CHANGING

from inservice_docs.formats.templates import built_in_folder
from inservice_docs.workflow.make_workspace import make_workspace
from inservice_docs.workflow.register import open_register, system_actor
from inservice_docs.workflow.workspace import open_workspace

SET_UP = 0.4
"""Seconds that it takes about to make a workspace."""
Procedure = Callable[[Visitor, Visitor, Path], None]


def cross_school(clerk: Visitor, stranger: Visitor, folder: Path) -> None:
    """校外 from the plan to the certificates."""
    study = Clerk(clerk, folder, cross_school=True)
    procedure.register(study)
    procedure.approve(study, folder.parent)
    procedure.enter_course(study)
    procedure.open_sign_up(study)
    procedure.apply(study, stranger, range(11, 13))
    procedure.review_applicants(study, range(11, 13))
    procedure.drop_roster(study, range(21, 23))
    procedure.sign_in(study)
    procedure.attend(study, 12)
    procedure.award(study, 12)
    procedure.confirm(study, returned=True)
    procedure.certify(study, 4)


def in_school(clerk: Visitor, stranger: Visitor, folder: Path) -> None:
    """校內 from the plan to the certificates."""
    del stranger
    procedure.bring_teachers(clerk, 3)
    study = Clerk(clerk, folder, cross_school=False)
    procedure.register(study)
    procedure.sign_off(study)
    procedure.enter_course(study)
    procedure.sign_up_batch(study, range(1, 3))
    procedure.drop_roster(study, range(21, 23))
    procedure.sign_in(study)
    procedure.attend(study, 2)
    procedure.countersign(study)
    procedure.award(study, 2)
    procedure.confirm(study, returned=False)
    procedure.certify(study, 4)


WALKS: tuple[Procedure, ...] = (
    cross_school,
    in_school,
    school_pages,
    plan_corrections,
    people_corrections,
    hours_corrections,
    school_corrections,
    accounts,
)
ELSEWHERE = {"/setup": "test_a_set_up_that_was_cut_off_can_be_done_again"}
"""Addresses that no walk sends a form to, with the test that does."""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Make a workspace in a folder of its own: `office("left alone")`."""

    def made(name: str) -> Path:
        home = tmp_path / name
        monkeypatch.setenv("INSERVICE_KEY_FILE", str(home / "key.json"))
        shutil.copytree(built_in_folder() / "samples", home / "office")
        make_workspace(home / "office")
        return home / "office"

    return made


def done(
    folder: Path, steps: Procedure, transport: Callable[[Program], httpx.BaseTransport]
) -> tuple[dict[str, Any], list[str]]:
    """Let a clerk go a walk; return what the register holds then, and what is wrong."""
    program = Program(folder, folder.parent / "key.json", accounts=steps is accounts)
    program.start()
    try:
        way = transport(program)
        clerk, stranger = visitor(program.base, way), visitor(program.base, way)
        clerk.get(program.door)
        steps(clerk, stranger, folder)
        clerk.client.close()
        stranger.client.close()
        complaints = program.complaints.splitlines()
    finally:
        program.close()
    with open_register(open_workspace(folder), system_actor(), now()) as register:
        wrong = [each.message for each in register.store.examine().findings]
        return held(register), [*complaints, *wrong]


@pytest.mark.parametrize("part", [0.1, 0.4, 0.7, 1.0])
def test_a_set_up_that_was_cut_off_can_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: float
) -> None:
    """Whoever comes in again by the door finds the form once more, or the workspace whole."""
    monkeypatch.setenv("INSERVICE_KEY_FILE", str(tmp_path / "key.json"))
    folder = tmp_path / "office"
    program = Program(folder, tmp_path / "key.json")
    program.start()
    try:
        clerk = visitor(program.base, Kills(program, [SET_UP * part / 1.5], seed=round(part * 10)))
        clerk.get(program.door)
        clerk.submit("/setup", "/setup", SCHOOL)
        clerk.client.close()
        clerk = Visitor(program.base)
        if clerk.get(program.door).path == "/setup":
            clerk.submit("/setup", "/setup", SCHOOL)
        assert clerk.get("/").path == "/"
    finally:
        program.close()
    workspace = open_workspace(folder)
    assert workspace.school.name == SCHOOL["name"]
    with open_register(workspace, system_actor(), now()) as register:
        assert register.store.examine().findings == ()


@pytest.mark.parametrize("steps", WALKS)
def test_nothing_is_lost_or_doubled(office: Callable[[str], Path], steps: Procedure) -> None:
    """What is there in the end is what is there when the server is left alone."""
    times = Times()
    expected, wrong = done(office("left alone"), steps, lambda program: times)
    assert wrong == []
    fates: list[Kills] = []

    def fate(program: Program) -> Kills:
        fates.append(Kills(program, times.usual, seed=7))
        return fates[-1]

    came, wrong = done(office("killed"), steps, fate)
    assert wrong == []
    assert 0 < fates[0].answered < fates[0].at  # killed before the answer, and after
    for name in expected:
        assert came[name] == expected[name], name


def test_every_form_is_sent_in_a_walk(office: Callable[[str], Path]) -> None:
    """And taken: whoever adds an address that changes something lets a walk send a form to it."""
    sent = set(ELSEWHERE)
    for steps in WALKS:
        folder, times = office(steps.__name__), Times()
        with served(folder, dict(os.environ), accounts=steps is accounts) as base:
            clerk, stranger = visitor(base, times), visitor(base, times)
            clerk.get("/login" if steps is accounts else f"/enter?key={DOOR}")
            steps(clerk, stranger, folder)
        sent |= set(patterns(times.taken))
    assert {each.path for each in CHANGING} == sent


def patterns(paths: Iterable[str]) -> Iterable[str]:
    """The addresses of the program that lie behind some paths, the plainest of each."""
    known = sorted((each.path for each in CHANGING), key=lambda path: path.count("{"))
    shapes = [(path, re.sub(r"\\{[^}]+\\}", "[^/]+", re.escape(path))) for path in known]
    for each in paths:
        yield next(path for path, shape in shapes if re.fullmatch(shape, each))
