"""Edit the participants (編輯研習學員, procedure, step 5): in three ways in, and out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Outcome, Severity, UserError, error, hint, warning
from inservice_docs.records.participant import ApplicantStatus, Participant, Source
from inservice_docs.records.person import Person
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.participants import Added, unknown_participant
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.id_numbers import check_id, normalise_id
from inservice_docs.workflow.load_roster import load_roster
from inservice_docs.workflow.plan_amount import check_amount, require_hours_role
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.same_person import Known
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import require_reason, take

_WHAT = "編輯學員名單"


@dataclass(frozen=True)
class Entered:
    """What came of it: who was added or corrected, who was there already, how many there are."""

    added: tuple[int, ...]
    changed: tuple[int, ...]
    already: int
    people: int


def list_participants(register: Register, number: str) -> tuple[Participant, ...]:
    """Return the participants of a plan, in the order they were added."""
    with register.look() as work:
        return work.participants.list(work.plans.get(number).number)


def add_from_sign_up(
    register: Register, number: str, ids: Sequence[int] | None = None
) -> Outcome[Entered]:
    """Add applicants who have passed (方式一): the chosen ones, or all; nobody twice.

    Raises UserError for an applicant who has not passed.
    """
    register.require(Role.OFFICER, _WHAT)
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.EDIT_PARTICIPANTS)
        passed = work.applicants.list(entry.number, status=ApplicantStatus.PASSED)
        chosen = passed if ids is None else [each for each in passed if each.id in set(ids)]
        if ids is not None and len(chosen) < len(set(ids)):
            strange = "、".join(map(str, sorted(set(ids) - {each.id for each in chosen})[:10]))
            raise UserError(
                error(
                    "applicant-not-passed",
                    f"序號 {strange} 不在審核通過的報名學員裡。",
                    "先以 signup review 審核通過，再加入名單。",
                )
            )
        listed = work.participants.list(entry.number)
        known = Known((each.person, each.id) for each in listed)
        came = {each.applicant for each in listed}
        new = [a for a in chosen if a.id not in came and known.find(a.person) is None]
        if not chosen:
            raise UserError(
                error("applicants-none", "還沒有審核通過的學員。", "先以 signup review 審核報名。")
            )
        done = work.participants.put(
            entry.number,
            [each.person for each in new],
            source=Source.SIGNUP,
            applicants=[each.id for each in new],
        )
        return Outcome(_entered(work, entry, done, len(chosen) - len(new)))


def add_person(
    register: Register, number: str, person: Person, *, row: int | None = None
) -> Outcome[Entered]:
    """Add one person by ID number and hours (方式二：手動新增／修改), or correct their hours.

    With `row`, the participant of that number is given the ID number and whatever else is known.

    What is not given is taken from the list itself, the applicants or the school's teachers.
    Raises UserError for an ID number that fails its check, and hours above those of the course.
    """
    register.require(Role.OFFICER, _WHAT)
    check = check_id(person.id_number)
    if not check.valid:
        raise UserError(
            error("id-invalid", f"身分證字號不正確：{check.reason}", "核對證件後再輸入。")
        )
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.EDIT_PARTICIPANTS)
        _check_hours(register, entry, [person])
        if row is not None:
            given = {name: value for name, value in person if value not in ("", None)}
            known = _on_list(work, entry.number, row).person.model_copy(update=given)
            work.participants.correct(entry.number, row, known)
            done = Added((), (row,))
        else:
            known, applicant = _known_person(work, entry.number, person)
            came = [applicant] if applicant is not None else None
            done = work.participants.put(
                entry.number, [known], source=Source.SINGLE, applicants=came
            )
        findings = [] if known.name else [_NAMELESS]
        if check.reason:
            findings.append(hint("id-doubtful", check.reason, "核對證件。"))
        return Outcome(_entered(work, entry, done, 0), tuple(findings))


def add_from_file(register: Register, number: str, file: Path) -> Outcome[Entered]:
    """Add the people of a list (方式三); the hours in it are taken over.

    Rows with neither name nor ID number are held back. Who stands on the list already is brought
    up to date. Raises UserError when hours are above those of the course: nobody is added then.
    """
    register.require(Role.OFFICER, _WHAT)
    with register.look() as work:
        roster = load_roster(file, work.plans.get(number).plan, register.workspace)
    if wrong := [each for each in roster.findings if each.severity is Severity.ERROR]:
        raise UserError(wrong)
    done = add_people(register, number, roster.value.people)
    return Outcome(done.value, (*roster.findings, *done.findings))


def add_people(register: Register, number: str, listed: Sequence[Person]) -> Outcome[Entered]:
    """Add the people of a list that was read and looked at; see `add_from_file`."""
    register.require(Role.OFFICER, _WHAT)
    people = [each for each in listed if each.name or normalise_id(each.id_number)]
    findings = []
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.EDIT_PARTICIPANTS)
        _check_hours(register, entry, people)
        done, already = _put(work, entry.number, people)
        if held := len(listed) - len(people):
            words = f"{held} 列沒有姓名也沒有身分證字號，沒有加入。"
            findings.append(warning("people-held-back", words, "補齊後再加入一次。"))
        return Outcome(_entered(work, entry, done, already), tuple(findings))


def remove_participants(
    register: Register, number: str, ids: Iterable[int], *, reason: str
) -> Outcome[Entered]:
    """Take people off the list again, with their attendance and hours; the reason is kept."""
    register.require(Role.OFFICER, _WHAT)
    require_reason(reason, "移除學員")
    chosen = tuple(dict.fromkeys(ids))
    if not chosen:
        raise UserError(error("ids-missing", "沒有指定要移除誰。", "以 --ids 寫出序號。"))
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.EDIT_PARTICIPANTS, reason=reason)
        work.participants.remove(entry.number, chosen, reason=reason)
        return Outcome(_entered(work, entry, Added(), 0))


_NAMELESS = warning(
    "name-missing",
    "這個身分證字號不在報名名單與校內教師名單裡，名單上沒有姓名。",
    "以 --name 補上姓名、--school 補上服務學校。",
)


def _put(work: Work, plan: str, people: Sequence[Person]) -> tuple[Added, int]:
    """Add people and bring up to date who is on the list; return also how many stayed as is.

    A participant without an ID number, as applicants have none, is found by name and school.
    """
    listed = {each.id: each for each in work.participants.list(plan)}
    known = Known((each.person, each.id) for each in listed.values())
    new: list[Person] = []
    changed: list[int] = []
    already = 0
    for each in people:
        found = listed.get(known.find(each) or 0)
        if found is None:
            new.append(each)
            continue
        given = {name: value for name, value in each if value not in ("", None)}
        whole = found.person.model_copy(update=given)
        if whole == found.person:
            already += 1
        else:
            work.participants.correct(plan, found.id, whole)
            changed.append(found.id)
    done = work.participants.put(plan, new, source=Source.FILE)
    return Added(done.added, (*changed, *done.changed)), already


def _known_person(work: Work, plan: str, person: Person) -> tuple[Person, int | None]:
    """Complete a person from what is known of the ID number; with the application they made."""
    listed = work.participants.find(plan, person.id_number)
    applied = work.applicants.find(plan, person.id_number)
    teacher = work.teachers.find(person.id_number)
    given = {name: value for name, value in person if value not in ("", None)}
    for known in (listed, applied, teacher):
        if known is not None:
            person = known.person.model_copy(update=given)
            break
    if listed is not None:
        return person, listed.applicant
    return person, applied.id if applied is not None else None


def _on_list(work: Work, plan: str, id: int) -> Participant:
    found = next((each for each in work.participants.list(plan) if each.id == id), None)
    if found is None:
        raise UserError(unknown_participant(id))
    return found


def _check_hours(register: Register, entry: PlanEntry, people: Iterable[Person]) -> None:
    given = {each.hours for each in people if each.hours is not None}
    if given:
        require_hours_role(register, entry.plan, "登錄時數")
    for hours in sorted(given, key=Decimal):
        check_amount(hours, entry.plan, register.workspace.codes)


def _entered(work: Work, entry: PlanEntry, done: Added, already: int) -> Entered:
    return Entered(done.added, done.changed, already, work.plans.get(entry.number).people)
