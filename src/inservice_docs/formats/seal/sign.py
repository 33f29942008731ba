"""A certificate sealed (簽章): the text of its QR code, a link with everything needed to verify."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from inservice_docs.formats.seal import claims, cose
from inservice_docs.formats.seal.keys import PrivateKey, key_id
from inservice_docs.records.certificate import Certificate
from inservice_docs.records.finding import UserError, error


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals certificates with a key; `page` is the address of the school's page for verifying.

    What follows `#` in an address is never sent to a server: the page verifies in the browser.
    """

    key: PrivateKey
    page: str = ""

    def text(self, certificate: Certificate) -> str:
        """Return the text for a certificate's QR code: `https://…/verify#…`, or the token alone.

        Raises UserError when the certificate names another issuer than the key.
        """
        return f"{self.page}#{self.token(certificate)}" if self.page else self.token(certificate)

    def token(self, certificate: Certificate) -> str:
        """Return the signed facts as letters and digits, which a QR code holds most densely."""
        if certificate.organiser != self.key.issuer:
            raise UserError(
                error(
                    "seal-issuer",
                    f"金鑰屬於「{self.key.issuer}」，不能為「{certificate.organiser}」的證明簽章。",
                    "核對 inservice.toml 的學校名稱，或換用該校的金鑰。",
                )
            )
        payload = claims.encode(certificate)
        opened, name = _opened(self.key)
        signature = opened.sign(cose.to_be_signed(name, payload))
        message = cose.write(name, payload, signature)
        return base64.b32encode(message).decode("ascii").rstrip("=")


@lru_cache(maxsize=8)
def _opened(key: PrivateKey) -> tuple[Any, bytes]:
    """Return the key ready for use, and its id: opening it takes as long as signing."""
    opened = key.opened()
    return opened, key_id(opened.public_key().public_bytes_raw())
