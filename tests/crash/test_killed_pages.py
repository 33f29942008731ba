"""The server is killed in the middle of every form once: nothing is lost, nothing doubled.

Each form of the whole procedure is sent while the server is killed at a random moment: before it
was read, while it was worked on, after it was stored, while the answer was on its way. Then the
server is started again, the form is sent again as whoever sees no answer would, and the work goes
on. In the end the register holds the same as one whose server was left alone.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.crash.killed_pages import Kills, Program, Times, visitor
from tests.support import page_procedure as procedure
from tests.support.page_facts import SCHOOL
from tests.support.page_procedure import Clerk
from tests.support.page_school import school_pages
from tests.support.pages import Visitor
from tests.web.moments import now

from inservice_docs.formats.templates import built_in_folder
from inservice_docs.records.issued import PartRole
from inservice_docs.workflow.award_hours import list_awards
from inservice_docs.workflow.make_workspace import make_workspace
from inservice_docs.workflow.register import Register, open_register, system_actor
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


def held(register: Register) -> dict[str, Any]:
    """Everything that a register holds, without the moments at which it was stored."""
    with register.look() as work:
        numbers = [each.number for each in work.plans.list()]
        plans = [work.plans.get(number) for number in numbers]
        return {
            "plans": [(each.number, each.plan, each.standing.status) for each in plans],
            "hours": [
                award and (award.amount, award.reason, award.edited)
                for n in numbers
                for _, award in list_awards(register, n).lines
            ],
            "numbers": sorted((n.number, n.plan, n.state) for n in work.numbers.list(limit=99)),
            "approvals": [
                (a.agency, a.state, a.number) for n in numbers for a in work.approvals.of_plan(n)
            ],
            "applicants": [(a.person, a.status) for n in numbers for a in work.applicants.list(n)],
            "participants": [p.person for n in numbers for p in work.participants.list(n)],
            "teachers": [each.person for each in work.teachers.list()],
            "documents": Counter(
                (d.plan, d.kind, d.number, len([p for p in d.parts if p.role is PartRole.FILE]))
                for n in numbers
                for d in work.documents.list(plan=n, limit=99)
            ),
            "certificates": sorted(
                (c.number, c.participant)
                for n in numbers
                for c in work.certificates.list(plan=n, limit=99)
            ),
            "accounts": [(a.login, a.roles, a.disabled) for a in work.accounts.list()],
            "sign-up": [work.settings.get(f"公開報名 {n}") for n in numbers],
            "trail": Counter(
                each.action
                for each in work.trail.list(limit=999)
                if not each.action.startswith("session.")
            ),
        }


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
    """Let a clerk do the whole procedure; return what the register holds, and what is wrong."""
    program = Program(folder, folder.parent / "key.json")
    program.start()
    try:
        way = transport(program)
        clerk, stranger = visitor(program.base, way), visitor(program.base, way)
        clerk.get(program.door.removeprefix(program.base))
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
        clerk.get(program.door.removeprefix(program.base))
        clerk.submit("/setup", "/setup", SCHOOL)
        clerk.client.close()
        clerk = Visitor(program.base)
        if clerk.get(program.door.removeprefix(program.base)).path == "/setup":
            clerk.submit("/setup", "/setup", SCHOOL)
        assert clerk.get("/").path == "/"
    finally:
        program.close()
    workspace = open_workspace(folder)
    assert workspace.school.name == SCHOOL["name"]
    with open_register(workspace, system_actor(), now()) as register:
        assert register.store.examine().findings == ()


@pytest.mark.parametrize("steps", [cross_school, in_school, school_pages])
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
