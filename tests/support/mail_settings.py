"""Settings that lead to a test's mail server."""

from __future__ import annotations

from pathlib import Path

from tests.support.mail_servers import MailServerForTests


def use_server(folder: Path, server: MailServerForTests, more: str = "") -> None:
    """Put a mail server of a test into the settings of a workspace."""
    file = folder / "inservice.toml"
    former = file.read_text("utf-8").split("\n[smtp]")[0]
    words = (
        f'\n[smtp]\nhost = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\n'
        f'sender = "kyo@example.edu.tw"\nsender_name = "範例高中"\ntimeout = 10\n{more}'
    )
    file.write_text(former + words, "utf-8")
