"""A letter is issued once, complete, with its number, and everything is recorded or nothing is."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.records.issued import PartRole
from inservice_docs.records.participant import Source
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.draft_letter import LetterOrder, draft_letter
from inservice_docs.workflow.edit_plan import edit_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.letter_numbers import next_numbers, void_number
from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.load_roster import load_roster
from inservice_docs.workflow.register import Actor, Register, open_register
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take

Change = Callable[..., Path]
BARE: dict[str, str | None] = {"申請文號": None, "核准文號": None}


@pytest.fixture
def bare(register: Register, change: Change) -> str:
    """The sample study, before anybody was asked."""
    return add_plan(change(BARE), register).value.number


def refused(order: IssueOrder, register: Register) -> set[str]:
    """The codes of a refusal, which leaves no number, no document and no step behind."""
    with register.look() as work:
        before = (work.numbers.list(), work.documents.list(), work.plans.list())
    with pytest.raises(UserError) as problem:
        issue_letter(order, register)
    with register.look() as work:
        assert (work.numbers.list(), work.documents.list(), work.plans.list()) == before
    return {found.code for found in problem.value.findings}


def test_a_request_goes_out_and_the_authorities_are_waited_for(
    bare: str, register: Register
) -> None:
    """Number, date, files and the plan's standing, all in one step."""
    issued = issue_letter(IssueOrder("approval-request", bare), register).value
    assert [each.name for each in issued.files] == [
        f"{bare}-approval-request.docx",
        f"{bare}-approval-request-實施計畫.docx",
    ]
    assert issued.documents[0].number == "曉中宗字第0990000001號"
    assert issued.entry is not None
    assert issued.entry.standing.status == "待核准"
    with register.look() as work:
        tracked = work.approvals.of_plan(bare)
        number = work.numbers.get("曉中宗字第0990000001號")
        context = json.loads(work.documents.context(issued.documents[0]))
    assert len(tracked) == 4
    assert {(each.request_number, each.request_date) for each in tracked} == {
        ("曉中宗字第0990000001號", register.today)
    }
    assert (number.plan, number.own) == (bare, True)
    assert context["letter"]["number"] == "曉中宗字第0990000001號"
    roles = [part.role for part in issued.documents[0].parts]
    assert roles == [PartRole.FILE, PartRole.FILE, PartRole.TEMPLATE, PartRole.WORDING]


def test_a_second_request_is_refused(bare: str, register: Register) -> None:
    """Everybody has been asked."""
    issue_letter(IssueOrder("approval-request", bare), register)
    assert refused(IssueOrder("approval-request", bare), register) == {"request-already-sent"}


def test_an_invitation_waits_for_every_authority(bare: str, register: Register) -> None:
    """Schools are not invited before."""
    codes = refused(IssueOrder("invitation", bare), register)
    assert "invitation-before-approval" in codes


def test_missing_facts_keep_a_letter_from_going_out(register: Register, change: Change) -> None:
    """A draft would show them in red."""
    number = add_plan(change({**BARE, "每班次人數": None}), register).value.number
    assert refused(IssueOrder("approval-request", number), register)


def test_a_number_of_the_document_system_is_used_once(bare: str, register: Register) -> None:
    """A void one, or one in use, is refused."""
    void = next_numbers(register)[0].number
    void_number(register, void, reason="取錯")
    assert refused(IssueOrder("approval-request", bare, number=void), register) == {"number-void"}
    outside = "曉中宗字第0990006001號"
    issued = issue_letter(IssueOrder("approval-request", bare, number=outside), register).value
    assert issued.documents[0].number == outside
    other = IssueOrder("reminder", bare, number=outside)
    assert refused(other, register) == {"number-taken"}


def test_a_number_taken_before_is_used(bare: str, register: Register) -> None:
    """It waited for its letter."""
    taken = next_numbers(register)[0].number
    issued = issue_letter(IssueOrder("approval-request", bare, number=taken), register).value
    assert issued.documents[0].number == taken
    with register.look() as work:
        assert work.numbers.get(taken).plan == bare


def test_each_direction_has_its_own_number(register: Register, change: Change) -> None:
    """A school of the city writes upwards to it and level to the other."""
    settings = register.workspace.folder
    assert settings is not None
    file = change({**BARE, "主管機關": "[臺中市政府, 臺中市立範例國民中學]"})
    number = add_plan(file, register).value.number
    order = IssueOrder("approval-request", number)
    count = len(issue_letter(order, register).value.documents)
    with register.look() as work:
        numbers = [each.number for each in work.numbers.list()]
    assert len(numbers) == count


