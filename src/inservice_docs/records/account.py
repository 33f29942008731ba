"""Business accounts (業務帳號): who may do what."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import Text


class Role(StrEnum):
    """角色: what an account may do (procedure, parts 貳 and 參)."""

    OFFICER = "承辦人"
    REVIEWER = "審課單位"
    RECORDS = "文書組"
    ADMINISTRATOR = "管理者"


def _roles(value: object) -> object:
    """Take one role for a list of one; each role counts once, in the order of `Role`."""
    given = (value,) if isinstance(value, str) else value
    if isinstance(given, (list, tuple, set, frozenset)):
        return tuple(role for role in Role if role in given) + tuple(
            each for each in given if each not in set(Role)
        )
    return given


class Account(Record):
    """業務帳號: one account of an office; the password is no part of it."""

    login: Text = Field("", title="帳號")
    person: Text = Field("", title="姓名")
    office: Text = Field("", title="處室")
    roles: Annotated[tuple[Role, ...], BeforeValidator(_roles)] = Field((), title="角色")
    disabled: bool = Field(False, title="停用")

    def may(self, role: Role) -> bool:
        """Tell whether the account has a role and is in use."""
        return not self.disabled and role in self.roles
