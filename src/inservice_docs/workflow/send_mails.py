"""Send mail one by one (逐封寄出), each at most once, whatever breaks off in between."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from inservice_docs.formats.mail.draft import Attachment, mail_message
from inservice_docs.formats.mail.mailbox import Mailbox
from inservice_docs.formats.mail.send import Outgoing, RefusedError, UnknownError
from inservice_docs.formats.mail.server import MailServer
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, hint, warning
from inservice_docs.workflow.mail_server import outgoing_mail
from inservice_docs.workflow.register import Register

Progress = Callable[[int], AbstractContextManager[Callable[[int], Any]]]
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail: its key within the plan (`notice 12`), what it is (`passed`), to whom, what.

    `label` names the addressee in messages, by number only: 序號 12.
    """

    key: str
    what: str
    label: str
    to: Mailbox
    subject: str = field(repr=False)
    text: str = field(repr=False)
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of it: the keys that went out, those that had before, those that did not."""

    sent: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


def send_mails(
    register: Register,
    plan: str,
    mails: Sequence[Mail],
    environment: Mapping[str, str],
    progress: Progress,
    *,
    again: bool = False,
    reply_to: Mailbox | None = None,
) -> Outcome[Sent]:
    """Send mails of a plan over one connection, and record each as it goes out.

    What was sent before is left out; so is what may have been, with a finding, unless `again`.
    Raises UserError when nothing can be sent at all; later troubles are findings (errors).
    """
    sent: list[str] = []
    before: list[str] = []
    failed: list[str] = []
    findings: list[Finding] = []
    unsure: list[str] = []
    with (
        outgoing_mail(register.workspace, environment) as (server, line),
        progress(len(mails)) as step,
    ):
        for at, mail in enumerate(mails):
            with register.change() as work:
                former = work.mails.claim(plan, mail.key, mail.what, again=again)
            if former is not None:
                (before if former.certain else unsure).append(mail.key)
                step(1)
                continue
            try:
                _send(line, server, plan, mail, register, reply_to)
            except UserError as problem:
                _release(register, plan, mail)
                findings += problem.findings
                failed += [each.key for each in mails[at:]]
                break
            except UnknownError as problem:
                failed.append(mail.key)
                findings.append(problem.finding.at(Place(field=mail.label)))
            except RefusedError as problem:
                _release(register, plan, mail)
                failed.append(mail.key)
                findings.append(problem.finding.at(Place(field=mail.label)))
            else:
                with register.change() as work:
                    work.mails.settle(plan, mail.key, mail.what)
                sent.append(mail.key)
            step(1)
    labels = {each.key: each.label for each in mails}
    findings += _told([labels[key] for key in before], [labels[key] for key in unsure])
    return Outcome(Sent(tuple(sent), tuple(before), (*failed, *unsure)), tuple(findings))


def _send(
    line: Outgoing,
    server: MailServer,
    plan: str,
    mail: Mail,
    register: Register,
    reply_to: Mailbox | None,
) -> None:
    try:
        message = mail_message(
            server.mailbox,
            mail.to,
            mail.subject,
            mail.text,
            mail.attachments,
            at=register.at,
            key=f"{plan} {mail.key} {mail.what}",
            reply_to=reply_to,
        )
    except UserError as problem:  # an address that is none: the others can be sent
        raise RefusedError(problem.findings[0]) from None
    line.send(message)


def _release(register: Register, plan: str, mail: Mail) -> None:
    with register.change() as work:
        work.mails.release(plan, mail.key)


def _told(before: Sequence[str], unsure: Sequence[str]) -> list[Finding]:
    found = []
    if before:
        words = f"{len(before)} 封先前已經寄過，沒有再寄（{_listed(before)}）。"
        found.append(hint("mail-sent-before", words, "要再寄一次，加上 --again。"))
    if unsure:
        words = f"{len(unsure)} 封先前寄到一半中斷，不確定是否寄出（{_listed(unsure)}）。"
        found.append(
            warning("mail-unknown", words, "詢問收件人；沒有收到時，以 --ids 指名並加上 --again。")
        )
    return found


def _listed(labels: Sequence[str]) -> str:
    return "、".join(labels[:_SHOWN]) + ("…" if len(labels) > _SHOWN else "")


def no_address(labels: Sequence[str]) -> Finding:
    """Say who has no e-mail address to write to."""
    return warning(
        "mail-no-address",
        f"{len(labels)} 人沒有正確的電子郵件地址，沒有通知（{_listed(labels)}）。",
        "補上電子郵件地址，或以電話通知。",
    )


def nobody() -> UserError:
    """Return the error of having nobody to write to."""
    return UserError(
        error("mail-nobody", "沒有要通知的人。", "先審核報名；或檢查 --kind 與 --ids。")
    )
