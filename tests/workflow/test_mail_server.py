"""The mail server in use: tried out without sending; what is missing is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.mail_servers import LOGIN, MailServerForTests, mail_server
from tests.support.mail_settings import use_server

from inservice_docs.formats.mail.password import VARIABLE
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.mail_server import (
    check_mail_server,
    keep_mail_password,
)
from inservice_docs.workflow.mail_server import (
    mail_server as ours,
)
from inservice_docs.workflow.workspace import Workspace, open_workspace


def test_trying_out_sends_nothing(folder: Path, workspace: Workspace) -> None:
    """It logs in, with the password of the environment."""
    with mail_server(MailServerForTests(login=True)) as server:
        use_server(folder, server, f'user = "{LOGIN[0]}"\n')
        assert check_mail_server(workspace, {VARIABLE: LOGIN[1]}).port == server.port
        for environment, code in (({VARIABLE: "x"}, "smtp-login"), ({}, "smtp-password-missing")):
            with pytest.raises(UserError) as caught:
                check_mail_server(workspace, environment)
            assert caught.value.findings[0].code == code
    assert server.received == []


def test_a_school_without_server(workspace: Workspace, tmp_path: Path) -> None:
    """And no workspace at all."""
    with pytest.raises(UserError) as caught:
        ours(workspace)
    assert caught.value.findings[0].code == "mail-no-server"
    with pytest.raises(UserError) as caught:
        ours(open_workspace(None, tmp_path))
    assert caught.value.findings[0].code == "no-workspace"


def test_a_server_without_account_needs_no_password(folder: Path, workspace: Workspace) -> None:
    """Nothing is kept for it."""
    use_server(folder, MailServerForTests(port=25))
    with pytest.raises(UserError) as caught:
        keep_mail_password(workspace, "x")
    assert caught.value.findings[0].code == "smtp-no-user"
