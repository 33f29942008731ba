"""Big5 in all its kinds reads as far as it can, and says what it could not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inservice_docs.formats.di.big5 import (
    GETA,
    declares_big5,
    decode_big5,
    mislabelled,
    unreadable,
)
from inservice_docs.records.finding import Finding, Place

PLACE = Place("x.di")
TEXT = "<?xml version='1.0' encoding='big5'?><函>臺中市政府檢送教師研習實施計畫，請查照。</函>"


def test_declared_big5_reads_without_a_word() -> None:
    """A file that is what it says gives no finding."""
    decoded = decode_big5(TEXT.encode("cp950"), PLACE)
    assert decoded.text == TEXT
    assert (decoded.encoding, decoded.findings) == ("cp950", ())


def test_mislabelled_big5_is_a_hint() -> None:
    """Bytes count, not the label; that they differ is worth a hint."""
    data = TEXT.replace("big5", "utf-8").encode("cp950")
    assert [each.code for each in decode_big5(data, PLACE).findings] == ["di-encoding-label"]


def test_hong_kong_characters_are_read_with_a_warning() -> None:
    """What only the larger set knows is read from it, and may be wrong."""
    decoded = decode_big5(TEXT.replace("教師", "堃喆").encode("big5hkscs"), PLACE)
    assert "堃喆" in decoded.text
    assert decoded.encoding == "big5hkscs"
    assert [each.code for each in decoded.findings] == ["di-rare-character"]


def test_own_characters_become_a_mark() -> None:
    """A two-byte character that nobody else has (造字) becomes one mark, the rest stays."""
    data = TEXT.encode("cp950").replace("教師".encode("cp950"), b"\xc6\xff\xfe\xfe")
    decoded = decode_big5(data, PLACE)
    assert GETA in decoded.text
    assert "研習實施計畫，請查照。</函>" in decoded.text
    assert [each.code for each in decoded.findings] == ["di-rare-character"]


def test_damaged_utf8_stays_utf8() -> None:
    """One broken character does not turn a UTF-8 file into Big5."""
    data = TEXT.encode().replace("師".encode(), b"\xe5\xb8")
    decoded = decode_big5(data, PLACE)
    assert decoded.encoding == "utf-8"
    assert f"教{GETA}研習" in decoded.text


@pytest.mark.parametrize("data", [b"<\xff\xfe\xff\xff\x80\x80>", bytes(range(128, 256)) * 3])
def test_noise_is_refused(data: bytes, refusal: Callable[[Callable[[], object]], Finding]) -> None:
    """Bytes in no encoding are refused."""
    assert refusal(lambda: decode_big5(data, PLACE)).code == "encoding-unreadable"


def test_the_declaration_is_found() -> None:
    """Big5 goes by many names."""
    for name in ("big5", "Big5", "BIG-5", "cp950", "MS950", "big5-hkscs"):
        assert declares_big5(f'<?xml version="1.0" encoding="{name}"?>'.encode())
    assert not declares_big5(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert not declares_big5(b"<a>encoding='big5'</a>")


def test_the_findings_name_the_file() -> None:
    """Both ready-made findings stand at the file."""
    assert mislabelled("Big5", "UTF-8", PLACE).place == PLACE
    assert unreadable(PLACE).place == PLACE
