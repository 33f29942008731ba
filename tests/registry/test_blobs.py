"""Stored files: content-addressed, sealed where they hold personal data, checked when read."""

from __future__ import annotations

import hashlib
import os

import pytest
from sqlalchemy import func, select

from inservice_docs.records.finding import UserError
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.tables.documents import blobs
from inservice_docs.registry.work import Work


def held(work: Work, sha256: str) -> bytes:
    """What stands in the database itself."""
    return bytes(work.desk.run(select(blobs.c.data).where(blobs.c.sha256 == sha256)).scalar_one())


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("data", [b"", b"\x00\xff", os.urandom(300_000)], ids=["0", "2", "300k"])
def test_a_file_comes_back_as_it_was(registry: Registry, data: bytes, sealed: bool) -> None:
    """Whatever its bytes."""
    with registry.transaction("office") as work:
        sha256 = work.files.put(data, sealed=sealed)
        assert sha256 == hashlib.sha256(data).hexdigest()
        assert work.files.get(sha256) == data
        assert (held(work, sha256) == data) is not sealed


def test_the_same_content_is_kept_once(registry: Registry) -> None:
    """Twice plain is once; sealed later, it is sealed from then on."""
    with registry.transaction("office") as work:
        names = {work.files.put(b"same", sealed=sealed) for sealed in (False, False, True, False)}
        assert work.desk.run(select(func.count()).select_from(blobs)).scalar() == 1
        (sha256,) = names
        assert held(work, sha256) != b"same"
        assert work.files.get(sha256) == b"same"


def test_a_forgotten_file_is_gone_until_it_is_stored_again(registry: Registry) -> None:
    """Its hash stays known."""
    with registry.transaction("office") as work:
        sha256 = work.files.put(b"personal", sealed=True)
        work.files.forget(sha256)
        with pytest.raises(UserError) as problem:
            work.files.get(sha256)
        assert problem.value.findings[0].code == "file-deleted"
        assert work.files.put(b"personal", sealed=True) == sha256
        assert work.files.get(sha256) == b"personal"


@pytest.mark.parametrize(("sealed", "code"), [(False, "file-altered"), (True, "value-broken")])
def test_an_altered_file_is_noticed(registry: Registry, sealed: bool, code: str) -> None:
    """Plain or sealed, changed bytes are never handed out."""
    with registry.transaction("office") as work:
        sha256 = work.files.put(b"original", sealed=sealed)
        changed = held(work, sha256)[:-1] + b"!"
        work.desk.run(blobs.update().values(data=changed))
        with pytest.raises(UserError) as problem:
            work.files.get(sha256)
        assert problem.value.findings[0].code == code
    assert [found.code for found in registry.examine().findings] == [code]
