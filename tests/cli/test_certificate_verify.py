"""`certificate verify|keys` at the command line: with and without a register."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.test_certificate_issue import DATE, plan

from inservice_docs.formats.qr.read import read_qr

__all__ = ["plan"]


@pytest.fixture
def certificate(command: Command, plan: str, registry: Path) -> Path:
    """An issued certificate, and the school's public keys in keys.json."""
    done = command("certificate", "issue", plan, *DATE, "--json").json
    assert command("certificate", "keys", "--out", "keys.json").code == 0
    return Path(done["files"][0])


def test_in_the_office_nothing_else_is_needed(command: Command, certificate: Path) -> None:
    """The register knows its keys; the facts are shown, the verdict first."""
    answer = command("certificate", "verify", certificate)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0] == "有效。"
    assert "  證號　(99)曉中宗字第0001號" in lines
    assert "  發證日期　中華民國99年3月24日" in lines
    assert "王範例1" not in answer.out


def test_anywhere_else_the_published_keys_are_enough(
    command: Command, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File, text, or standard input; without any keys nobody can tell."""
    keys = (certificate.parents[2] / "keys.json").read_bytes()
    (tmp_path / "keys.json").write_bytes(keys)
    monkeypatch.chdir(tmp_path)
    (text,) = read_qr(certificate.read_bytes())
    for given in (str(certificate), text):
        answer = command("certificate", "verify", given, "--keys", "keys.json", "--json")
        assert (answer.code, answer.json["verdict"]) == (0, "valid")
        assert answer.json["certificate"]["hours"] == 3.0
        assert answer.json["compared"] == (given != text)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert command("certificate", "verify", "-", "--keys", "keys.json").code == 0
    unknown = command("certificate", "verify", text, "--json")
    assert (unknown.code, unknown.json["verdict"]) == (1, "unknown-issuer")
    assert unknown.codes == {"keys-missing"}
    assert "請與紙本逐項核對" in command("certificate", "verify", text, "--keys", "keys.json").out


def test_what_is_not_true_ends_with_1(command: Command, certificate: Path) -> None:
    """Altered, revoked, unreadable: each by its name, in the same shape."""
    (text,) = read_qr(certificate.read_bytes())
    other = "B" if text[200] != "B" else "C"
    answers = {
        "altered": command("certificate", "verify", text[:200] + other + text[201:], "--json"),
        "unreadable": command("certificate", "verify", "no-such-file.pdf", "--json"),
    }
    command("certificate", "revoke", "1", "--reason", "有誤")
    answers["revoked"] = command("certificate", "verify", certificate, "--json")
    for verdict, answer in answers.items():
        assert (answer.code, answer.json["verdict"]) == (1, verdict)
        assert set(answer.json) == {
            "verdict", "reason", "certificate", "differences", "compared", "findings",
        }  # fmt: skip
    assert answers["unreadable"].codes == {"file-missing"}
    said = command("certificate", "verify", certificate)
    assert said.out.startswith("已撤銷：已於")
    assert "有誤" not in said.out


def test_a_damaged_list_of_keys_is_told(command: Command, certificate: Path) -> None:
    """It is the list that is wrong, not the certificate."""
    Path("bad.json").write_text("[]", encoding="utf-8")
    answer = command("certificate", "verify", certificate, "--keys", "bad.json", "--json")
    assert (answer.code, answer.codes) == (1, {"keys-unreadable"})


def test_keys_are_listed_and_changed(command: Command, certificate: Path) -> None:
    """The file and --json are the same list; old certificates stay valid."""
    listed = command("certificate", "keys", "--json").json
    assert listed == json.loads(Path("keys.json").read_text(encoding="utf-8"))
    changed = command("certificate", "keys", "--new", "--json")
    assert len(changed.json["keys"]) == 2
    assert "仍然有效" in changed.err
    assert "使用中" in command("certificate", "keys").out
    assert command("certificate", "verify", certificate).code == 0


def test_before_the_first_certificate_there_is_no_key(command: Command, registry: Path) -> None:
    """The list is empty, and says when the key comes."""
    assert command("certificate", "keys", "--json").json == {"keys": []}
    assert "第一次發證時產生" in command("certificate", "keys").out
