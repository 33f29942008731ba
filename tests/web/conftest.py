"""A workspace whose pages are served, and visitors to them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support.offices import Office, sample_office
from tests.support.pages import DOOR, Visitor, served

from inservice_docs.records.account import Role
from inservice_docs.workflow.manage_accounts import add_account
from inservice_docs.workflow.register import Register

PASSWORD = "correct horse battery"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample school's workspace with an empty register, made once and copied for each test."""
    home = tmp_path_factory.mktemp("prepared")
    sample_office(home)
    return home


@pytest.fixture
def folder(prepared: Path, tmp_path: Path, environment: dict[str, str]) -> Path:
    """The sample school's workspace, with an empty register and the sample plans beside it."""
    del environment  # which names the place of the key
    for name in ("office", "keys"):
        shutil.copytree(prepared / name, tmp_path / name)
    return tmp_path / "office"


@pytest.fixture
def register(folder: Path, environment: dict[str, str]) -> Iterator[Register]:
    """The register behind the pages, to prepare things and to look at what became of them."""
    with Office(folder, environment).open() as opened:
        yield opened


@pytest.fixture
def clerk(folder: Path, environment: dict[str, str]) -> Iterator[Visitor]:
    """The user of the computer itself, who came in by the door and may do everything."""
    with served(folder, environment) as base:
        visitor = Visitor(base)
        visitor.get("/enter", key=DOOR)
        yield visitor


SignIn = Callable[..., Visitor]


@pytest.fixture
def people(folder: Path, environment: dict[str, str], register: Register) -> Iterator[SignIn]:
    """Sign somebody in who has some roles: `people(Role.OFFICER)`; no role, a mere visitor."""
    with served(folder, environment, accounts=True) as base:

        def somebody(*roles: Role, office: str = "教務處") -> Visitor:
            visitor = Visitor(base)
            if roles:
                login = "-".join(role.name.lower() for role in roles)
                if login not in {each.login for each in _accounts(register)}:
                    names = [str(role) for role in roles]
                    add_account(register, login, "林小範", office, names, PASSWORD)
                assert visitor.sign_in(login, PASSWORD).path == "/"
            return visitor

        yield somebody


def _accounts(register: Register) -> tuple[object, ...]:
    with register.look() as work:
        return work.accounts.list()
