"""QR codes are small 1-bit PNGs that any reader takes, the same for the same text."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from inservice_docs.formats.qr.read import read_qr
from inservice_docs.formats.qr.write import DOTS, qr_png


@pytest.mark.parametrize("length", [1, 20, 100, 400, 1000, 2000])
def test_codes_of_every_size_are_read_back(length: int) -> None:
    """One bit a dot, a whole number of dots a module, and the text comes back."""
    text = ("https://school.example/verify#" + "2KCE3IQBE4" * 200)[:length]
    data = qr_png(text)
    image = Image.open(io.BytesIO(data))
    image.verify()
    image = Image.open(io.BytesIO(data))
    assert (image.mode, image.width, image.width % DOTS) == ("1", image.height, 0)
    assert read_qr(data) == (text,)
    assert qr_png(text) == data


def test_a_quiet_zone_surrounds_the_code() -> None:
    """Four modules of white on each side (ISO/IEC 18004)."""
    image = Image.open(io.BytesIO(qr_png("TEST"))).convert("L")
    dark = image.point(lambda value: 255 - value).getbbox()
    quiet = 4 * DOTS
    assert dark == (quiet, quiet, image.width - quiet, image.height - quiet)


def test_a_text_that_no_code_holds_is_refused() -> None:
    """A caller's mistake: payloads are made by this program."""
    with pytest.raises(ValueError, match="long"):
        qr_png("x" * 5000)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=90))
def test_any_plain_text_comes_back(text: str) -> None:
    """Small letters, figures, signs and blanks."""
    assert read_qr(qr_png(text)) == (text,)
