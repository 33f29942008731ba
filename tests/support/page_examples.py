"""An example of every page (每一頁的例子): a workspace in which no blank of an address is empty."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from litestar.handlers import HTTPRouteHandler
from tests.support.doors import study_today
from tests.support.issued import awarded, issued
from tests.support.offices import sample_office
from tests.support.page_facts import faulty_roster, roster
from tests.support.replies import REQUEST, reply_file
from tests.support.requests import DAY, unasked
from tests.support.studies import IN_SCHOOL, applied, attended, person, study
from tests.web.conftest import PASSWORD
from tests.web.routes.test_public_signup import open_plan

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding
from inservice_docs.web.jobs import JobRoom, Progress
from inservice_docs.web.routes import ROUTES
from inservice_docs.workflow.application import read_application
from inservice_docs.workflow.door import open_door
from inservice_docs.workflow.held_reply import hold_reply
from inservice_docs.workflow.import_teachers import add_teachers
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.keep_list import PARTICIPANTS, TEACHERS, keep_list
from inservice_docs.workflow.manage_accounts import add_account
from inservice_docs.workflow.public_signup import public_sign_up, sign_up_slug
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_publicly import sign_up_publicly
from inservice_docs.workflow.steps.machine import Move

FILES = {
    "/c/sw.js",
    "/certificates/{id:int}/file/{kind:str}",
    "/courses/file",
    "/documents/{id:int}/copy",
    "/documents/{id:int}/files",
    "/documents/{id:int}/files/{position:int}",
    "/help/pictures/{name:str}",
    "/jobs/{id:str}/file",
    "/reviews/{number:str}/mail",
    "/school/calendar.ics",
    "/school/keys/file",
    "/school/templates/file",
    "/school/templates/sample",
    "/studies/{number:str}/approvals/file",
    "/studies/{number:str}/calendar",
    "/studies/{number:str}/course/sheet",
    "/studies/{number:str}/documents/{id:int}/copy",
    "/studies/{number:str}/documents/{id:int}/files",
    "/studies/{number:str}/documents/{id:int}/files/{position:int}",
    "/studies/{number:str}/hours/list/{kind:str}",
    "/studies/{number:str}/hours/statistics.xlsx",
    "/studies/{number:str}/letters/{kind:str}/draft",
    "/studies/{number:str}/letters/{kind:str}/enclosures",
    "/studies/{number:str}/participants/files/{what:str}",
    "/studies/{number:str}/sign-in/{document:int}/{part:int}",
    "/studies/{number:str}/signup/code/{kind:str}",
    "/verify/keys",
}
"""What is downloaded; others are known by what comes."""
PARTS = {
    "/c/{slug:str}/now",
    "/studies/presence",
    "/studies/draft/kept",
    "/studies/{number:str}/letters/{kind:str}/sheet",
}
"""Pieces of pages, which scripts put into their place."""
FINISHED = ("certificates", "documents", "hours", "more")


@dataclass(frozen=True)
class Examples:
    """A workspace, and the words for the blanks of each address."""

    folder: Path
    environment: dict[str, str]
    met: str
    """A study that was held: most pages of a study are shown by it."""
    studies: tuple[str, ...]
    """Studies at several steps."""
    whole: dict[str, tuple[str, ...]]
    """Addresses that need more than the number of that study."""

    def of(self, path: str) -> tuple[str, ...]:
        """The addresses that show what an address of the program is for."""
        return self.whole.get(path) or (self._with(path, self.met),)

    def everywhere(self, path: str) -> tuple[str, ...]:
        """The same, of every study."""
        return (*self.of(path), *(self._with(path, number) for number in self.studies))

    def _with(self, path: str, number: str) -> str:
        return path.replace("{number:str}", number).replace("{kind:str}", "invitation")


def addresses() -> list[str]:
    """Every address of the program that shows a page."""
    return sorted(
        path
        for handler in ROUTES
        if isinstance(handler, HTTPRouteHandler) and "GET" in map(str, handler.http_methods)
        for path in handler.paths
        if path not in FILES | PARTS and not path.startswith(("/static", "/enter"))
    )


def examples(home: Path) -> Examples:
    """Make the workspace."""
    office = sample_office(home)
    with office.open("網頁") as opened:
        return _filled(opened, home, office.folder, office.environment)


def _filled(register: Register, home: Path, folder: Path, environment: dict[str, str]) -> Examples:
    fresh = study(register, IN_SCHOOL)
    add_teachers(register, [person(serial) for serial in range(31, 34)])
    public = study(register, open_plan(30, 10), Move.OPEN_SIGN_UP)
    applied(register, public, [person(serial) for serial in range(5, 9)])
    slug = sign_up_slug(register, public)
    own = _signed_up(register, slug)
    (home / "名單.csv").write_bytes(faulty_roster(41, 43))
    keep_list(register, PARTICIPANTS, public, home / "名單.csv")
    (home / "教師.csv").write_bytes(roster(51, 53))
    keep_list(register, TEACHERS, "", home / "教師.csv")
    door = open_door(register, study_today(register)[0])
    met, _ = attended(register)
    ended = awarded(register)
    issued(register, ended, home / "out", date=None)
    asked = unasked(register, folder)
    order = IssueOrder("approval-request", asked, number=REQUEST, date=DAY)
    letter = issue_letter(order, register).value.documents[0]
    loose = issue_letter(
        IssueOrder(
            "account-request", number="曉中宗字第1150000002號", office="教務處", person="陳小範"
        ),
        register,
    ).value.documents[0]
    reply = reply_file(register.workspace, home / "reply")
    token = hold_reply(register, reply.name, reply.read_bytes())
    add_account(register, "chen", "陳小範", "教務處", [str(Role.OFFICER)], PASSWORD)
    return Examples(
        folder,
        environment,
        met,
        (fresh, public, ended, asked),
        {
            "/studies/{number:str}/batch": (f"/studies/{fresh}/batch",),
            "/studies/{number:str}/approvals": (f"/studies/{asked}/approvals",),
            **{
                f"/studies/{{number:str}}/{place}": (f"/studies/{public}/{place}",)
                for place in ("applicants", "signup", "signup/poster", "participants/list")
            },
            **{
                f"/studies/{{number:str}}/{place}": (f"/studies/{ended}/{place}",)
                for place in FINISHED
            },
            "/reviews/{number:str}": (f"/reviews/{asked}",),
            "/school/accounts/{login:str}": ("/school/accounts/chen",),
            "/school/templates/one": (f"/school/templates/one?name={CERTIFICATE}",),
            "/c/{slug:str}": (f"/c/{door}",),
            "/certificates/{id:int}": ("/certificates/1",),
            "/documents/{id:int}": (f"/documents/{loose.id}",),
            "/studies/{number:str}/documents/{id:int}": (
                f"/studies/{asked}/documents/{letter.id}",
            ),
            "/studies/new": ("/studies/new", "/studies/new?kind=校外"),
            "/help/{name:str}": tuple(f"/help/{name}" for name in guide_names()),
            "/incoming/{token:str}": (f"/incoming/{token}",),
            "/jobs/{id:str}": (f"/jobs/{_job(folder, register)}",),
            "/s/{slug:str}": (f"/s/{slug}",),
            "/s/{slug:str}/{token:str}": (f"/s/{slug}/{own}",),
            "/wording/{key:str}": ("/wording/invitation",),
            "/letters/{kind:str}": ("/letters/account-request",),
        },
    )


def guide_names() -> list[str]:
    """The pages of the guide."""
    folder = Path(__file__).resolve().parents[2] / "docs" / "guide"
    return sorted(each.stem for each in folder.glob("*.md"))


def _signed_up(register: Register, slug: str) -> str:
    page, one = public_sign_up(register, slug), person(9)
    names = ("name", "id_number", "school", "position", "phone", "email")
    said = read_application({name: str(getattr(one, name)) for name in names}, page.questions)
    return sign_up_publicly(register, slug, said, agreed=page.notice.version).token


def _job(folder: Path, register: Register) -> str:
    def work(place: Path, progress: Progress) -> tuple[str, tuple[Finding, ...], str]:
        del progress
        (place / "made.zip").write_bytes(b"")
        return "好了。", (), "made.zip"

    room, owner = JobRoom(folder), register.actor.name
    id = room.start("once", owner, "研習證明", "/", work)
    while room.look(id, owner).running:
        time.sleep(0.01)
    return id
