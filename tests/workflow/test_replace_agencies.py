"""The school's table of agency codes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.load_agencies import load_agencies
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.replace_agencies import drop_agencies, replace_agencies

TABLE = "機關名稱,機關代碼\n臺中市政府,387000000A\n少一碼,12\n".encode()


def test_a_table_is_used_and_dropped(register: Register) -> None:
    """Rows that cannot be used are told."""
    done = replace_agencies(register, TABLE, "agencies.csv")
    assert [each.code for each in done.findings] == ["agency-row"]
    assert load_agencies(register.workspace).value.code_of("臺中市政府") == "387000000A"
    drop_agencies(register)
    assert not load_agencies(register.workspace).value


@pytest.mark.parametrize("data", [b"", "姓名\n王\n".encode(), "機關名稱,機關代碼\n甲,1\n".encode()])
def test_a_table_without_use_changes_nothing(register: Register, data: bytes) -> None:
    """The one before stays."""
    replace_agencies(register, TABLE, "agencies.csv")
    with pytest.raises(UserError):
        replace_agencies(register, data, "other.csv")
    assert load_agencies(register.workspace).value


def test_only_an_administrator_may(register: Register) -> None:
    """The table is everybody's."""
    clerk = replace(register, actor=Actor("chen", frozenset({Role.OFFICER})))
    with pytest.raises(UserError, match="管理者"):
        replace_agencies(clerk, TABLE, "agencies.csv")
    with pytest.raises(UserError, match="管理者"):
        drop_agencies(clerk)
