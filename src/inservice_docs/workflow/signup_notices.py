"""Notices to applicants (報名通知): 錄取, 未錄取 and 候補, as mail drafts or sent by SMTP."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inservice_docs.documents.mail_text import compose_mail
from inservice_docs.documents.notices import KINDS, WORDINGS, notice_facts, study_mail_facts
from inservice_docs.formats.archive import write_archive
from inservice_docs.formats.mail.draft import mail_draft
from inservice_docs.formats.mail.mailbox import Mailbox, is_address
from inservice_docs.formats.templates import find_template
from inservice_docs.formats.wording_file import read_mail_wording
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.records.plan import Plan
from inservice_docs.taiwan.text import nearest, tidy
from inservice_docs.workflow.finalize import refuse_unfinished
from inservice_docs.workflow.mail_server import mail_server
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.send_mails import Mail, Progress, Sent, no_address, nobody, send_mails
from inservice_docs.workflow.sign_up_state import SignUpState, state_of

TITLES = {"passed": "錄取通知", "refused": "未錄取通知", "waiting": "候補通知"}


@dataclass(frozen=True, slots=True)
class NoticeChoice:
    """Which notices: their kinds (`passed`, `refused`, `waiting`), and to whom; no ids means all.

    `again` also sends what was sent before.
    """

    kinds: tuple[str, ...] = tuple(KINDS)
    ids: tuple[int, ...] = ()
    again: bool = False


@dataclass(frozen=True)
class Notices:
    """The notices of a plan: a mail each, the plan's contact who writes, how the sign-up stands."""

    plan: str
    mails: tuple[Mail, ...]
    writer: Mailbox | None
    state: SignUpState


def compose_notices(register: Register, number: str, choice: NoticeChoice) -> Outcome[Notices]:
    """Return the notices to applicants as their sign-up stands.

    Those who wait get one only when no seat is left for them. Who has no e-mail address is named in
    a finding. Raises UserError for an unknown kind and a broken wording, and when there is nobody.
    """
    _check_kinds(choice.kinds)
    with register.look() as work:
        entry = work.plans.get(number)
        plan, state = current_plan(work, entry), state_of(work, entry)
    shared = study_mail_facts(plan, register.workspace.school)
    reserves = state.reserves
    mails: list[Mail] = []
    findings: list[Finding] = []
    without: list[str] = []
    for kind in (each for each in KINDS if each in choice.kinds):
        wording = read_mail_wording(find_template(WORDINGS[kind], register.workspace.folder))
        findings += wording.findings
        for each in state.applicants:
            place = reserves.get(each.id)
            if each.status is not KINDS[kind] or (kind == "waiting" and place is None):
                continue
            if choice.ids and each.id not in choice.ids:
                continue
            address = tidy(each.person.email)
            if not is_address(address):
                without.append(f"序號 {each.id}")
                continue
            text = compose_mail(wording.value, notice_facts(shared, each, place))
            findings += [found for found in text.findings if found not in findings]
            to = Mailbox(address, each.person.name)
            mails.append(
                Mail(
                    f"notice {each.id}",
                    kind,
                    f"序號 {each.id}",
                    to,
                    text.value.subject,
                    text.value.text,
                )
            )
    if without:
        findings.append(no_address(without))
    if not mails:
        raise nobody() if not without else UserError((*nobody().findings, *findings))
    return Outcome(
        Notices(entry.number, tuple(mails), _writer(plan, register), state), tuple(findings)
    )


def draft_notices(
    register: Register, number: str, choice: NoticeChoice
) -> Outcome[tuple[Document, ...]]:
    """Return the notices as mail drafts (.eml), one a person; names of files hold 序號 only."""
    register.require(Role.OFFICER, "通知報名學員")
    outcome = compose_notices(register, number, choice)
    notices = outcome.value
    documents = [
        Document(
            f"{TITLES[mail.what]}-{int(mail.key.split()[1]):04}.eml",
            mail_draft(notices.writer or "", mail.to, mail.subject, mail.text),
        )
        for mail in notices.mails
    ]
    return Outcome(tuple(documents), outcome.findings)


def archive_of(documents: Sequence[Document]) -> bytes:
    """Return documents as one ZIP, the same bytes for the same documents."""
    stream = io.BytesIO()
    write_archive(stream, ((each.name, each.data) for each in documents))
    return stream.getvalue()


def ready_notices(register: Register, number: str, choice: NoticeChoice) -> int:
    """Return how many notices `send_notices` would go through; raises UserError as it would.

    What only the mail server can say is not known yet.
    """
    register.require(Role.OFFICER, "通知報名學員")
    outcome = compose_notices(register, number, choice)
    refuse_unfinished(outcome.findings, True)
    mail_server(register.workspace)
    return len(outcome.value.mails)


def send_notices(
    register: Register,
    number: str,
    choice: NoticeChoice,
    progress: Progress,
    environment: Mapping[str, str] = os.environ,
) -> Outcome[Sent]:
    """Send the notices by the school's mail server; what was sent before is not sent again.

    Answers go to the plan's contact. Raises UserError for facts that are missing, and when nothing
    can be sent at all; single refusals are findings.
    """
    register.require(Role.OFFICER, "通知報名學員")
    outcome = compose_notices(register, number, choice)
    notices = outcome.value
    refuse_unfinished(outcome.findings, True)
    done = send_mails(
        register,
        notices.plan,
        notices.mails,
        environment,
        progress,
        again=choice.again,
        reply_to=notices.writer,
    )
    return Outcome(done.value, (*outcome.findings, *done.findings))


def _writer(plan: Plan, register: Register) -> Mailbox | None:
    name = f"{register.workspace.school.name}{plan.office}"
    addresses = (tidy(each.email) for each in plan.contacts)
    return next((Mailbox(each, name) for each in addresses if is_address(each)), None)


def _check_kinds(kinds: Sequence[str]) -> None:
    for kind in kinds or ("",):
        if kind not in KINDS:
            near = nearest(kind, KINDS)
            fix = f"是否為 {near}？" if near else f"可用：{'、'.join(KINDS)}。"
            raise UserError(error("notice-kind-unknown", f"沒有「{kind[:20]}」這種通知。", fix))
