"""Tables: said once, written by every format."""

from __future__ import annotations

import dataclasses

import pytest

from inservice_docs.records.table import Column, Table


def test_plain_and_frozen() -> None:
    """A column has sensible defaults; a table cannot be changed after it was made."""
    column = Column("name", "姓名")
    table = Table("名單", (column,), (("王",),))
    assert (column.width, column.sign, column.align) == (8.0, False, "left")
    assert table.notes == ()
    with pytest.raises(dataclasses.FrozenInstanceError):
        table.title = "乙"  # type: ignore[misc]
