"""The files that never change: packed, kept by browsers for ever, and none but those."""

from __future__ import annotations

import pytest
from tests.support.pages import Visitor

from inservice_docs.web.static_files import FOREVER, address, static_files


@pytest.mark.parametrize("name", sorted(static_files()))
def test_a_file_is_sent_packed_and_kept_for_ever(clerk: Visitor, name: str) -> None:
    """Its address changes with its content."""
    answer = clerk.client.get(address(name), headers={"accept-encoding": "gzip"})
    assert answer.content == static_files()[name].plain
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == FOREVER
    plain = clerk.client.get(address(name), headers={"accept-encoding": "identity"})
    assert plain.content == answer.content
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("name", ["../app.py", "%2e%2e/app.py", "/etc/passwd", "nothing.css", ""])
def test_nothing_else_is_sent(clerk: Visitor, name: str) -> None:
    """No path leads out of the folder."""
    assert clerk.client.get(f"/static/{name}").status_code == 404


def test_every_vendored_library_lies_beside_its_licence() -> None:
    """They are other people's work."""
    from inservice_docs.web.static_files import FOLDER

    for folder in ("pico", "htmx", "qr"):
        assert [*(FOLDER / folder).glob("LICENSE*")]
