"""Public addresses in full."""

from __future__ import annotations

import base64

from tests.support.pages import Visitor
from tests.support.studies import CROSS, study

from inservice_docs.formats.qr.read import read_qr
from inservice_docs.web.pages.addresses import qr_picture
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move


def test_an_address_is_that_of_the_host_that_was_asked(clerk: Visitor, register: Register) -> None:
    """With its port."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    assert f"{clerk.base}/s/{number}-" in clerk.get(f"/studies/{number}/signup").text


def test_a_code_stands_in_the_page_itself() -> None:
    """As a picture that needs no other request."""
    kind, _, data = qr_picture("https://example.edu.tw/").partition(",")
    assert kind == "data:image/png;base64"
    assert read_qr(base64.b64decode(data)) == ("https://example.edu.tw/",)
