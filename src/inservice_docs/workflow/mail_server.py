"""The school's mail server (寄信伺服器) in use: its settings, its password, one connection."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from inservice_docs.formats.mail.password import keep_password, password_of
from inservice_docs.formats.mail.send import Outgoing, connect
from inservice_docs.formats.mail.server import MailServer, read_server
from inservice_docs.records.finding import UserError, error
from inservice_docs.workflow.workspace import SETTINGS, Workspace


def mail_server(workspace: Workspace) -> MailServer:
    """Return the mail server that the school has set; UserError where it has set none."""
    return read_server(workspace.required_folder("沒有寄信伺服器的設定") / SETTINGS)


@contextmanager
def outgoing_mail(
    workspace: Workspace, environment: Mapping[str, str] = os.environ
) -> Iterator[tuple[MailServer, Outgoing]]:
    """Open a connection to the school's mail server, logged in; close it at the end of the block.

    Raises UserError: no server set, no password, not reachable, not trusted, login refused.
    """
    server = mail_server(workspace)
    with connect(server, password_of(server, environment)) as outgoing:
        yield server, outgoing


def check_mail_server(
    workspace: Workspace, environment: Mapping[str, str] = os.environ
) -> MailServer:
    """Connect and log in without sending anything; return the server. Raises UserError as above."""
    with outgoing_mail(workspace, environment) as (server, _):
        return server


def keep_mail_password(workspace: Workspace, password: str) -> MailServer:
    """Keep the password of the server's account in the key ring of the operating system."""
    server = mail_server(workspace)
    if not server.user:
        raise UserError(
            error(
                "smtp-no-user",
                "寄信伺服器沒有設定帳號，不需要密碼。",
                f"需要登入時，先在 {SETTINGS} 的 [smtp] 填寫 user。",
            )
        )
    if not password:
        raise UserError(error("smtp-password-missing", "沒有輸入密碼。", "再執行一次。"))
    keep_password(server, password)
    return server
