"""In-school batch sign-up (校內批次報名, procedure, figure 11) from the school's own teachers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError, error, hint
from inservice_docs.records.participant import Applicant, ApplicantStatus, Source
from inservice_docs.registry.teachers import Teacher
from inservice_docs.registry.work import Work
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.same_person import Known
from inservice_docs.workflow.sign_up_state import check_seats, state_of
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take

_PAGE = 500


@dataclass(frozen=True)
class Candidate:
    """One teacher of the list, and the application that they have made already, if any."""

    teacher: Teacher
    applied: Applicant | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Batched:
    """What came of it: how many are new, were confirmed, had passed before; and seats left."""

    added: int
    confirmed: int
    already: int
    left: int | None


def candidates(register: Register, number: str, text: str = "") -> tuple[Candidate, ...]:
    """Return the school's teachers who have not been confirmed for a plan (rules 1 and 4)."""
    with register.look() as work:
        plan = work.plans.get(number).number
        known = _applied(work, plan)
        found = [Candidate(each, known.find(each.person)) for each in _teachers(work, text)]
    return tuple(
        each
        for each in found
        if each.applied is None or each.applied.status is not ApplicantStatus.PASSED
    )


def batch_sign_up(register: Register, number: str, ids: tuple[int, ...] | None) -> Outcome[Batched]:
    """Sign teachers up and confirm them at once; `ids` None means all that are not confirmed.

    Each takes a seat (rule 2); who has applied and waits is confirmed by it (rule 3). Raises
    UserError when there are not seats enough, a teacher is unknown, or the plan is not so far.
    """
    register.require(Role.OFFICER, "辦理校內批次報名")
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.SIGN_UP)
        known = _applied(work, entry.number)
        chosen = work.teachers.get(dict.fromkeys(ids)) if ids is not None else _teachers(work, "")
        added = confirmed = already = refused = 0
        for each in chosen:
            applied = known.find(each.person)
            if applied is None:
                work.applicants.add(
                    entry.number, each.person, source=Source.BATCH, status=ApplicantStatus.PASSED
                )
                added += 1
            elif applied.status is ApplicantStatus.PASSED:
                already += 1
            elif ids is None and applied.status is ApplicantStatus.REFUSED:
                refused += 1  # whoever takes everybody does not mean those who were turned down
            else:
                work.applicants.decide(
                    entry.number, [applied.id], ApplicantStatus.PASSED, reason=Source.BATCH
                )
                confirmed += 1
        if not added + confirmed + already:
            raise UserError(_NOBODY)
        state = state_of(work, entry)
        if added + confirmed:
            check_seats(state)
    return Outcome(Batched(added, confirmed, already, state.left), tuple(_remarks(refused)))


_NOBODY = error(
    "teachers-none",
    "校內教師名單裡沒有可以加入的人。",
    "先以 inservice-docs people import 匯入校內教師。",
)


def _remarks(refused: int) -> Iterator[Finding]:
    if refused:
        words = f"{refused} 位先前審核不通過，沒有加入。"
        yield hint("refused-left-out", words, "確定要加入時，以 --ids 指名。")


def _applied(work: Work, plan: str) -> Known[Applicant]:
    return Known((each.person, each) for each in work.applicants.list(plan))


def _teachers(work: Work, text: str) -> Iterator[Teacher]:
    last: Teacher | None = None
    while page := work.teachers.list(text=text, after=last, limit=_PAGE):
        yield from page
        last = page[-1]
