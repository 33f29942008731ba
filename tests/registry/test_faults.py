"""Faults of the database: each its own message and cure, nothing lost, no data shown."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.registry.conftest import NOON
from tests.support import samples
from tests.support.findings import code
from tests.support.postgres_server import PostgresServer, postgres_server
from tests.support.unprivileged import NOBODY, unprivileged

from inservice_docs.records.finding import UserError
from inservice_docs.registry.faults import StoreError, told
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import Registry, open_registry
from inservice_docs.registry.tables.people import teachers
from inservice_docs.registry.target import find_target
from inservice_docs.registry.work import Work


def register_with(registry: Registry, act: Callable[[Work], object]) -> None:
    """Do a step that registers a plan and then something more."""
    with registry.transaction("office") as work:
        work.plans.add(samples.plan(), samples.WAITING)
        act(work)


@pytest.fixture
def file(keys: KeyFile) -> Iterator[Path]:
    """An SQLite register with one plan, in a folder that anybody can reach."""
    folder = Path(tempfile.mkdtemp(prefix="isd-"))
    path = folder / "registry.sqlite"
    with open_registry(path, keys, create=True) as opened:
        register_with(opened, lambda work: None)
    yield path
    shutil.rmtree(folder)


def plans_in(path: Path, keys: KeyFile) -> int:
    """How many plans a register holds."""
    with open_registry(path, keys) as opened, opened.reading() as work:
        return work.plans.count()


def test_a_full_disk_is_told_and_nothing_is_lost(file: Path, keys: KeyFile) -> None:
    """The step is undone whole; once there is room again it can be done."""
    with open_registry(file, keys) as opened:
        with opened.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(UserError) as problem:
            register_with(opened, lambda work: work.files.put(os.urandom(1 << 20)))
        assert code(problem) == "disk-full"
        assert opened.examine().findings == ()
        with opened.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        with opened.transaction("office") as work:
            work.files.put(os.urandom(1 << 20))
    assert plans_in(file, keys) == 1


@pytest.mark.parametrize("folder_too", [False, True])
def test_a_read_only_register_is_told(file: Path, folder_too: bool) -> None:
    """Writing is refused with the cure, and works once the rights are given."""
    keys = KeyFile(file.parent / "key.json")
    file.unlink()
    open_registry(file, keys, create=True).close()
    for path in (file.parent, *file.parent.iterdir()):
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    file.chmod(0o444)
    file.parent.chmod(0o555 if folder_too else 0o755)
    with (
        unprivileged(),
        pytest.raises(UserError) as problem,
        open_registry(file, keys) as opened,
    ):
        register_with(opened, lambda work: None)
    assert code(problem) in {"register-read-only", "register-unreachable"}
    file.parent.chmod(0o755)
    for path in file.parent.glob("registry.sqlite*"):
        path.chmod(0o644)
    with unprivileged(), open_registry(file, keys) as opened:
        register_with(opened, lambda work: None)


def test_a_damaged_file_is_told(file: Path, keys: KeyFile) -> None:
    """A register whose pages were overwritten is not read as if it were sound."""
    data = bytearray(file.read_bytes())
    data[4096 : len(data) // 2] = os.urandom(len(data) // 2 - 4096)
    file.write_bytes(data)
    with pytest.raises(UserError) as problem, open_registry(file, keys) as opened:
        raise UserError(opened.examine().findings)
    assert problem.value.findings[0].code == "register-damaged"


@pytest.mark.parametrize("content", [b"SQLite format 2\0", b"PK\x03\x04", "名單".encode() * 999])
def test_a_file_that_is_no_database_is_told(tmp_path: Path, keys: KeyFile, content: bytes) -> None:
    """And it is left as it is."""
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserError) as problem:
        open_registry(path, keys, create=True)
    assert code(problem) == "register-damaged"
    assert path.read_bytes() == content


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, keys: KeyFile) -> None:
    """No folders are made on the way."""
    with pytest.raises(UserError) as problem:
        open_registry(tmp_path / "no" / "such" / "r.sqlite", keys, create=True)
    assert code(problem) == "register-unreachable"


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server that a test may ill-treat."""
    with postgres_server() as running:
        yield running


