"""The school's own layouts of files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.replace_layout import (
    MOST_BYTES,
    drop_layout,
    own_layouts,
    replace_layout,
)

NAME = "hours_upload.toml"
OWN = '[["欄"]]\n"標題" = "證號"\n"內容" = "身分證字號"\n'.encode()


def test_a_layout_is_used_until_it_is_removed(register: Register) -> None:
    """Its text is shown."""
    assert [each.text for each in own_layouts(register.workspace)] == ["", "", ""]
    replace_layout(register, NAME, OWN)
    assert own_layouts(register.workspace)[0].text == OWN.decode()
    drop_layout(register, NAME)
    assert own_layouts(register.workspace)[0].text == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (NAME, b""),
        (NAME, b"[[["),
        (NAME, b"x = 1"),
        (NAME, b"#" * (MOST_BYTES + 1)),
        ("roster_columns.toml", b"x = 1"),
        ("civil_servant.toml", b""" "a" = 1 """),
        ("inservice.toml", OWN),
        ("../x.toml", OWN),
    ],
)
def test_what_is_none_is_refused(register: Register, name: str, data: bytes) -> None:
    """An empty one, a broken one, one too large, any other file's name: nothing is written."""
    assert register.workspace.folder is not None
    before = (register.workspace.folder / "inservice.toml").read_bytes()
    with pytest.raises(UserError):
        replace_layout(register, name, data)
    assert (register.workspace.folder / "inservice.toml").read_bytes() == before
    assert not (register.workspace.folder / NAME).exists()


def test_only_an_administrator_may(register: Register) -> None:
    """The layouts are everybody's."""
    clerk = replace(register, actor=Actor("chen", frozenset({Role.OFFICER})))
    with pytest.raises(UserError, match="更換格式檔"):
        replace_layout(clerk, NAME, OWN)
    with pytest.raises(UserError, match="更換格式檔"):
        drop_layout(clerk, NAME)
