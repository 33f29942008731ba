"""From version 0001 to 0002: figures, waits for approvals, the word for a list sent back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.registry.migrations.versions.test_v0001 import DATA

from inservice_docs.registry import schema
from inservice_docs.registry.backup.check import open_backup
from inservice_docs.registry.backup.rows import write_lines
from inservice_docs.registry.engine import make_engine, writing
from inservice_docs.registry.figure_counts import FigureKind
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.registry.registry import open_registry
from inservice_docs.registry.target import find_target

REVIEW = (
    "INSERT INTO course_reviews (id, plan_id, kind, status, automatic, reasons, at, actor)"
    " VALUES (:id, 1, :kind, '課程確認未通過', :no, '[]', '2026-09-18T04:00:00.000000Z', 'x')"
)
ASKED = "UPDATE approvals SET request_date = '2026-09-18', date = '2026-09-23'"


@pytest.fixture
def old(place: str | Path, tmp_path: Path) -> tuple[str | Path, KeyFile]:
    """A register of version 0001 with a list and a course that were sent back."""
    path = tmp_path / "old.json"
    shutil.copy(DATA / "schema_0001.key.json", path)
    path.chmod(0o600)
    target = find_target(place)
    engine = make_engine(target)
    with open_backup(DATA / "schema_0001.zip") as backup, writing(engine, target) as connection:
        schema.upgrade(connection, "0001")
        for table, part in backup.manifest.tables.items():
            write_lines(connection, table, part.columns, backup.lines(table))
        for id, kind in ((901, "名單"), (902, "課程")):
            connection.execute(text(REVIEW), {"id": id, "kind": kind, "no": False})
        connection.execute(text(ASKED))
    engine.dispose()
    return place, KeyFile(path)


def test_what_is_derived_is_there_at_once(old: tuple[str | Path, KeyFile]) -> None:
    """Figures, the index of words, and the working days that answers took."""
    with open_registry(*old) as registry, registry.reading() as work:
        assert registry.examine().findings == ()
        assert sum(each.plans for each in work.plans.figures()) == work.plans.count()
        (wait,) = work.plans.tallies(FigureKind.WAIT)
        assert (wait.count, int(wait.amount)) == (1, 3)
        assert len(work.plans.list(PlanFilter(text="生命教育"))) == work.plans.count()


def test_a_list_that_was_sent_back_has_its_own_word(old: tuple[str | Path, KeyFile]) -> None:
    """A course that was keeps its own."""
    with open_registry(*old) as registry, registry.reading() as work:
        words = {each.kind: each.status for each in work.courses.reviews(automatic=False)}
    assert words == {"名單": "名單確認未通過", "課程": "課程確認未通過"}
