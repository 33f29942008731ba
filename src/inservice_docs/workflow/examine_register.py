"""Examine the register (doctor): is it sound, and if it cannot be opened, why?"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.registry.examine import Health
from inservice_docs.workflow.register import (
    DATABASE_URL,
    FILE,
    Register,
    open_register,
    register_place,
    system_actor,
)
from inservice_docs.workflow.workspace import Workspace

_ABSENT = {"register-missing", "no-workspace"}
_NOT_DAMAGE = (
    *("key-", "postgres-missing", "register-busy", "register-lost", "register-refused"),
    *("register-newer", "register-unreachable", "register-address", "register-read-only"),
)


def examine_register(
    workspace: Workspace, at: dt.datetime, environment: Mapping[str, str] = os.environ
) -> Health | None:
    """Return what an examination of the register found, None where there is none yet."""
    if workspace.folder is None and not environment.get(DATABASE_URL, "").strip():
        return None
    try:
        with open_register(workspace, system_actor(), at, environment=environment) as register:
            return register.store.examine()
    except UserError as problem:
        if problem.findings[0].code in _ABSENT:
            return None
        place = register_place(workspace, environment)
        where = FILE if not isinstance(place, str) else DATABASE_URL
        return Health(where, 0, 0, 0, problem.findings)


def recount_register(register: Register) -> None:
    """Count anew what the register counts beforehand: figures, sums, the index of words.

    Raises UserError for anybody but an administrator.
    """
    register.require(Role.ADMINISTRATOR, "重新計算登記簿")
    register.store.recount(register.actor.name)


def is_damaged(health: Health | None) -> bool:
    """Tell whether a register is damaged; one that is only out of reach is not."""
    return health is not None and any(
        not found.code.startswith(_NOT_DAMAGE) for found in health.findings
    )
