"""Drafts of mail: any mail program reads them back as they were meant, and nothing more."""

from __future__ import annotations

import datetime as dt
import email
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.mail.draft import Attachment, mail_draft, mail_message
from inservice_docs.formats.mail.mailbox import Mailbox
from inservice_docs.records.finding import UserError

SENDER = Mailbox("chen@example.edu.tw", "範例高中宗教輔導室")
TEXT = "王老師您好：\n\n您報名的研習已審核通過。\n"


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert isinstance(part, EmailMessage)
    return str(part.get_content())


def test_a_draft_reads_back_as_it_was_meant() -> None:
    """Sender, receiver, subject and text are UTF-8; Outlook is told that it is not sent yet."""
    data = mail_draft(SENDER, Mailbox("wang@example.edu.tw", "王小明"), "研習錄取通知", TEXT)
    message = read(data)
    assert message["From"].addresses[0].display_name == "範例高中宗教輔導室"
    assert message["To"].addresses[0].addr_spec == "wang@example.edu.tw"
    assert message["Subject"] == "研習錄取通知"
    assert message["X-Unsent"] == "1"
    assert body(message).replace("\r\n", "\n") == TEXT
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 998


def test_a_draft_without_sender_leaves_it_to_the_program_that_opens_it() -> None:
    """No From stands in it then."""
    assert read(mail_draft("", "a@b.tw", "主旨", "文"))["From"] is None


def test_attachments_keep_their_names_and_bytes() -> None:
    """A Word file stays what it is, its Chinese name too; a path or line break in a name goes."""
    files = (Attachment("研習證明 王○明.pdf", b"%PDF-1.7\x00"), Attachment("../a\r\nb.docx", b"PK"))
    message = read(mail_draft(SENDER, "a@b.tw", "主旨", "文", files))
    first, second = message.iter_attachments()
    assert first.get_filename() == "研習證明 王○明.pdf"
    assert first.get_content_type() == "application/pdf"
    assert first.get_content() == b"%PDF-1.7\x00"
    assert second.get_filename() == "_a b.docx"
    assert second.get_content_type().endswith("wordprocessingml.document")


def test_the_same_message_is_the_same_bytes() -> None:
    """So a ZIP of drafts made again is the same ZIP."""
    files = (Attachment("a.pdf", b"1"),)
    assert mail_draft(SENDER, "a@b.tw", "主旨", "文", files) == mail_draft(
        SENDER, "a@b.tw", "主旨", "文", files
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_makes_a_header(subject: str, name: str) -> None:
    """Whatever stands in a subject or a name, the headers are those of the draft."""
    evil = f"{subject}\r\nBcc: x@example.com\n{name}"
    sender, to = Mailbox("chen@example.edu.tw", evil), Mailbox("a@b.tw", evil)
    data = mail_draft(sender, to, evil, "文", [Attachment(evil, b"1")])
    message = read(data)
    assert [key.lower() for key in message] == [
        *("from", "to", "subject"),
        *("mime-version", "content-type", "x-unsent"),
    ]
    assert message["Bcc"] is None
    assert [each.addr_spec for each in message["To"].addresses] == ["a@b.tw"]


@pytest.mark.parametrize(
    "address",
    ["", "無", "a@b@c.tw", "a@b.tw, c@d.tw", "a@b.tw\r\nBcc: c@d.tw", "<a@b.tw>", "a b@c.tw"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """One plain address alone is taken; the message does not repeat what was given."""
    with pytest.raises(UserError) as caught:
        mail_draft(SENDER, address, "主旨", "文")
    assert caught.value.findings[0].code == "mail-address"
    assert not address or address not in caught.value.findings[0].message


def test_a_message_to_send_has_its_date_and_an_id_of_its_own() -> None:
    """The same mail has the same Message-ID, another key another one."""
    at = dt.datetime(2026, 9, 10, 1, 2, tzinfo=dt.UTC)
    one, same, other = (
        mail_message(SENDER, "a@b.tw", "主旨", "文", at=at, key=key) for key in ("1", "1", "2")
    )
    assert one["Message-ID"] == same["Message-ID"] != other["Message-ID"]
    assert one["Message-ID"].endswith("@example.edu.tw>")
    assert one["Date"].datetime == at
    assert one["X-Unsent"] is None
