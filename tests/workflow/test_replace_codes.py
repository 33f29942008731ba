"""The school's own course codes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.replace_codes import (
    MOST_BYTES,
    drop_codes,
    has_own_codes,
    replace_codes,
)
from inservice_docs.workflow.workspace import open_workspace

OWN = '["時段"]\n1 = "一般上班時間"\n9 = "深夜"\n'.encode()


def test_an_own_table_takes_the_place_of_the_built_in_one(register: Register) -> None:
    """The others stay; without the file all are built in again."""
    replace_codes(register, OWN)
    own = open_workspace(register.workspace.folder)
    assert has_own_codes(own)
    assert own.codes.word_of("時段", "9") == "深夜"
    assert own.codes.class_kinds == register.workspace.codes.class_kinds
    drop_codes(register)
    assert not has_own_codes(open_workspace(register.workspace.folder))


@pytest.mark.parametrize(
    "data",
    [
        *(b"[[[", "[不存在]\n1 = 2\n".encode(), b"\xff\xfe\x00", b"#\n" * MOST_BYTES),
        *(b"a" + b".a" * 200_000 + b" = 1", b"a = " + b"[" * 100_000),
    ],
    ids=["syntax", "table", "bytes", "large", "dots", "deep"],
)
def test_a_broken_file_changes_nothing(register: Register, data: bytes) -> None:
    """It is told what is wrong with it."""
    with pytest.raises(UserError) as problem:
        replace_codes(register, data)
    assert problem.value.findings[0].code == "course-codes-broken"
    assert not has_own_codes(register.workspace)


def test_only_an_administrator_may(register: Register) -> None:
    """The codes are everybody's."""
    clerk = replace(register, actor=Actor("chen", frozenset({Role.OFFICER})))
    for act in (lambda: replace_codes(clerk, OWN), lambda: drop_codes(clerk)):
        with pytest.raises(UserError, match="管理者"):
            act()
