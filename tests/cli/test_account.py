"""`account add`, `list`, `disable` and `passwd`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.cli.conftest import Command


def test_accounts_with_passwords_from_a_file(
    registry: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A password is never an argument; it comes from a file or the input."""
    secret = registry / "secret"
    secret.write_text("four unrelated words\n", encoding="utf-8")
    words = ("--role", "承辦人", "--role", "文書組", "--office", "教務處", "--person", "陳小範")
    made = command("account", "add", "chen", *words, "--password-file", secret, "--json")
    assert made.json["account"] == {
        "login": "chen",
        "person": "陳小範",
        "office": "教務處",
        "roles": ["承辦人", "文書組"],
        "disabled": False,
    }
    monkeypatch.setattr("sys.stdin", io.StringIO("another four words\n"))
    assert command("account", "passwd", "chen", "--password-file", "-").code == 0
    assert "已停用" in command("account", "disable", "chen").out
    assert "（停用）" in command("account", "list").out
    assert command("account", "disable", "chen", "--undo", "--json").json["account"]["login"]
    assert len(command("account", "list", "--json").json["accounts"]) == 1


def test_mistakes(registry: Path, command: Command) -> None:
    """An unknown role is told before a password is asked for."""
    assert command("account", "add", "x", "--role", "主任", "--json").codes == {"role-unknown"}
    short = registry / "secret"
    short.write_text("short", encoding="utf-8")
    words = ("--role", "承辦人", "--password-file", short, "--json")
    assert command("account", "add", "x", *words).codes == {"password-length"}
    assert command("account", "disable", "x", "--json").codes == {"account-unknown"}


def test_a_password_is_asked_on_a_terminal_alone(registry: Path, command: Command) -> None:
    """Elsewhere it would be echoed, or never come."""
    answer = command("account", "add", "x", "--role", "承辦人", "--json")
    assert answer.codes == {"secret-not-asked"}
