"""Rows as lines."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select
from tests.support import samples

from inservice_docs.registry.backup.rows import kinds_of, read_lines, write_lines
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.tables.documents import blobs
from inservice_docs.registry.tables.people import teachers
from inservice_docs.registry.tables.plans import plans


def test_the_kinds_of_columns_are_plain() -> None:
    """Four kinds, the same for both databases."""
    kinds = kinds_of(plans)
    assert (kinds["id"], kinds["amount"], kinds["done"]) == ("integer", "integer", "boolean")
    assert (kinds["record"], kinds["since"], kinds["added_at"]) == ("text", "text", "text")
    assert kinds_of(teachers)["phone"] == "bytes"


def test_rows_come_back(registry: Registry) -> None:
    """Bytes, yes and no, missing values and line breaks; in the order of the key."""
    with registry.transaction("office") as work:
        for data in (b"\x00\xff\n", b"", b"2"):
            work.files.put(data, sealed=data == b"2")
        work.plans.add(samples.plan(purpose="第一行\n第二行\u2028"), samples.WAITING)
        stored = select(blobs).order_by(blobs.c.sha256)
        before = work.desk.run(stored).all(), work.desk.run(select(plans)).all()
        for table in (blobs, plans):
            lines = list(read_lines(work.desk.connection, table))
            keys = [json.loads(line)[0] for line in lines]
            assert keys == sorted(keys)
            if table is blobs:
                work.desk.run(table.delete())
                write_lines(work.desk.connection, table.name, kinds_of(table), iter(lines))
        assert (work.desk.run(stored).all(), work.desk.run(select(plans)).all()) == before


@pytest.mark.parametrize("line", [b"{}", b"[1]", b"null", b'["a",1,true,"*"]', b"[", b"\xff"])
def test_other_lines_are_refused(registry: Registry, line: bytes) -> None:
    """Of another shape, or not JSON at all."""
    with registry.transaction("office") as work, pytest.raises(ValueError, match=r".*"):
        write_lines(work.desk.connection, "blobs", kinds_of(blobs), iter([line]))
