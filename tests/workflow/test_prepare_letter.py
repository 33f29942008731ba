"""A letter is composed for issue from what the register holds, and checked whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.prepare_letter import (
    Facts,
    check_issue,
    compose_issue,
    numbered,
    request_recipients,
)
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan


@pytest.fixture
def facts(register: Register, folder: Path) -> Facts:
    """What the register holds of the sample study."""
    entry = add_plan(folder / "plan.yaml", register).value
    with register.look() as work:
        tracked = work.approvals.of_plan(entry.number)
        return Facts(entry, current_plan(work, entry), tracked, None, 0)


def test_a_complete_letter_passes(facts: Facts, register: Register) -> None:
    """With its number; the findings are at most hints and warnings."""
    composed = compose_issue("invitation", facts, register.workspace, register.today)
    letters = numbered(composed, ["曉中宗字第0990006002號"])
    found = check_issue(composed, letters, facts, register.workspace)
    assert letters[0].number == "曉中宗字第0990006002號"
    assert not any(each.code == "fact-missing" for each in found)


def test_a_gap_is_told_once(facts: Facts, register: Register) -> None:
    """What is missing is named by its own finding alone."""
    assert facts.plan is not None
    bare = replace(facts, plan=facts.plan.model_copy(update={"approvals": ()}))
    composed = compose_issue("invitation", bare, register.workspace, register.today)
    with pytest.raises(UserError) as problem:
        check_issue(composed, composed.letters, bare, register.workspace)
    codes = {found.code for found in problem.value.findings}
    assert codes == {"invitation-before-approval", "fact-missing"}


def test_a_request_goes_to_those_that_have_not_granted(facts: Facts) -> None:
    """All at first; later those that sent it back."""
    assert facts.plan is not None
    everybody = facts.plan.authorities
    assert request_recipients(replace(facts, tracked=())) == everybody
    with pytest.raises(UserError) as problem:
        request_recipients(facts)
    assert problem.value.findings[0].code == "request-already-sent"
    returned = facts.tracked[0].model_copy(update={"state": ApprovalState.RETURNED})
    assert request_recipients(replace(facts, tracked=(returned, *facts.tracked[1:]))) == (
        everybody[0],
    )


def test_a_memo_needs_no_number(register: Register, folder: Path) -> None:
    """It stays within the school."""
    entry = add_plan(folder / "in_school.yaml", register).value
    facts = Facts(entry, entry.plan, (), None, 0)
    composed = compose_issue("in-school-memo", facts, register.workspace, register.today)
    assert numbered(composed, ())[0].number == ""
    assert check_issue(composed, composed.letters, facts, register.workspace) is not None
