"""The pages of long work; what it does is tried with certificates."""

from __future__ import annotations

import time
from pathlib import Path

from tests.support.pages import Visitor

from inservice_docs.web.jobs import JobRoom
from inservice_docs.workflow.register import Register, system_actor


def test_a_job_at_work_is_shown_whole_and_in_part(clerk: Visitor, register: Register) -> None:
    """Without scripts there is a link for the latest; with them the part asks for itself."""
    import threading

    go = threading.Event()

    def work(folder: Path, progress: object) -> tuple[str, tuple[()], str]:
        del progress
        go.wait()
        (folder / "made.zip").write_bytes(b"all of it")
        return "好了。", (), "made.zip"

    assert register.workspace.folder is not None
    room = JobRoom(register.workspace.folder)
    id = room.start("x", system_actor("網頁").name, "證明", "/studies/115-001", work)
    page = clerk.get(f"/jobs/{id}")
    assert page.link("看最新進度") == f"/jobs/{id}"
    part = clerk.client.get(f"/jobs/{id}", headers={"hx-request": "true"})
    assert "<html" not in part.text
    assert "every 1s" in part.text
    assert clerk.get(f"/jobs/{id}/file").status == 404
    go.set()
    while "製作中" in clerk.get(f"/jobs/{id}").text:
        time.sleep(0.01)
    assert clerk.get(f"/jobs/{id}/file").data == b"all of it"


def test_one_that_is_not_there_is_told(clerk: Visitor) -> None:
    """Whatever is asked for."""
    for id in ("none", "..%2F..%2Fx", "0" * 24):
        assert clerk.get(f"/jobs/{id}").status == 404
        assert clerk.get(f"/jobs/{id}/file").status == 404
