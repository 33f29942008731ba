"""Sending one by one: an address that is none does not stop the others."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from tests.support.mail_servers import MailServerForTests, mail_server
from tests.support.mail_settings import use_server
from tests.support.studies import study

from inservice_docs.formats.mail.draft import Attachment
from inservice_docs.formats.mail.mailbox import Mailbox
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.send_mails import Mail, send_mails


@contextlib.contextmanager
def quiet(total: int) -> Iterator[object]:
    """No progress to show."""
    yield lambda count: None


def test_attachments_arrive_and_a_bad_address_is_named_by_its_number(register: Register) -> None:
    """Certificates go out so."""
    number = study(register)
    assert register.workspace.folder is not None
    mails = [
        Mail(
            f"certificate {at}",
            "issued",
            f"序號 {at}",
            Mailbox(to),
            "研習證明",
            "如附件。\n",
            files,
        )
        for at, (to, files) in enumerate(
            [("沒有", ()), ("a@b.tw", (Attachment("證明.pdf", b"%PDF-"),))], 1
        )
    ]
    with mail_server(MailServerForTests()) as server:
        use_server(register.workspace.folder, server)
        outcome = send_mails(register, number, mails, {}, quiet)
    assert outcome.value.sent == ("certificate 2",)
    assert outcome.value.failed == ("certificate 1",)
    (found,) = outcome.findings
    assert (found.code, found.place.field) == ("mail-address", "序號 1")
    (message,) = server.messages()
    assert [each.get_filename() for each in message.iter_attachments()] == ["證明.pdf"]
    with register.look() as work:
        assert list(work.mails.of_plan(number)) == ["certificate 2"]
