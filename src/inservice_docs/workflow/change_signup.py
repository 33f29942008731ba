"""Change or withdraw one's own application (更正、取消報名) by the signed link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.participant import Applicant, ApplicantStatus
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.text import tidy
from inservice_docs.workflow.application import check_contact, read_answers
from inservice_docs.workflow.move_up import move_up
from inservice_docs.workflow.public_links import plan_of_slug, row_of_token
from inservice_docs.workflow.public_signup import USE, PublicSignUp, State, public_state
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_publicly import APPLICATION
from inservice_docs.workflow.sign_up_state import state_of

CHANGEABLE = ("school", "position", "phone", "email")
"""Who somebody is does not change: name and ID number are the clerk's to correct."""
KEEP_EMPTY = ("phone", "email")
"""Shown hidden, so that an empty field leaves them as they are."""


@dataclass(frozen=True)
class OwnApplication:
    """One application as its own link shows it; `reserve` is the place on the waiting list."""

    page: PublicSignUp
    applicant: Applicant
    reserve: int
    listed: bool

    @property
    def changeable(self) -> bool:
        """Tell whether it can still be changed by the link."""
        return not self.listed and self.applicant.status is not ApplicantStatus.REFUSED


def own_application(register: Register, slug: str, token: str) -> OwnApplication:
    """Return the application of a link.

    Raises UserError for a link that was not made here, one whose deadline is past, and an
    application that is not there any more.
    """
    number, id = _opened(register, slug, token)
    with register.look() as work:
        return _own(work, register, work.plans.get(number), id)


def change_sign_up(
    register: Register, slug: str, token: str, typed: Mapping[str, str]
) -> OwnApplication:
    """Change what may change of one's own application. Raises UserError as `own_application`."""
    number, id = _opened(register, slug, token)
    with register.change() as work:
        own = _own(work, register, work.plans.get(number), id)
        _require_changeable(own)
        values = {name: tidy(typed.get(name, "")) for name in CHANGEABLE}
        for name in KEEP_EMPTY:
            values[name] = values[name] or getattr(own.applicant.person, name)
        findings: list[Finding] = []
        answers = read_answers(typed, own.page.questions, findings)
        try:
            check_contact(values)
        except UserError as problem:
            findings = [*problem.findings, *findings]
        if findings:
            raise UserError(findings)
        person = own.applicant.person.model_copy(update=values)
        work.applicants.correct(number, id, person, {**own.applicant.answers, **answers})
        return _own(work, register, own.page.entry, id)


def withdraw_sign_up(register: Register, slug: str, token: str) -> None:
    """Take one's own application back; a seat that this frees goes to the waiting list."""
    number, id = _opened(register, slug, token)
    with register.change() as work:
        own = _own(work, register, work.plans.get(number), id)
        if own.listed:
            _require_changeable(own)
        work.applicants.remove(number, id, reason="本人取消")
        if own.applicant.status is ApplicantStatus.PASSED:
            move_up(work, own.page.entry)


def _opened(register: Register, slug: str, token: str) -> tuple[str, int]:
    number = plan_of_slug(register, USE, slug)
    return number, row_of_token(register, APPLICATION, number, token)


def _own(work: Work, register: Register, entry: PlanEntry, id: int) -> OwnApplication:
    page = public_state(work, register, entry)
    if page.state in {State.ENDED, State.CLOSED}:
        raise UserError(_EXPIRED)
    state = state_of(work, entry)
    found = next((each for each in state.applicants if each.id == id), None)
    if found is None:
        raise UserError(_GONE)
    listed = any(each.applicant == id for each in work.participants.list(entry.number))
    return OwnApplication(page, found, state.reserves.get(id, 0), listed)


def _require_changeable(own: OwnApplication) -> None:
    if not own.changeable:
        raise UserError(
            error(
                "application-settled",
                "報名已經審核完畢，不能從這個連結更改。",
                "要更正或取消，請洽承辦單位。",
            )
        )


_EXPIRED = error(
    "link-expired",
    "報名已經截止，這個連結過期了。",
    "要更正或取消，請洽承辦單位。",
)
_GONE = error(
    "application-unknown",
    "這份報名已經取消或刪除。",
    "截止前可以重新報名。",
)
