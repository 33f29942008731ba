"""What a register is asked (查詢): every statement, so that a test can count them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from inservice_docs.workflow.register import Register


@contextmanager
def questions(register: Register) -> Iterator[list[str]]:
    """Collect the statements that are put to the database within the block."""
    put: list[str] = []

    def note(*said: Any) -> None:
        put.append(said[2])

    event.listen(register.store.engine, "before_cursor_execute", note)
    try:
        yield put
    finally:
        event.remove(register.store.engine, "before_cursor_execute", note)
