"""Every address with every role: nobody gets past the roles, and nothing foreign gets in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from litestar.handlers import HTTPRouteHandler
from tests.support import samples
from tests.support.offices import sample_office
from tests.support.pages import Visitor, served
from tests.web.conftest import PASSWORD

from inservice_docs.records.account import Role
from inservice_docs.web.routes import ROUTES
from inservice_docs.workflow.add_plan import register_plan
from inservice_docs.workflow.manage_accounts import add_account
from inservice_docs.workflow.register import Register

SAFE = {"GET", "HEAD", "OPTIONS"}
LOGINS = {role: role.name.lower() for role in Role}
REFUSED = 403


@dataclass(frozen=True)
class Address:
    """One address with one method, and who may use it."""

    method: str
    path: str
    public: bool
    roles: frozenset[Role]

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    def example(self, number: str) -> str:
        """The address with something in every blank: a study, and rows that are not there."""
        return "/".join(_filled(part, number) for part in self.path.split("/"))


def _filled(part: str, number: str) -> str:
    if not part.startswith("{"):
        return part
    name, _, kind = part.strip("{}").partition(":")
    return "999999" if kind == "int" else number if name == "number" else "nothing"


def addresses() -> Iterator[Address]:
    """Every address of the pages."""
    for handler in ROUTES:
        assert isinstance(handler, HTTPRouteHandler)
        guarded = [getattr(guard, "roles", ()) for guard in handler.guards or ()]
        roles = {role for each in guarded for role in each} or set(Role)
        for path in handler.paths:
            for method in handler.http_methods:
                public = bool(handler.opt.get("public"))
                yield Address(str(method), f"/{path.strip('/')}", public, frozenset(roles))


ALL = sorted(addresses(), key=str)
CLOSED = [each for each in ALL if not each.public]
CHANGING = [each for each in ALL if each.method not in SAFE]


@dataclass(frozen=True)
class Walk:
    """A served workspace with a study in it, and visitors of every kind."""

    base: str
    number: str
    register: Register
    visitors: Mapping[str, Visitor]

    def send(self, login: str, each: Address, **more: Any) -> httpx.Response:
        """Ask for an address, as its method says, with a token that holds."""
        client = self.visitors[login].client
        headers = {"x-csrftoken": client.cookies.get("csrf") or ""} | more.pop("headers", {})
        path = each.example(self.number)
        return client.request(each.method, path, headers=headers, follow_redirects=False, **more)

    def done(self) -> list[str]:
        """What was done so far, but for coming and going."""
        with self.register.look() as work:
            entries = work.trail.list(limit=500)
        return [each.action for each in entries if not each.action.startswith("session.")]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """One server for the whole walk."""
    home = tmp_path_factory.mktemp("walk")
    office = sample_office(home)
    with office.open() as register:
        number = register_plan(samples.plan(), register).value.number
        for role, login in LOGINS.items():
            add_account(register, login, "林小範", "教務處", [role], PASSWORD)
        with served(office.folder, office.environment, accounts=True) as base:
            visitors = {login: Visitor(base) for login in ("", *LOGINS.values())}
            for login in LOGINS.values():
                assert visitors[login].sign_in(login, PASSWORD).path == "/"
            visitors[""].get("/login")
            yield Walk(base, number, register, visitors)


@pytest.mark.parametrize("each", CLOSED, ids=str)
def test_a_stranger_is_asked_to_sign_in(walk: Walk, each: Address) -> None:
    """Whatever the address; nothing is shown or changed."""
    before = walk.done()
    answer = walk.send("", each)
    assert (answer.status_code, answer.headers.get("location")) == (303, "/login")
    assert walk.done() == before


@pytest.mark.parametrize("each", CLOSED, ids=str)
def test_a_role_that_may_not_is_refused(walk: Walk, each: Address) -> None:
    """With a plain page; those that may get an answer that is no fault of the program."""
    for role, login in LOGINS.items():
        before = walk.done()
        answer = walk.send(login, each)
        if role not in each.roles:
            assert answer.status_code == REFUSED, login
            assert walk.done() == before
        assert answer.status_code < 500, (login, answer.text[-600:])


@pytest.mark.parametrize("each", CHANGING, ids=str)
@pytest.mark.parametrize(
    "headers",
    [
        {"x-csrftoken": "forged"},
        {"x-csrftoken": ""},
        {"origin": "https://elsewhere.example"},
        {"sec-fetch-site": "cross-site"},
        {"host": "elsewhere.example"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_a_forged_form_changes_nothing(walk: Walk, each: Address, headers: dict[str, str]) -> None:
    """A wrong or missing token, another site's page, another host: refused before anything else."""
    before = walk.done()
    assert walk.send(LOGINS[Role.ADMINISTRATOR], each, headers=headers).status_code in {403, 421}
    assert walk.done() == before


@pytest.mark.parametrize("each", ALL, ids=str)
def test_every_answer_has_its_guards(walk: Walk, each: Address) -> None:
    """The headers that keep foreign scripts, frames and caches out, on refusals too."""
    answer = walk.send(LOGINS[Role.OFFICER], each)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers.get("content-type", "").count("charset") <= 1
    assert answer.headers["referrer-policy"] == "same-origin"
    if not each.path.startswith("/static"):
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("each", [each for each in CLOSED if "{number" in each.path], ids=str)
def test_a_study_that_is_not_there_is_told(walk: Walk, each: Address) -> None:
    """In words, on a plain page: a number in the address opens nothing by itself."""
    client = walk.visitors[LOGINS[Role.OFFICER]].client
    headers = {"x-csrftoken": client.cookies.get("csrf") or ""}
    for number in ("115-999", "../../etc/passwd", "<script>", "9" * 400):
        path = each.example(httpx.URL(path=number).raw_path.decode().replace("/", "%2F"))
        answer = client.request(each.method, path, headers=headers, follow_redirects=False)
        assert 300 <= answer.status_code < 500, (number, answer.text[-600:])
        assert "<script>" not in answer.text
