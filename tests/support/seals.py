"""A fictional school's key, and certificates to seal with it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from inservice_docs.documents.certificates import certificate_context
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.seal.keys import PrivateKey, PublicKeys
from inservice_docs.formats.seal.sign import Sealer
from inservice_docs.formats.templates import find_template
from inservice_docs.records.certificate import Certificate

SCHOOL = "臺中市私立曉明女子高級中學"
PAGE = "https://school.example/verify"
KEY = PrivateKey(bytes(range(32)), SCHOOL)
KEYS = PublicKeys((KEY.public(),))
SEALER = Sealer(KEY, PAGE)
TEMPLATE = Template.read(find_template("certificates/hours_certificate.docx"))


def certificate(**changes: Any) -> Certificate:
    """A certificate with every fact, but for the changes."""
    facts: dict[str, Any] = {
        "number": "(115)曉中宗字第0001號",
        "name": "林宜範",
        "id_masked": "B21000****",
        "study": "十二年一貫生命教育分享日",
        "organiser": SCHOOL,
        "dates": "115年9月18日",
        "hours": Decimal("3"),
        "issued_on": dt.date(2026, 9, 20),
        "head": "校長 王範例",
    }
    return Certificate(**{**facts, **changes})


def changed(new: PrivateKey, day: dt.date) -> PublicKeys:
    """The published keys after a change of the key on a day."""
    return PublicKeys((KEY.public(until=day), new.public(since=day)))


def page(shown: Certificate) -> str:
    """What the paper of a certificate says."""
    return "\n".join(read_text(TEMPLATE.render(certificate_context(shown))))
