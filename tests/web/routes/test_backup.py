"""Backups and the state of the computer on the pages."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest
from tests.support.issued import awarded
from tests.support.pages import Visitor
from tests.support.samples import id_number

from inservice_docs.workflow.keep_backups import restore_register
from inservice_docs.workflow.register import Register, look_into, system_actor
from inservice_docs.workflow.workspace import open_workspace

HERE, DOCTOR = "/school/backup", "/school/doctor"
PHRASE = "four words of some sort"


def test_a_backup_is_whole_and_nothing_of_it_stays(
    clerk: Visitor, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is encrypted, restores elsewhere, and the server keeps no copy."""
    number = awarded(register)
    there = tmp_path / "temporary"
    there.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(there))
    done = clerk.submit(HERE, HERE, {"passphrase": PHRASE, "again": PHRASE})
    assert done.status == 200
    assert "attachment" in done.response.headers["content-disposition"]
    assert id_number(1).encode() not in done.data
    for _ in range(200):  # the server clears up after the last byte was sent
        if not list(there.iterdir()):
            break
        time.sleep(0.05)
    assert not list(there.iterdir())
    file = tmp_path / "backup.ibk"
    file.write_bytes(done.data)
    keys = {"INSERVICE_KEY_FILE": str(tmp_path / "other.json")}
    home = tmp_path / "restored"
    restore_register(
        file,
        open_workspace(None, tmp_path),
        system_actor(),
        to=home,
        passphrase=PHRASE,
        environment=keys,
    )
    (home / "inservice.toml").write_text('[school]\nname = "範例"\n', "utf-8")
    with look_into(open_workspace(home, environment=keys)) as work:
        assert work.plans.get(number).number == number


def test_a_poor_passphrase_is_told(clerk: Visitor) -> None:
    """Beside its field; it does not come back."""
    wrong = clerk.submit(HERE, HERE, {"passphrase": "short", "again": "short"})
    assert wrong.page.cssselect("#wrong-passphrase")
    wrong = clerk.submit(HERE, HERE, {"passphrase": PHRASE, "again": "another"})
    assert wrong.page.cssselect("#wrong-again")
    assert PHRASE not in wrong.response.text


def test_the_doctor_says_what_there_is(clerk: Visitor) -> None:
    """The register is examined when asked for, and counted anew."""
    assert "LibreOffice" in clerk.get(DOCTOR).text
    assert any("登記簿完好" in note for note in clerk.submit(DOCTOR, DOCTOR).notes)
    done = clerk.submit(DOCTOR, DOCTOR, button="重新計算")
    assert any("重新計算" in note for note in done.notes)
