"""The history of migrations."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.migrate import script_directory
from inservice_docs.registry.registry import open_registry
from inservice_docs.registry.schema import HEAD, VERSIONS


def test_the_known_versions_are_the_history() -> None:
    """One line without branches, oldest first, as the program names it."""
    history = [step.revision for step in script_directory().walk_revisions()]
    assert tuple(reversed(history)) == VERSIONS
    assert script_directory().get_heads() == [HEAD]


def test_a_migration_that_fails_leaves_nothing_behind(
    place: str | Path, keys: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both databases undo it whole, and the next try succeeds."""
    from inservice_docs.registry import schema

    real = schema.upgrade

    def half_way(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(schema, "upgrade", half_way)
        with pytest.raises(ZeroDivisionError):
            open_registry(place, keys, create=True)
    with open_registry(place, keys, create=True) as opened:
        assert opened.examine().findings == ()
