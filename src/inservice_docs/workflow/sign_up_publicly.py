"""Apply for a study without an account (公開報名, procedure, step 3), wholly or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.records.participant import ApplicantStatus, Source
from inservice_docs.workflow.application import Application
from inservice_docs.workflow.public_links import plan_of_slug, row_token
from inservice_docs.workflow.public_signup import USE, public_state
from inservice_docs.workflow.register import Register

APPLICATION = "application"
"""The use of the tokens that open one application."""


@dataclass(frozen=True, slots=True)
class SignedUp:
    """What came of it: the number, the token of its link, the place on the waiting list (or 0)."""

    plan: str
    id: int
    token: str
    reserve: int


def sign_up_publicly(register: Register, slug: str, said: Application, *, agreed: str) -> SignedUp:
    """Take an application; `agreed` is the version of the notice that the applicant agreed to.

    Raises UserError when sign-up is closed or full, for an ID number that has applied already, and
    when the notice was not agreed to or has changed since the page was shown.
    """
    number = plan_of_slug(register, USE, slug)
    with register.change() as work:
        entry = work.plans.get(number)
        now = public_state(work, register, entry)
        if not now.takes:
            raise UserError(now.why_closed())
        if agreed != now.notice.version:
            raise UserError(_NOT_AGREED)
        if work.applicants.find(number, said.person.id_number) is not None:
            raise UserError(_TWICE)
        made = work.applicants.add(
            number,
            said.person,
            source=Source.ONLINE,
            status=ApplicantStatus.WAITING,
            answers=said.answers,
        )
        work.trail.note("signup.agree", number, f"applicant {made.id} {now.notice.version}")
    return SignedUp(number, made.id, row_token(register, APPLICATION, number, made.id), now.place)


def own_link(register: Register, slug: str, said: Application) -> str | None:
    """Return the token of the application that says exactly the same, None when there is none.

    For a form that was sent twice: whoever knows every word of an application made it.
    """
    number = plan_of_slug(register, USE, slug)
    with register.look() as work:
        found = work.applicants.find(number, said.person.id_number)
    if found is None or (found.person, found.answers) != (said.person, said.answers):
        return None
    return row_token(register, APPLICATION, number, found.id)


_NOT_AGREED = error(
    "notice-not-agreed",
    "還沒有同意個資告知事項，或內容已經更新。",
    "閱讀後勾選同意，再送出一次。",
    Place(field="agreed"),
)
_TWICE = error(
    "applicant-twice",
    "這個身分證字號已經報名這場研習，沒有重複受理。",
    "要更正或取消，請用報名完成時的連結；連結不見了，請洽承辦單位。",
    Place(field="id_number"),
)
