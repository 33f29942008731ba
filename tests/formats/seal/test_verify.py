"""Sealed certificates verify offline; every change is caught; old keys stay good."""

from __future__ import annotations

import base64
import datetime as dt
from typing import Any

import cbor2
import pytest
from tests.support.seals import KEY, KEYS, PAGE, SCHOOL, SEALER, certificate, changed

from inservice_docs.formats.seal import claims, cose
from inservice_docs.formats.seal.keys import PrivateKey, PublicKeys
from inservice_docs.formats.seal.sign import Sealer
from inservice_docs.formats.seal.verify import Verdict, find_token, verify

TEXT = SEALER.text(certificate())
TOKEN = TEXT.split("#")[1]


def test_a_sealed_certificate_is_valid() -> None:
    """The verdict and the masked facts."""
    found = verify(TEXT, KEYS)
    assert (found.verdict, found.reason) == (Verdict.VALID, "")
    assert found.certificate == certificate(name="林○範", head="")


@pytest.mark.parametrize(
    "text",
    [
        TOKEN,
        TOKEN.lower(),
        f"驗證碼：{TEXT}\n",
        f"第一行\n{PAGE}#{TOKEN[:80]}\n{TOKEN[80:160]}\n {TOKEN[160:]}",
        "\u3000".join(TOKEN[at : at + 40] for at in range(0, len(TOKEN), 40)),
    ],
)
def test_the_token_is_found_in_what_people_copy(text: str) -> None:
    """Alone, in small letters, in a sentence, broken over lines as a PDF gives it."""
    assert verify(text, KEYS).verdict is Verdict.VALID


def test_every_changed_letter_is_caught() -> None:
    """Whichever letter of the token is replaced, the certificate is not valid any more."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    for at, letter in enumerate(TOKEN):
        other = letters[(letters.index(letter) + 1 + at % 30) % 32]
        found = verify(TOKEN[:at] + other + TOKEN[at + 1 :], KEYS)
        assert found.verdict is not Verdict.VALID, at
        assert found.certificate is None


def test_every_changed_bit_is_caught() -> None:
    """Whichever bit of the message is turned over."""
    data = base64.b32decode(TOKEN + "=" * (-len(TOKEN) % 8))
    for bit in range(len(data) * 8):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        text = base64.b32encode(bytes(changed)).decode().rstrip("=")
        assert verify(text, KEYS).verdict is not Verdict.VALID, bit


@pytest.mark.parametrize(
    "change",
    [
        {"number": "(115)曉中宗字第0002號"}, {"name": "陳大文"}, {"id_masked": "A12345****"},
        {"study": "別的研習"}, {"dates": "115年9月19日"}, {"hours": 30},
        {"issued_on": dt.date(2026, 9, 21)}, {"credits": 1},
    ],
)  # fmt: skip
def test_every_changed_fact_is_altered(change: dict[str, Any]) -> None:
    """The facts of another certificate under the signature of this one."""
    data = base64.b32decode(TOKEN + "=" * (-len(TOKEN) % 8))
    message = cose.read(data)
    forged = cose.write(message.key_id, claims.encode(certificate(**change)), message.signature)
    found = verify(base64.b32encode(forged).decode(), KEYS)
    assert found.verdict is Verdict.ALTERED


def test_a_cut_token_is_unreadable() -> None:
    """A photograph of half a code, or a line left out."""
    for text in ("", "hello", TOKEN[:-1], TOKEN[:200], TOKEN[40:], PAGE, TOKEN + "A"):
        assert verify(text, KEYS).verdict is Verdict.UNREADABLE
    assert find_token("nothing here") == ""


def test_whoever_is_not_known_is_no_issuer() -> None:
    """A seal by another key, or by a known key in another's name, is worth nothing."""
    forger = Sealer(PrivateKey.generate(SCHOOL), PAGE)
    assert verify(forger.text(certificate()), KEYS).verdict is Verdict.UNKNOWN_ISSUER
    assert verify(TEXT, PublicKeys()).verdict is Verdict.UNKNOWN_ISSUER
    other = PrivateKey(KEY.secret, "另一所學校")
    posing = Sealer(other).text(certificate(organiser="另一所學校"))
    assert verify(posing, KEYS).verdict is Verdict.UNKNOWN_ISSUER


def test_a_change_of_keys_keeps_old_certificates_valid() -> None:
    """Each certificate verifies by the key of its day; the old key cannot seal new ones."""
    new = PrivateKey.generate(SCHOOL)
    keys = changed(new, dt.date(2027, 8, 1))
    later = certificate(issued_on=dt.date(2027, 9, 1))
    assert verify(TEXT, keys).verdict is Verdict.VALID
    assert verify(Sealer(new).text(later), keys).verdict is Verdict.VALID
    assert verify(SEALER.text(later), keys).verdict is Verdict.UNKNOWN_ISSUER
    assert verify(Sealer(new).text(certificate()), keys).verdict is Verdict.UNKNOWN_ISSUER


def test_facts_of_another_version_are_not_guessed() -> None:
    """Signed, but not what this program writes."""
    payload = cbor2.dumps({0: 99, 1: "x" * 80})
    name = KEY.public().id
    message = cose.write(name, payload, KEY.sign(cose.to_be_signed(name, payload)))
    found = verify(base64.b32encode(message).decode().rstrip("="), KEYS)
    assert found.verdict is Verdict.UNREADABLE
