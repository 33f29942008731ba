"""The letters of a plan that is being typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.draft_letter import LetterOrder, compose_letters
from inservice_docs.workflow.list_templates import copy_template
from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.typed_letter import (
    told_later,
    typed_kinds,
    typed_letters,
    with_answers,
)
from inservice_docs.workflow.workspace import Workspace


def test_they_are_the_letters_that_a_draft_has(folder: Path, workspace: Workspace) -> None:
    """Word for word, whatever way they are asked for."""
    file = folder / "plan.yaml"
    drafted = compose_letters(LetterOrder("invitation", file), workspace).value[1]
    typed = typed_letters("invitation", load_plan(file, workspace).plan, workspace)
    assert tuple(each.letter for each in typed.value) == drafted


def test_a_bare_plan_is_a_letter_full_of_gaps(workspace: Workspace) -> None:
    """Every missing fact is told; number and date come with the letter."""
    typed = typed_letters("approval-request", Plan(scope=Scope.CROSS_SCHOOL), workspace)
    later = [found.place.field for found in typed.findings if told_later(found)]
    assert sorted(later) == ["發文字號", "發文日期"]
    assert any(found.place.field == "研習名稱" for found in typed.findings)
    assert typed.value[0].spots


def test_a_plan_is_shown_as_the_kinds_that_are_for_it(folder: Path, workspace: Workspace) -> None:
    """In-school studies have no request; a notice only where something changed."""
    cross = load_plan(folder / "plan.yaml", workspace).plan
    own = load_plan(folder / "in_school.yaml", workspace).plan
    assert [key for key, _ in typed_kinds(cross, workspace)] == ["approval-request", "invitation"]
    assert [key for key, _ in typed_kinds(own, workspace)] == ["in-school-memo"]


def test_a_wording_that_was_changed_is_read_again(workspace: Workspace) -> None:
    """The school's own takes effect with the next key stroke."""
    plan = Plan(name="研習", scope=Scope.CROSS_SCHOOL)
    before = typed_letters("approval-request", plan, workspace).value[0].letter
    own = copy_template("letters/wording/approval-request.yaml", workspace, force=False)
    own.write_text(own.read_text("utf-8").replace("惠予", "賜予"), "utf-8")
    after = typed_letters("approval-request", plan, workspace).value[0].letter
    assert "惠予" in before.subject
    assert "賜予" in after.subject


def test_answers_that_came_in_stand_in_the_letter(folder: Path, register: Register) -> None:
    """What is typed has none of its own."""
    entry = add_plan(folder / "plan.yaml", register).value
    bare = load_plan(folder / "in_school.yaml", register.workspace).plan
    assert len(with_answers(bare, entry, register).approvals) == 4


def test_an_unknown_kind_is_refused(workspace: Workspace) -> None:
    """With the kinds that there are."""
    with pytest.raises(UserError):
        typed_letters("nonsense", Plan(), workspace)
