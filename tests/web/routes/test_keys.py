"""Keys on the pages."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.issued import awarded, issued
from tests.support.pages import Visitor
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.register import Register

HERE = "/school/keys"


def test_keys_are_published_and_changed(clerk: Visitor, register: Register, tmp_path: Path) -> None:
    """After the change both are in the list; the private ones are in no page."""
    issued(register, awarded(register), tmp_path / "out", date=None)
    one = json.loads(clerk.get(f"{HERE}/file").data)["keys"]
    assert len(one) == 1
    assert set(one[0]) == {"id", "issuer", "algorithm", "key", "since", "until"}
    assert "先勾選" in clerk.submit(HERE, f"{HERE}/change").text
    done = clerk.submit(HERE, f"{HERE}/change", {"sure": "1"})
    assert "簽章金鑰已更換。" in done.notes
    assert len(json.loads(clerk.get("/verify/keys").data)["keys"]) == 2


def test_the_key_of_the_register_is_changed(clerk: Visitor, register: Register) -> None:
    """All is sealed anew, and can still be read."""
    number = awarded(register)
    assert "先勾選" in clerk.submit(HERE, f"{HERE}/rotate").text
    done = clerk.submit(HERE, f"{HERE}/rotate", {"sure": "1"})
    assert any("重新加密" in note for note in done.notes)
    assert "A1" in clerk.get(f"/studies/{number}/hours").text


def test_others_only_look(people: SignIn) -> None:
    """No form is shown to them."""
    page = people(Role.OFFICER).get(HERE)
    assert page.status == 200
    assert "更換" not in page.text
