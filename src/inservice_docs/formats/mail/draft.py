"""One message (RFC 5322): as a draft file (.eml) that a mail program opens, or ready to be sent."""

from __future__ import annotations

import datetime as dt
import hashlib
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from inservice_docs.formats.archive import safe_name
from inservice_docs.formats.mail.mailbox import Mailbox, header_address, one_line

_UNKNOWN = "application/octet-stream"
_SUFFIXES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ics": "text/calendar",
}
"""Types that the tables of some systems lack."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件: a file's name, as its reader sees it, and its bytes."""

    name: str
    data: bytes = field(repr=False)


def mail_draft(
    sender: Mailbox | str,
    to: Mailbox | str,
    subject: str,
    text: str,
    attachments: Sequence[Attachment] = (),
    *,
    reply_to: Mailbox | str | None = None,
) -> bytes:
    """Return a message as the bytes of an .eml file, the same bytes for the same message.

    Outlook and others open it as a draft (X-Unsent), to be read and sent by hand; the date comes
    then. `sender` may be empty: the program that opens the draft knows whose it is. Line breaks in
    the subject, in a name or in a file name become spaces, so that none can make a header. Raises
    UserError (mail-address) for what is no address.
    """
    message = _message(sender, to, subject, text, attachments, reply_to)
    message["X-Unsent"] = "1"
    return message.as_bytes()


def mail_message(
    sender: Mailbox | str,
    to: Mailbox | str,
    subject: str,
    text: str,
    attachments: Sequence[Attachment] = (),
    *,
    at: dt.datetime,
    key: str,
    reply_to: Mailbox | str | None = None,
) -> EmailMessage:
    """Return the same message to be sent at a moment; `key` makes its Message-ID its own.

    A message that is sent twice by accident keeps its Message-ID, so that servers may drop it.
    """
    message = _message(sender, to, subject, text, attachments, reply_to)
    message["Date"] = format_datetime(at)
    domain = message["From"].addresses[0].domain
    digest = hashlib.sha256(f"{key}\n{message['To']}\n{subject}\n{text}".encode()).hexdigest()
    message["Message-ID"] = f"<{digest[:40]}@{domain}>"
    return message


def _message(
    sender: Mailbox | str,
    to: Mailbox | str,
    subject: str,
    text: str,
    attachments: Sequence[Attachment],
    reply_to: Mailbox | str | None,
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    if isinstance(sender, Mailbox) or sender:
        message["From"] = header_address(sender)
    message["To"] = header_address(to)
    if reply_to:
        message["Reply-To"] = header_address(reply_to)
    message["Subject"] = one_line(subject)
    body = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    message.set_content(body, charset="utf-8", cte="base64")
    seen = hashlib.sha256(f"{message['To']}\n{subject}\n{body}".encode("utf-8", "replace"))
    for each in attachments:
        kind = _kind(each.name)
        main, _, sub = kind.partition("/")
        name = safe_name(one_line(each.name))
        message.add_attachment(each.data, maintype=main, subtype=sub, filename=name)
        seen.update(each.data)
    if attachments:
        message.set_boundary(f"=_{seen.hexdigest()[:40]}")
    return message


def _kind(name: str) -> str:
    lower = name.lower()
    own = next((kind for suffix, kind in _SUFFIXES.items() if lower.endswith(suffix)), "")
    return own or mimetypes.guess_type(lower, strict=True)[0] or _UNKNOWN
