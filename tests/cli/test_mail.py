"""`mail check` and `mail password`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.support.mail_servers import LOGIN, MailServerForTests, mail_server
from tests.support.mail_settings import use_server

from inservice_docs.formats.mail.password import VARIABLE


def test_trying_the_server(office: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says where and as whom mail would go; the password is not shown."""
    monkeypatch.setenv(VARIABLE, LOGIN[1])
    with mail_server(MailServerForTests(login=True)) as server:
        use_server(office, server, f'user = "{LOGIN[0]}"\n')
        answer = command("mail", "check", "--json")
        assert answer.json["port"] == server.port
        told = command("mail", "check")
        assert "可以寄信" in told.out
        assert LOGIN[1] not in told.out + answer.out
    assert command("mail", "check", "--json").codes == {"smtp-unreachable"}


def test_a_password_needs_a_server_first(office: Path, command: Command, tmp_path: Path) -> None:
    """What is wrong with the settings is said before anything is asked."""
    secret = tmp_path / "secret"
    secret.write_text("abc\n", "utf-8")
    answer = command("mail", "password", "--password-file", secret, "--json")
    assert answer.codes == {"mail-no-server"}
    use_server(office, MailServerForTests(port=25))
    answer = command("mail", "password", "--password-file", secret, "--json")
    assert answer.codes == {"smtp-no-user"}
