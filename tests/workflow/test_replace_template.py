"""The school's own templates, put in place and taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inservice_docs.formats.templates import BUILT_IN, OWN, built_in_folder
from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.replace_template import (
    drop_template,
    replace_template,
    template_named,
)

NAME = "certificates/hours_certificate.docx"
WORDING = "letters/wording/invitation.yaml"


def built_in(name: str) -> bytes:
    """The bytes of a built-in template."""
    return (built_in_folder() / name).read_bytes()


@pytest.mark.parametrize("name", [NAME, WORDING, "mail/signup-passed.yaml"])
def test_an_own_template_is_used_until_it_is_dropped(register: Register, name: str) -> None:
    """The built-in one comes back by itself."""
    done = replace_template(register, name, built_in(name))
    assert template_named(name, register.workspace).path == done.value
    assert template_named(name, register.workspace).source == OWN
    drop_template(register, name)
    drop_template(register, name)
    assert template_named(name, register.workspace).source == BUILT_IN


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (NAME, b"no Word file"),
        (NAME, b""),
        (NAME, built_in("letters/letter.docx")),
        (WORDING, "主旨: '{{ 不存在 }}'\n".encode()),
        (WORDING, b"[1, 2"),
    ],
)
def test_a_faulty_file_is_refused(register: Register, name: str, data: bytes) -> None:
    """With every finding; what is in use stays."""
    with pytest.raises(UserError):
        replace_template(register, name, data)
    assert template_named(name, register.workspace).source == BUILT_IN


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "samples/plan.yaml", "", "x"])
def test_a_name_that_is_no_template_is_refused(register: Register, name: str) -> None:
    """Nothing is written anywhere."""
    with pytest.raises(UserError):
        replace_template(register, name, built_in(NAME))
    with pytest.raises(UserError):
        drop_template(register, name)


def test_only_an_administrator_may(register: Register) -> None:
    """What everybody's documents look like is theirs to say."""
    clerk = replace(register, actor=Actor("chen", frozenset({Role.OFFICER})))
    with pytest.raises(UserError, match="管理者"):
        replace_template(clerk, NAME, built_in(NAME))
    with pytest.raises(UserError, match="管理者"):
        drop_template(clerk, NAME)


def test_one_without_a_built_in_behind_it_stays(register: Register) -> None:
    """A kind of letter of the school's own cannot be put back to anything."""
    assert register.workspace.folder is not None
    own = register.workspace.folder / "templates" / "letters" / "wording" / "own.yaml"
    own.parent.mkdir(parents=True)
    own.write_bytes(built_in(WORDING))
    with pytest.raises(UserError, match="沒有內建"):
        drop_template(register, "letters/wording/own.yaml")
