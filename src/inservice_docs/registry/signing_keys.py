"""The keys that seal certificates (簽章金鑰): the private ones encrypted, all public ones kept."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from inservice_docs.records.certificate import SigningKey
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.keys.sealing import open_row, seal_row
from inservice_docs.registry.tables.certificates import certificates, signing_keys

_PUBLIC = ("name", "issuer", "public", "since", "until")


class SigningKeys:
    """The keys that signed for this register, whoever was the issuer then."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def list(self) -> tuple[SigningKey, ...]:
        """Return what is public of every key, oldest first."""
        rows = self._desk.run(select(signing_keys).order_by(signing_keys.c.id)).mappings()
        return tuple(_public(row) for row in rows)

    def active(self, issuer: str) -> tuple[SigningKey, bytes] | None:
        """Return the key in use of an issuer, with its secret; None when there is none yet.

        Raises UserError when the secret was tampered with.
        """
        query = select(signing_keys).where(
            signing_keys.c.issuer == issuer, signing_keys.c.until.is_(None)
        )
        row = self._desk.run(query.order_by(signing_keys.c.id.desc())).mappings().first()
        if row is None:
            return None
        opened = open_row(self._desk.ring, signing_keys, row["id"], {"secret": row["secret"]})
        return _public(row), base64.b64decode(opened["secret"])

    def change(self, key: SigningKey, secret: bytes) -> SigningKey:
        """Put a new key in use from today on; the former one of the issuer ends today.

        It goes on verifying what it sealed, of whatever day up to then. The first key of an issuer
        has no first day, so that certificates may bear an earlier date.
        """
        desk = self._desk
        former = self.active(key.issuer)
        if former is not None:
            own = signing_keys.c.name == former[0].name
            desk.run(
                signing_keys.update()
                .where(own)
                .values(until=self._last_day(former[0]), secret=None)
            )
        id = desk.count_up("signing keys")
        values = {name: getattr(key, name) for name in _PUBLIC}
        values |= {"since": desk.today if former is not None else None, "until": None}
        text = base64.b64encode(secret).decode()
        values |= seal_row(desk.ring, signing_keys, id, {"secret": text})
        values |= {"id": id, "made_at": desk.at, "actor": desk.actor}
        desk.run(signing_keys.insert(), values)
        desk.note("certificate.key", key.name, key.issuer)
        row = desk.run(select(signing_keys).where(signing_keys.c.id == id)).mappings().one()
        return _public(row)

    def _last_day(self, key: SigningKey) -> dt.date:
        """Return the last day on which a key signed: today, or a later one on a certificate."""
        query = select(func.max(certificates.c.issued_on)).where(
            certificates.c.key_name == key.name
        )
        latest = self._desk.run(query).scalar()
        return max(self._desk.today, latest) if latest else self._desk.today


def _public(row: Mapping[Any, Any]) -> SigningKey:
    return SigningKey(**{name: row[name] for name in _PUBLIC})
