"""A seal verified (驗證), offline: by the text of its QR code and the published keys alone."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from enum import StrEnum

from inservice_docs.formats.seal import claims, cose
from inservice_docs.formats.seal.keys import PublicKeys
from inservice_docs.records.certificate import Certificate

_SPACE = re.compile(r"[\s\u200b\u00ad\u3000]+")
# Every message begins with the tag of COSE_Sign1 and an array of four (D2 84): 2KC in base32.
_TOKEN = re.compile(r"(?<![A-Z2-7])2KC[A-Z2-7]{150,4000}")


class Verdict(StrEnum):
    """What a seal tells; whether a certificate was revoked only the issuer's register knows."""

    VALID = "valid"
    ALTERED = "altered"
    UNKNOWN_ISSUER = "unknown-issuer"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Verified:
    """The verdict, why (Chinese), and what the seal says; trust it only when it is valid."""

    verdict: Verdict
    reason: str = ""
    certificate: Certificate | None = None


def find_token(text: str) -> str:
    """Return the sealed facts inside a text (a link, a line of a PDF, broken or not), or ""."""
    plain = text.upper()
    found = _TOKEN.search(plain) or _TOKEN.search(_SPACE.sub("", plain))
    return found.group() if found else ""


def verify(text: str, keys: PublicKeys) -> Verified:
    """Return whether a certificate is what a known issuer signed.

    `text` is the QR code's, or holds it. Needs no register and no network.
    """
    token = find_token(text)
    try:
        data = base64.b32decode(token + "=" * (-len(token) % 8))
        whole = base64.b32encode(data).decode("ascii").rstrip("=") == token
        message = cose.read(data)
    except ValueError:
        return Verified(Verdict.UNREADABLE, "找不到完整的簽章")
    if not whole:
        return Verified(Verdict.UNREADABLE, "簽章的文字不完整")
    key = keys.find(message.key_id)
    if key is None:
        return Verified(Verdict.UNKNOWN_ISSUER, f"不認得金鑰 {message.key_id.hex()[:32]}")
    if not key.verifies(message.signature, message.to_be_signed):
        return Verified(Verdict.ALTERED, "簽章與內容不符")
    try:
        certificate = claims.decode(message.payload)
    except ValueError:
        return Verified(Verdict.UNREADABLE, "簽章的內容不是這一版程式認得的")
    day = certificate.issued_on
    if certificate.organiser != key.issuer:
        return Verified(Verdict.UNKNOWN_ISSUER, f"金鑰屬於「{key.issuer}」，不是證明上的單位")
    if day is not None and not key.signed_on(day):
        return Verified(Verdict.UNKNOWN_ISSUER, "發證日期不在這把金鑰的使用期間")
    return Verified(Verdict.VALID, "", certificate)