def test_a_lost_server_is_told_and_found_again(
    own_server: PostgresServer, tmp_path: Path, keys: KeyFile
) -> None:
    """A step during a crash is not stored; when the server is back, the same register works on."""
    with (
        own_server.database() as url,
        open_registry(url, keys, create=True) as opened,
    ):
        with opened.transaction("office") as work:
            work.plans.add(samples.plan(), samples.WAITING)

        def crash(work: Work) -> None:
            own_server.stop()
            work.plans.count()

        with pytest.raises(UserError) as problem:
            register_with(opened, crash)
        assert code(problem) == "register-lost"
        with pytest.raises(UserError) as problem, opened.reading() as work:
            work.plans.count()
        assert code(problem) == "register-lost"
        own_server.start()
        with opened.reading() as work:
            assert work.plans.count() == 1
            assert work.trail.check().intact


def test_a_server_lost_at_the_last_moment_leaves_the_question_open(
    own_server: PostgresServer, keys: KeyFile
) -> None:
    """Only the commit itself can have been stored or not; the message says so."""
    with own_server.database() as url, open_registry(url, keys, create=True) as opened:
        with pytest.raises(UserError) as problem, opened.transaction("office"):
            own_server.stop()
        assert code(problem) == "register-lost-at-commit"
        own_server.start()


def test_nobody_there_and_nobody_let_in(own_server: PostgresServer, keys: KeyFile) -> None:
    """No server, no such database, no such user."""
    url = own_server.url("nowhere")
    for place, expected in (
        (url, "register-refused"),
        (url.replace("office@", "stranger@"), "register-refused"),
        ("postgresql://office@127.0.0.1:1/study", "register-lost"),
    ):
        with pytest.raises(UserError) as problem:
            open_registry(place, keys)
        assert code(problem) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("53100", "disk-full"),
        ("25006", "register-read-only"),
        ("42501", "register-read-only"),
        ("55P03", "register-busy"),
        ("40P01", "register-busy"),
        ("28P01", "register-refused"),
        ("XX001", "register-damaged"),
        ("57P01", "register-lost"),
    ],
)
def test_what_postgresql_reports_is_told(
    server: PostgresServer, keys: KeyFile, state: str, expected: str
) -> None:
    """Raised by a real server, code by code; nothing of the step is stored."""
    raising = f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$"
    with server.database() as url, open_registry(url, keys, create=True) as opened:
        with pytest.raises(UserError) as problem:
            register_with(opened, lambda work: work.desk.run(text(raising)))
        assert code(problem) == expected
        with opened.reading() as work:
            assert work.plans.count() == 0


def test_a_fault_of_the_program_shows_no_personal_data(
    registry: Registry, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the error, nor what caused it, nor a log holds the values of the statement."""
    row = {"id": 1, "name": "王範例", "active": None, "changed_at": NOON}
    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(StoreError) as problem,
        registry.transaction("office") as work,
    ):
        work.desk.run(teachers.insert(), row)
    assert "王範例" not in str(problem.value)
    assert problem.value.__cause__ is None
    assert problem.value.__suppress_context__
    assert "王範例" not in caplog.text


def test_other_errors_pass_as_they_are(tmp_path: Path) -> None:
    """What the database did not report is not touched."""
    for problem in (ZeroDivisionError(), ModuleNotFoundError("no module x")):
        with pytest.raises(type(problem)), told(find_target(tmp_path / "r")):
            raise problem


def test_without_its_driver_postgresql_names_the_cure(tmp_path: Path) -> None:
    """The extra that brings psycopg."""
    with pytest.raises(UserError) as problem, told(find_target(tmp_path / "r")):
        raise ModuleNotFoundError("No module named 'psycopg'")
    assert code(problem) == "postgres-missing"
