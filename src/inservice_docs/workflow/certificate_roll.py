"""The roll of certificates of a study (證明名冊): who holds one, who is to get one, who is not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from inservice_docs.documents.sheet_facts import is_guest
from inservice_docs.records.certificate import Certificate, IssuedCertificate
from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import Participant
from inservice_docs.workflow.certificate_facts import OPEN, composed, recipients
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import status_of


@dataclass(frozen=True, slots=True)
class RollLine:
    """One participant: what is awarded, the valid certificate held, and whether one is due."""

    participant: Participant
    amount: Decimal | None
    held: IssuedCertificate | None
    due: bool


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody on the list, and whether certificates are issued at this stage of the study."""

    lines: tuple[RollLine, ...]
    open: bool

    @property
    def due(self) -> int:
        """Return how many are to get one."""
        return sum(each.due for each in self.lines)

    @property
    def held(self) -> int:
        """Return how many hold a valid one."""
        return sum(each.held is not None for each in self.lines)


def certificate_roll(register: Register, number: str) -> Roll:
    """Return the participants of a plan with their certificates. UserError: unknown plan."""
    with register.look() as work:
        entry = work.plans.get(number)
        awarded = {each.participant: each.amount for each in work.attendance.awards(entry.number)}
        held = {
            each.participant: each
            for each in work.certificates.list(plan=entry.number, revoked=False, limit=None)
        }
        people = work.participants.list(entry.number)
    ready = status_of(entry) in OPEN
    lines = tuple(
        RollLine(
            each,
            awarded.get(each.id),
            held.get(each.id),
            bool(
                ready
                and awarded.get(each.id)
                and each.id not in held
                and each.person.name
                and not is_guest(each.person, entry.plan)
            ),
        )
        for each in people
    )
    return Roll(lines, ready)


def first_certificate(register: Register, number: str) -> Certificate | None:
    """Return what the next certificate would state if it were issued now, None for nobody."""
    word = register.workspace.school.letter_word.strip().rstrip("字")
    try:
        with register.look() as work:
            found = recipients(work, number, ())
        day = max(register.today, *found.entry.plan.dates)
        return composed(found, register, day, word, 1)[0]
    except UserError:
        return None
