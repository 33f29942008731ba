"""The mail server of the settings file: read in full, and never with its password."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.formats.mail.server import MailServer, Security, read_server
from inservice_docs.formats.plan_file.settings import read_settings
from inservice_docs.records.finding import UserError

GOOD = '[smtp]\nhost = "smtp.example.edu.tw"\nsender = "kyo@example.edu.tw"\nuser = "kyo"\n'


def read(folder: Path, text: str) -> MailServer:
    """Read a settings file of a text."""
    file = folder / "inservice.toml"
    file.write_text(text, "utf-8")
    return read_server(file)


def codes(folder: Path, text: str) -> list[str]:
    """Return the codes of what is wrong with it."""
    with pytest.raises(UserError) as caught:
        read(folder, text)
    assert all(each.fix and each.message.endswith("。") for each in caught.value.findings)
    return [each.code for each in caught.value.findings]


def test_english_and_chinese_keys(tmp_path: Path) -> None:
    """Either way the same server; the port follows from the kind of encryption."""
    server = read(tmp_path, GOOD)
    assert (server.host, server.security, server.port_number) == (
        *("smtp.example.edu.tw", Security.STARTTLS),
        587,
    )
    chinese = (
        '[郵件]\n主機 = "smtp.example.edu.tw"\n寄件地址 = "kyo@example.edu.tw"\n加密 = "ssl"\n'
        '寄件人 = "範例高中教務處"\n'
    )
    server = read(tmp_path, chinese)
    assert (server.port_number, server.mailbox.name) == (465, "範例高中教務處")


def test_the_school_beside_it_is_read_without_a_remark(tmp_path: Path) -> None:
    """The table of the mail server is known to whoever reads the school."""
    file = tmp_path / "inservice.toml"
    file.write_text(f'[school]\nname = "範例國中"\n\n{GOOD}', "utf-8")
    assert read_settings(file).findings == ()
    assert read_server(file).host


def test_without_a_server_it_says_what_else_can_be_done(tmp_path: Path) -> None:
    """Drafts need none."""
    assert codes(tmp_path, '[school]\nname = "範例國中"\n') == ["mail-no-server"]


def test_a_password_in_the_file_is_refused(tmp_path: Path) -> None:
    """And not repeated in the message."""
    with pytest.raises(UserError) as caught:
        read(tmp_path, GOOD + 'password = "秘密123"\n')
    assert [each.code for each in caught.value.findings] == ["smtp-password-in-file"]
    assert "秘密" not in str(caught.value)


def test_what_is_missing_or_wrong_is_named(tmp_path: Path) -> None:
    """All of it at once."""
    assert codes(tmp_path, "[smtp]\nport = 587\n") == ["smtp-incomplete", "smtp-incomplete"]
    assert codes(tmp_path, GOOD.replace("kyo@", "kyo ")) == ["mail-address", "smtp-incomplete"]
    assert codes(tmp_path, GOOD + 'security = "maybe"\n')
    assert codes(tmp_path, GOOD + "port = 99999\n")


def test_no_password_goes_over_the_wire_in_the_clear(tmp_path: Path) -> None:
    """Without encryption a login is taken for this machine alone."""
    assert codes(tmp_path, GOOD + 'security = "none"\n') == ["smtp-in-the-clear"]
    assert read(tmp_path, GOOD.replace("smtp.example.edu.tw", "localhost") + 'security = "none"\n')