def test_the_same_letter_is_not_issued_twice(register: Register, folder: Path) -> None:
    """Unless it is said why."""
    number = add_plan(folder / "plan.yaml", register).value.number
    first = issue_letter(IssueOrder("invitation", number), register).value
    order = IssueOrder("invitation", number)
    assert refused(order, register) == {"document-issued"}
    again = IssueOrder("invitation", number, again=True)
    assert refused(again, register) == {"reason-missing"}
    again = IssueOrder("invitation", number, again=True, reason="郵寄遺失")
    second = issue_letter(again, register).value
    assert second.files[0].name == f"{number}-invitation-2.docx"
    assert second.documents[0].number != first.documents[0].number


def test_a_changed_plan_gives_another_letter(
    register: Register, folder: Path, change: Change
) -> None:
    """That is no repetition."""
    number = add_plan(folder / "plan.yaml", register).value.number
    issue_letter(IssueOrder("invitation", number), register)
    edit_plan(number, change({"目的": "分享生命教育教材"}), register, reason="改寫目的")
    assert issue_letter(IssueOrder("invitation", number), register).value.documents


def test_a_letter_edited_in_word_goes_out_as_it_is(
    bare: str, register: Register, folder: Path
) -> None:
    """Its number is put to use; what is recorded are its very bytes."""
    number = "曉中宗字第0990006001號"
    draft = LetterOrder("approval-request", Path(bare), number=number, date="99-02-26", final=True)
    made = draft_letter(draft, register.workspace).value[0]
    edited = folder / "編修.docx"
    edited.write_bytes(made.data)
    wrong = IssueOrder("approval-request", bare, file=edited, number="曉中宗字第0990000009號")
    assert refused(wrong, register) == {"number-differs"}
    issued = issue_letter(IssueOrder("approval-request", bare, file=edited), register).value
    assert issued.files[0].data == made.data
    assert issued.documents[0].number == number
    assert issued.documents[0].parts[0].sha256 == issued.documents[0].parts[-1].sha256
    assert issued.documents[0].parts[-1].role is PartRole.EDITED
    with register.look() as work:
        assert {each.request_number for each in work.approvals.of_plan(bare)} == {number}


def test_the_hours_memo_encloses_the_list_sealed(register: Register, folder: Path) -> None:
    """It names people, so its files go when the plan's personal data go."""
    number = add_plan(folder / "in_school.yaml", register).value.number
    plan = load_plan(folder / "in_school.yaml", register.workspace).plan
    people = load_roster(folder / "in_school_roster.csv", plan).value.people
    order = IssueOrder("hours-memo", number)
    assert refused(order, register) == {"step-impossible"}
    moves = (
        *(Move.SIGN_OFF, Move.SIGNED, Move.ENTER, Move.PASS, Move.EDIT_PARTICIPANTS),
        *(Move.PRINT_ROSTER, Move.RECORD_ATTENDANCE),
    )
    with register.change() as work:
        work.participants.put(number, people, source=Source.FILE)
        for move in moves:
            take(work, register, work.plans.get(number), move)
    issued = issue_letter(order, register).value
    assert [each.name for each in issued.files] == [
        f"{number}-hours-memo.docx",
        f"{number}-hours-memo-參加研習人員名單.docx",
    ]
    assert issued.documents[0].personal
    assert issued.documents[0].number == ""
    assert issued.entry is not None
    assert issued.entry.standing.status == "簽會文書組"
    with register.look() as work:
        assert work.documents.list(person=people[0].name) == issued.documents


def test_a_plan_file_is_not_issued_from(register: Register, folder: Path) -> None:
    """Only a registered plan has its letters recorded."""
    assert refused(IssueOrder("invitation", "plan.yaml"), register) == {"plan-unknown"}
    assert refused(IssueOrder("invitation"), register) == {"plan-missing"}


def test_an_unknown_kind_is_refused(bare: str, register: Register) -> None:
    """As in drafting."""
    assert refused(IssueOrder("invitatoin", bare), register) == {"unknown-kind"}


def test_letters_issued_at_once_have_numbers_of_their_own(
    register: Register, environment: dict[str, str]
) -> None:
    """Whoever is overtaken makes the letter anew with the next number; none is left out."""

    def issue(index: int) -> str:
        actor = Actor(f"clerk {index}", frozenset(Role))
        with open_register(register.workspace, actor, register.at, environment=environment) as own:
            order = IssueOrder("account-request", office="輔導室", person=f"範例{index}")
            return issue_letter(order, own).value.documents[0].number

    with ThreadPoolExecutor(4) as threads:
        numbers = sorted(threads.map(issue, range(8)))
    assert numbers == [f"曉中宗字第099000000{serial}號" for serial in range(1, 9)]


def test_a_letter_is_issued_by_an_officer_or_the_records_office(register: Register) -> None:
    """Not by those who only review courses."""
    order = IssueOrder("account-request", office="輔導室", person="王小範")
    reviewer = replace(register, actor=Actor("lin", frozenset({Role.REVIEWER})))
    assert refused(order, reviewer) == {"role-missing"}
    records = replace(register, actor=Actor("wang", frozenset({Role.RECORDS})))
    assert issue_letter(order, records).value.documents
