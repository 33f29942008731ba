"""Examining a register."""

from __future__ import annotations

from sqlalchemy import text
from tests.support import samples

from inservice_docs.records.issued import PartRole
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.registry import Registry

DROP = "ALTER TABLE plan_events DROP CONSTRAINT fk_plan_events_plan_id"


def test_a_sound_register_is_found_sound(registry: Registry) -> None:
    """Plans, trail entries and files are counted."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        file = StoredFile(PartRole.FILE, "letter.docx", b"PK")
        work.documents.issue("invitation", [file], {"主旨": "…"}, plan=plan)
    health = registry.examine()
    assert (health.plans, health.files, health.trail, health.findings) == (1, 2, 2, ())
    assert health.where == registry.target.where


def test_rows_that_point_at_nothing_are_found(registry: Registry) -> None:
    """As a careless repair by hand may leave them."""
    with registry.transaction("office") as work:
        work.plans.add(samples.plan(), samples.WAITING)
    with registry.engine.connect() as connection:
        connection.execution_options(writes=True)
        if connection.dialect.name == "sqlite":
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        else:
            connection.execute(text(DROP))
        connection.execute(text("DELETE FROM plan_grams"))
        connection.execute(text("DELETE FROM plans"))
        connection.commit()
    found, miscounted = registry.examine().findings
    assert miscounted.code == "register-miscounted"
    assert found.code == "register-inconsistent"
    assert "plan_events.plan_id" in found.message
