"""Every released version of the schema, with data in it, becomes the present one.

`tests/data/registry/schema_NNNN.zip` is a backup that the program of that version made, of a
register with invented people in every table; its keys lie beside it. That of the present version is
made by `python -m tests.registry.migrations.versions.test_v0001`, once, before it is released.
"""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, inspect, select
from tests.registry.backup.conftest import fill
from tests.support import samples

from inservice_docs.registry import schema
from inservice_docs.registry.backup.check import open_backup
from inservice_docs.registry.backup.restore import restore_backup
from inservice_docs.registry.backup.rows import write_lines
from inservice_docs.registry.backup.save import save_backup
from inservice_docs.registry.engine import make_engine, writing
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import Registry, open_registry
from inservice_docs.registry.tables.base import metadata
from inservice_docs.registry.target import find_target

DATA = Path(__file__).resolve().parents[3] / "data" / "registry"


@pytest.fixture(params=[each for each in schema.VERSIONS if (DATA / f"schema_{each}.zip").exists()])
def version(request: pytest.FixtureRequest) -> str:
    """Each version that was released."""
    return str(request.param)


@pytest.fixture
def old_keys(version: str, tmp_path: Path) -> KeyFile:
    """The keys of the kept register."""
    path = tmp_path / "old.json"
    shutil.copy(DATA / f"schema_{version}.key.json", path)
    path.chmod(0o600)
    return KeyFile(path)


@pytest.fixture
def old_place(version: str, place: str | Path) -> str | Path:
    """A register of that version with the kept data, as the program of then left it."""
    target = find_target(place)
    engine = make_engine(target)
    with (
        open_backup(DATA / f"schema_{version}.zip") as backup,
        writing(engine, target) as connection,
    ):
        schema.upgrade(connection, version)
        for table, part in backup.manifest.tables.items():
            write_lines(connection, table, part.columns, backup.lines(table))
    engine.dispose()
    return place


def look_around(registry: Registry) -> None:
    """Find everything of the kept register again, and go on working in it."""
    assert registry.examine().findings == ()
    with registry.transaction("office") as work:
        newest, plan = work.plans.list()
        assert (plan.name, plan.people, plan.amount) == (samples.plan().name, 3, Decimal(9))
        assert newest.number != plan.number
        assert work.plans.get(plan.number).plan == samples.plan()
        assert [each.state for each in work.approvals.of_plan(plan.number)] == ["approved"]
        (document,) = work.documents.list(person=samples.id_number(2))
        assert work.documents.file(document.parts[0]) == b"PK"
        assert document.number == "曉中宗字第1150000001號"
        people = [each.person for each in work.participants.list(plan.number)]
        assert people == [samples.person(serial) for serial in range(3)]
        (study,) = work.privacy.report(samples.id_number(1)).studies
        assert study.award is not None
        assert work.accounts.check("chen", "correct horse battery") is not None
        assert work.settings.get("自動審核") == {"時數上限": 3}
        assert work.numbers.take("曉中宗", 115)[0].serial == 2
        assert work.privacy.figures(newest.number) is not None
        assert work.trail.check().intact


def test_an_old_register_is_brought_up_to_date(old_place: str | Path, old_keys: KeyFile) -> None:
    """By opening it; nothing is lost, and it is of the present version afterwards."""
    with open_registry(old_place, old_keys) as registry:
        look_around(registry)
        with registry.reading() as work:
            assert schema.version_of(work.desk.connection, registry.target) == schema.HEAD


def test_every_row_is_still_there(version: str, old_place: str | Path, old_keys: KeyFile) -> None:
    """Of every table that the program of then kept: certificates, drafts and reviews, too."""
    with open_backup(DATA / f"schema_{version}.zip") as backup:
        before = {name: len(list(backup.lines(name))) for name in backup.manifest.tables}
    assert sum(before.values()) > 60
    with open_registry(old_place, old_keys) as registry, registry.reading() as work:
        for table in metadata.sorted_tables:
            count = select(func.count()).select_from(table)
            after = work.desk.connection.execute(count).scalar_one()
            assert after >= before.get(table.name, 0), table.name


def test_the_present_schema_is_kept_too() -> None:
    """So that the next one is tested from it."""
    assert (DATA / f"schema_{schema.HEAD}.zip").exists()


def test_an_old_backup_is_restored(version: str, place: str | Path, old_keys: KeyFile) -> None:
    """Into either kind of database."""
    restore_backup(DATA / f"schema_{version}.zip", place, old_keys, actor="office")
    with open_registry(place, old_keys) as registry:
        look_around(registry)


def differences(connection: Connection) -> list[Any]:
    """Tell what the tables have that the program does not know of, or lack."""
    options = {"compare_type": False, "compare_server_default": False}
    found = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    return [each for each in found if "alembic_version" not in repr(each)]


def test_the_migrations_make_the_tables_that_the_program_uses(registry: Registry) -> None:
    """Tables, columns, keys and indexes, on both databases."""
    with registry.reading() as work:
        assert differences(work.desk.connection) == []
        inspector = inspect(work.desk.connection)
        compiler = work.desk.connection.dialect.type_compiler_instance
        for table in metadata.sorted_tables:
            made = {each["name"]: each for each in inspector.get_columns(table.name)}
            assert list(made) == [column.name for column in table.columns]
            for column in table.columns:
                own = made[column.name]
                assert own["nullable"] == column.nullable, (table.name, column.name)
                expected = compiler.process(column.type)
                assert str(own["type"]) == expected, (table.name, column.name)
            keys = inspector.get_pk_constraint(table.name)["constrained_columns"]
            assert keys == [column.name for column in table.primary_key]


def main() -> None:
    """Keep a register of the present version; one that lies there already is never made again."""
    file, keys = DATA / f"schema_{schema.HEAD}.zip", DATA / f"schema_{schema.HEAD}.key.json"
    if file.exists():
        raise SystemExit(f"{file} is there: it stays as that program made it.")
    with TemporaryDirectory() as folder:
        place = KeyFile(Path(folder) / "key.json")
        with open_registry(Path(folder) / "r.sqlite", place, create=True) as registry:
            fill(registry)
            save_backup(registry, file, actor="office")
        shutil.copy(Path(folder) / "key.json", keys)
    for each in (file, keys):
        each.chmod(0o644)


if __name__ == "__main__":
    main()
