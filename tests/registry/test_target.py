"""Where a register lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.registry.target import find_target


@pytest.mark.parametrize(
    "place", [Path("a/r.sqlite"), "a/r.sqlite", f"sqlite:///{Path('a/r.sqlite').absolute()}"]
)
def test_a_path_is_a_file(place: str | Path) -> None:
    """Given as a path, as text, or as an address."""
    target = find_target(place)
    assert target.is_file
    assert target.path == Path("a/r.sqlite").absolute()
    assert target.where == str(target.path)


@pytest.mark.parametrize("kind", ["postgres", "postgresql", "postgresql+psycopg"])
def test_an_address_names_a_database_without_its_password(kind: str) -> None:
    """The password is used and never shown."""
    target = find_target(f"{kind}://office:secret@db.example:5432/study?sslmode=require")
    assert not target.is_file
    assert target.where == "postgresql://office:***@db.example:5432/study"
    assert target.url.password == "secret"
    assert "secret" not in repr(target)


@pytest.mark.parametrize(
    "place",
    ["mysql://office@db/study", "postgresql://db", "sqlite://", "x://[", "://", "http://a/b"],
)
def test_another_kind_of_address_is_refused(place: str) -> None:
    """With the forms that are understood."""
    with pytest.raises(UserError) as problem:
        find_target(place)
    (found,) = problem.value.findings
    assert found.code == "register-address"
    assert "postgresql://" in found.fix
