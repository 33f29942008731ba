"""The password of the mail server: the environment first, then the system's key ring."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from inservice_docs.formats.mail.password import VARIABLE, keep_password, password_of
from inservice_docs.formats.mail.server import MailServer
from inservice_docs.records.finding import UserError

SERVER = MailServer(host="smtp.example.edu.tw", sender="a@b.tw", user="kyo")


class _Ring(KeyringBackend):
    """A key ring in memory: what a desktop has and a test machine lacks."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        raise PasswordDeleteError


@pytest.fixture
def ring() -> Iterator[_Ring]:
    """Work with a key ring of one's own."""
    former, ours = keyring.get_keyring(), _Ring()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(former)


def test_the_environment_comes_first(ring: _Ring) -> None:
    """A server without a desktop has nothing else."""
    keep_password(SERVER, "存的")
    assert password_of(SERVER, {}) == "存的"
    assert password_of(SERVER, {VARIABLE: "環境的"}) == "環境的"


def test_each_server_has_its_own(ring: _Ring) -> None:
    """The password of one account is not given to another."""
    keep_password(SERVER, "存的")
    with pytest.raises(UserError) as caught:
        password_of(SERVER.model_copy(update={"host": "mail.example.com"}), {})
    assert caught.value.findings[0].code == "smtp-password-missing"


def test_a_server_without_login_needs_none(ring: _Ring) -> None:
    """A school's own relay often takes mail from within."""
    assert password_of(SERVER.model_copy(update={"user": ""}), {VARIABLE: "x"}) == ""


def test_a_machine_without_key_ring_says_so() -> None:
    """The environment is named as the other way."""
    from keyring.backends.fail import Keyring

    former = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        with pytest.raises(UserError) as caught:
            keep_password(SERVER, "x")
        assert VARIABLE in caught.value.findings[0].fix
        with pytest.raises(UserError):
            password_of(SERVER, {})
    finally:
        keyring.set_keyring(former)
