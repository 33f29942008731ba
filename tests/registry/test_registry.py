"""Opening a register: new, again, wrongly; and its transactions."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from tests.support import samples
from tests.support.findings import code

from inservice_docs.records.finding import UserError
from inservice_docs.registry.faults import StoreError
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.registry import Registry, open_registry


def test_a_new_register_is_empty_and_sound(registry: Registry) -> None:
    """Nothing is in it, and an examination finds nothing wrong."""
    health = registry.examine()
    assert (health.plans, health.trail, health.findings) == (0, 0, ())


def test_what_was_stored_is_there_when_opened_again(
    registry: Registry, place: str | Path, keys: KeyFile
) -> None:
    """A register keeps its content and its keys."""
    with registry.transaction("office") as work:
        number = work.plans.add(samples.plan(), samples.WAITING).number
    registry.close()
    with open_registry(place, keys) as again, again.reading() as work:
        assert work.plans.get(number).plan == samples.plan()


def test_creating_is_harmless_where_there_is_a_register(
    registry: Registry, place: str | Path, keys: KeyFile
) -> None:
    """`create` on an existing register just opens it."""
    with registry.transaction("office") as work:
        work.settings.put("colour", "red")
    with open_registry(place, keys, create=True) as again, again.reading() as work:
        assert work.settings.get("colour") == "red"


def test_a_register_that_is_not_there_is_not_made_unasked(place: str | Path, keys: KeyFile) -> None:
    """Opening an empty place names the way to make a register, and leaves it empty."""
    with pytest.raises(UserError) as problem:
        open_registry(place, keys)
    assert code(problem) == "register-missing"
    assert not isinstance(place, Path) or not place.exists()


def test_a_step_is_stored_whole_or_not_at_all(registry: Registry) -> None:
    """An error in a step undoes everything before it, the trail and the numbers as well."""

    def break_down() -> None:
        with registry.transaction("office") as work:
            work.plans.add(samples.plan(), samples.WAITING)
            work.numbers.take("曉中宗", 115)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_down()
    with registry.transaction("office") as work:
        assert work.plans.count() == 0
        assert work.trail.count() == 0
        assert work.numbers.take("曉中宗", 115)[0].number == "曉中宗字第1150000001號"
        assert work.plans.add(samples.plan(), samples.WAITING).number.endswith("-001")


def test_looking_cannot_change_anything(registry: Registry) -> None:
    """A change while only reading is a bug, and does not happen."""
    with pytest.raises(StoreError), registry.reading() as work:
        work.settings.put("colour", "red")
    with registry.reading() as work:
        assert work.settings.get("colour") is None


def test_a_reader_sees_one_moment(registry: Registry) -> None:
    """What is stored while somebody reads appears only to the next reader."""
    with registry.reading() as reader:
        assert reader.plans.count() == 0
        with registry.transaction("office") as work:
            work.plans.add(samples.plan(), samples.WAITING)
        assert reader.plans.count() == 0
    with registry.reading() as reader:
        assert reader.plans.count() == 1


def test_missing_keys_are_named(registry: Registry, place: str | Path, tmp_path: Path) -> None:
    """Without its keys a register stays shut."""
    registry.close()
    with pytest.raises(UserError) as problem:
        open_registry(place, KeyFile(tmp_path / "elsewhere.json"))
    assert code(problem) == "key-missing"


def test_the_keys_of_another_register_are_refused(
    registry: Registry, place: str | Path, tmp_path: Path
) -> None:
    """A wrong key is noticed at once and changes nothing."""
    registry.close()
    other = KeyFile(tmp_path / "other.json")
    other.save(KeyRing.new())
    with pytest.raises(UserError) as problem:
        open_registry(place, other)
    assert code(problem) == "key-wrong"


def test_a_register_of_a_newer_program_is_refused(
    registry: Registry, place: str | Path, keys: KeyFile
) -> None:
    """A later version of the schema is not touched."""
    with registry.engine.connect() as connection:
        connection.execution_options(writes=True)
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()
    registry.close()
    with pytest.raises(UserError) as problem:
        open_registry(place, keys)
    assert code(problem) == "register-newer"


def test_another_programs_database_is_left_alone(place: str | Path, keys: KeyFile) -> None:
    """A database with other tables does not become a register."""
    url = f"sqlite:///{place}" if isinstance(place, Path) else place.replace(":", "+psycopg:", 1)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE pupils (name TEXT)"))
    with pytest.raises(UserError) as problem:
        open_registry(place, keys, create=True)
    assert code(problem) == "not-a-register"
    with engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM pupils")).scalar() == 0
    engine.dispose()


def test_keys_that_cannot_be_kept_leave_no_register(place: str | Path, tmp_path: Path) -> None:
    """When the keys have no place, no register is made that nobody could open."""
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    with pytest.raises(UserError) as problem:
        open_registry(place, KeyFile(blocked / "key.json"), create=True)
    assert code(problem) in {"key-not-kept", "key-unreadable"}
    assert not isinstance(place, Path) or not place.exists()


def test_a_change_of_keys_reaches_programs_that_run(
    registry: Registry, place: str | Path, keys: KeyFile
) -> None:
    """A program that had the register open before the key changed goes on with the new one."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.participants.put(plan, [samples.person(1)], source="檔案上傳")
    with open_registry(place, keys) as other:
        assert other.rotate_keys("administrator").count == 1
    with registry.transaction("office") as work:
        work.participants.put(plan, [samples.person(1), samples.person(2)], source="檔案上傳")
        assert [each.person for each in work.participants.list(plan)] == [
            samples.person(1),
            samples.person(2),
        ]


def test_a_register_does_not_show_its_password(registry: Registry) -> None:
    """Neither the register nor its parts print a password or a key."""
    assert "secret" not in repr(registry)
    assert registry.ring.keys[0].secret.hex() not in repr(registry.ring)


@pytest.mark.skipif(os.name != "posix", reason="rights of files as on Unix")
def test_a_new_register_is_its_owners_alone(tmp_path: Path, keys: KeyFile) -> None:
    """Names stand in it; whoever is to share it is let in on purpose."""
    path = tmp_path / "r.sqlite"
    open_registry(path, keys, create=True).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_sqlite_register_uses_a_write_ahead_log(tmp_path: Path, keys: KeyFile) -> None:
    """Readers and the writer do not wait for each other."""
    path = tmp_path / "r.sqlite"
    open_registry(path, keys, create=True).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
