"""A seal is a link that fits a QR code on paper, the same for the same certificate."""

from __future__ import annotations

import pytest
from tests.support.seals import KEY, PAGE, SEALER, certificate

from inservice_docs.formats.qr.read import read_qr
from inservice_docs.formats.qr.write import qr_png
from inservice_docs.formats.seal.sign import Sealer
from inservice_docs.records.finding import UserError


def test_the_text_is_a_link_with_the_token_in_its_fragment() -> None:
    """What follows # never reaches the server; without a page the token stands alone."""
    text = SEALER.text(certificate())
    page, token = text.split("#")
    assert page == PAGE
    assert token.isalnum()
    assert token == token.upper()
    assert Sealer(KEY).text(certificate()) == token


def test_the_same_certificate_gives_the_same_text() -> None:
    """Documents can be made again byte for byte."""
    assert SEALER.text(certificate()) == SEALER.text(certificate())
    assert SEALER.text(certificate()) != SEALER.text(certificate(name="林美範二"))


def test_it_fits_a_code_that_a_telephone_reads() -> None:
    """Even with long names it stays within version 20 (97 modules)."""
    long = certificate(study="國民小學" * 20, number="(115)很長的發文字號宗字第0001號")
    assert len(SEALER.text(long)) < 900
    assert read_qr(qr_png(SEALER.text(long))) == (SEALER.text(long),)


def test_a_key_seals_for_its_own_school_only() -> None:
    """A certificate of another school would verify nowhere."""
    with pytest.raises(UserError) as problem:
        SEALER.text(certificate(organiser="另一所學校"))
    assert problem.value.findings[0].code == "seal-issuer"
