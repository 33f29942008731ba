"""Changing the school's facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.change_school import change_school
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.workspace import SETTINGS, open_workspace


def typed(register: Register, **changes: str) -> dict[str, str]:
    """The school as a form holds it, with changes."""
    held = register.workspace.school.model_dump()
    return {name: value or "" for name, value in held.items()} | changes


def test_changed_facts_are_named_and_written(register: Register) -> None:
    """Those that stay are not; the trail says which."""
    done = change_school(register, typed(register, fax="04-22990000", head="校長 李範例"))
    assert set(done.value) == {"傳真", "首長"}
    assert open_workspace(register.workspace.folder).school.fax == "04-22990000"
    with register.look() as work:
        assert work.trail.list()[0].action == "settings.put"


def test_a_change_that_was_cut_off_is_noted_when_it_is_made_again(register: Register) -> None:
    """The facts stand in the file already; the former ones lie beside it."""
    settings = register.workspace.required_folder() / SETTINGS
    former = settings.with_name(f".{SETTINGS}.former")
    former.write_bytes(settings.read_bytes())
    assert change_school(register, typed(register)).value == ()
    assert not former.exists()
    with register.look() as work:
        assert work.trail.list()[0].action == "settings.put"


def test_what_follows_from_another_name_is_told(register: Register) -> None:
    """Another key seals from then on; numbers of another 字 begin anew."""
    done = change_school(register, typed(register, name="範例高中", letter_word="範"))
    assert [each.code for each in done.findings] == ["school-renamed", "letter-word-changed"]


def test_nothing_is_written_with_an_error(register: Register) -> None:
    """Every finding is told, beside its field."""
    with pytest.raises(UserError) as problem:
        change_school(register, typed(register, phone="abc", name="", verify_page="ftp://x"))
    fields = {each.place.field for each in problem.value.findings}
    assert fields == {"phone", "name", "verify_page"}
    assert change_school(register, typed(register)).value == ()


def test_only_an_administrator_changes_it(register: Register) -> None:
    """Whatever else somebody may do."""
    clerk = replace(register, actor=Actor("chen", frozenset({Role.OFFICER})))
    with pytest.raises(UserError, match="管理者"):
        change_school(clerk, typed(register, head="李"))


def test_an_inferred_superior_stays_inferred(register: Register) -> None:
    """An empty field does not turn a public school into a private one."""
    school = register.workspace.school.model_copy(update={"superior": None})
    inferring = replace(register, workspace=replace(register.workspace, school=school))
    change_school(inferring, typed(inferring, superior="", fax="04-22990000"))
    assert open_workspace(register.workspace.folder).school.superior is None
