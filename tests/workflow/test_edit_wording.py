"""A school edits the wording of its letters: broken ones are refused, former ones are kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from inservice_docs.formats.templates import BUILT_IN, OWN
from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.edit_wording import (
    former_wording,
    preview_wording,
    restore_wording,
    save_wording,
    wording_text,
)
from inservice_docs.workflow.list_templates import WORDINGS, kind_names
from inservice_docs.workflow.register import Actor, Register

KIND = "invitation"


def changed(register: Register, words: str = "敬請推薦教師") -> str:
    """The invitation with other words."""
    return wording_text(KIND, register.workspace).text.replace("請推薦教師", words)


@pytest.mark.parametrize("kind", ["approval-request", "invitation", "hours-memo", "reminder"])
def test_the_built_in_wordings_are_sound(register: Register, kind: str) -> None:
    """They give letters for a sample study."""
    seen = preview_wording(kind, wording_text(kind, register.workspace).text)
    assert seen.ok
    assert seen.value


def test_a_preview_shows_the_changed_words(register: Register) -> None:
    """Nothing is stored."""
    seen = preview_wording(KIND, changed(register))
    assert "敬請推薦教師" in seen.value[0].subject
    assert wording_text(KIND, register.workspace).source == BUILT_IN


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ 研習案名 }}", "{{ 研習案名 }"),
        ("{{ 研習案名 }}", "{{ 研習暗名 }}"),
        ("{{ 研習案名 }}", "{{ ''.__class__ }}"),
        ("主旨: |", "主旨 |"),
        ("段落:", "段路:"),
    ],
)
def test_a_broken_wording_is_refused_with_its_place(register: Register, old: str, new: str) -> None:
    """In the preview and when it is to be kept; the former one stays in use."""
    before = wording_text(KIND, register.workspace)
    broken = before.text.replace(old, new, 1)
    seen = preview_wording(KIND, broken)
    assert not seen.ok
    assert seen.value == ()
    assert str(seen.findings[0].place)
    with pytest.raises(UserError):
        save_wording(register, KIND, broken, mark=before.mark)
    assert wording_text(KIND, register.workspace) == before


def test_former_versions_are_kept_and_read_again(register: Register) -> None:
    """The built-in one comes back too; no list takes a former one for a wording."""
    first = save_wording(register, KIND, changed(register)).value
    assert (first.source, first.former) == (OWN, ())
    later = replace(register, at=register.at + dt.timedelta(minutes=1))
    second = save_wording(later, KIND, changed(register, "惠予推薦教師"), mark=first.mark).value
    assert len(second.former) == 1
    assert former_wording(KIND, second.former[0], register.workspace) == first.text
    assert KIND in kind_names(register.workspace)
    assert len(kind_names(register.workspace)) == 7
    later = replace(register, at=register.at + dt.timedelta(minutes=2))
    back = restore_wording(later, KIND)
    assert (back.source, len(back.former)) == (BUILT_IN, 2)
    with pytest.raises(UserError, match="內建"):
        restore_wording(later, KIND)


def test_a_change_that_was_cut_off_is_noted_when_it_is_made_again(register: Register) -> None:
    """Saved again it is nobody else's; the version before is kept once; so it is restored."""
    mark, words = wording_text(KIND, register.workspace).mark, changed(register)
    first = save_wording(register, KIND, words, mark=mark).value
    again = save_wording(register, KIND, words, mark=mark).value
    assert again.former == first.former
    own = register.workspace.required_folder() / "templates" / WORDINGS / f"{KIND}.yaml"
    own.rename(own.with_name(f".{own.name}.former"))
    assert restore_wording(register, KIND).source == BUILT_IN
    with register.look() as work:
        told = [each.action for each in work.trail.list()]
    assert told[:3] == ["wording.restore", "wording.save", "wording.save"]


def test_nobody_overwrites_anothers_change(register: Register) -> None:
    """The mark of the text that was changed tells."""
    mark = wording_text(KIND, register.workspace).mark
    save_wording(register, KIND, changed(register), mark=mark)
    with pytest.raises(UserError, match="別人"):
        save_wording(register, KIND, changed(register, "務請推薦教師"), mark=mark)


@pytest.mark.parametrize("name", ["../../inservice.toml", "invitation.yaml", "x.former-1"])
def test_only_former_versions_are_read(register: Register, name: str) -> None:
    """No other file of the workspace is."""
    with pytest.raises(UserError, match="沒有這一版"):
        former_wording(KIND, name, register.workspace)


def test_too_much_is_refused(register: Register) -> None:
    """A wording is a few kB."""
    with pytest.raises(UserError, match="太長"):
        save_wording(register, KIND, "x" * 70_000)


def test_an_officer_alone_does_not_change_the_words_of_the_school(register: Register) -> None:
    """文書組 and administrators do; an unknown kind is nobody's."""
    officer = replace(register, actor=Actor("承辦", frozenset({Role.OFFICER})))
    with pytest.raises(UserError, match="文書組"):
        save_wording(officer, KIND, changed(register))
    with pytest.raises(UserError, match="沒有"):
        wording_text("../invitation", register.workspace)
