"""Change the key (更換金鑰) that seals personal data: all of it is sealed anew, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Outcome, hint
from inservice_docs.registry.keys.rotation import sealed_rows
from inservice_docs.registry.registry import Rotated
from inservice_docs.workflow.register import Register

_KEEP_AGAIN = hint(
    "key-changed",
    "先前另外保管的金鑰檔解不開現在的登記簿；舊金鑰仍留在金鑰檔裡，供舊備份與軌跡使用。",
    "重新保管一份金鑰檔，並重新備份登記簿。",
)


def sealed_values(register: Register) -> int:
    """Return how many rows and files a change of the key has to seal anew."""
    with register.look() as work:
        return sealed_rows(work.desk.connection)


def rotate_keys(
    register: Register, progress: Callable[[int], None] | None = None
) -> Outcome[Rotated]:
    """Seal all personal data with a fresh key; others wait meanwhile.

    An interrupted change has changed nothing; done again, it is finished with the same key. Raises
    UserError for anybody but an administrator, a place of keys that cannot be written, and a value
    that cannot be opened.
    """
    register.require(Role.ADMINISTRATOR, "更換金鑰")
    return Outcome(register.store.rotate_keys(register.actor.name, progress), (_KEEP_AGAIN,))
