"""What a seal vouches for (簽章內容): the few facts of a certificate, as compact CBOR.

Never a full name or ID: whoever reads the code learns no more than the masked ones (see
`name_check` for how a changed name is told all the same).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import cbor2

from inservice_docs.formats.seal.name_check import BYTES, name_digest
from inservice_docs.records.certificate import Certificate
from inservice_docs.taiwan.masking import mask_id, mask_name
from inservice_docs.taiwan.numerals import number_text

VERSION = 1
_VERSION_KEY, _DAY_KEY, _CHECK_KEY = 0, 9, 10
_FIELDS = {
    1: "number",
    2: "name",
    3: "id_masked",
    4: "study",
    5: "organiser",
    6: "dates",
    7: "hours",
    8: "credits",
}
"""The field of each key; keys are never used for anything else in later versions."""
_FIRST_DAY = dt.date(1970, 1, 1)


def encode(certificate: Certificate) -> bytes:
    """Return the facts as CBOR with sorted keys; name and ID are masked here, whatever comes in."""
    facts: dict[int, Any] = {_VERSION_KEY: VERSION}
    for key, field in _FIELDS.items():
        value = getattr(certificate, field)
        if field == "name":
            value = mask_name(value)
        elif field == "id_masked" and value and "*" not in value:
            value = mask_id(value)
        elif field in ("hours", "credits"):
            value = "" if value is None else number_text(value)
        if value:
            facts[key] = value
    if certificate.issued_on is not None:
        # Days since 1970 (RFC 8943): two bytes.
        facts[_DAY_KEY] = (certificate.issued_on - _FIRST_DAY).days
    if certificate.check:
        facts[_CHECK_KEY] = name_digest(certificate.check, certificate.name)
    return cbor2.dumps(facts, canonical=True)


def decode(data: bytes) -> Certificate:
    """Return the facts; raises ValueError for anything that `encode` does not write."""
    try:
        facts = cbor2.loads(data)
    except Exception as problem:  # the decoder raises many kinds for what is no CBOR
        raise ValueError("no CBOR") from problem
    if not isinstance(facts, dict) or facts.pop(_VERSION_KEY, None) != VERSION:
        raise ValueError("another version")
    day, check = facts.pop(_DAY_KEY, None), facts.pop(_CHECK_KEY, None)
    values: dict[str, Any] = {}
    for key, value in facts.items():
        if key not in _FIELDS or not isinstance(value, str):
            raise ValueError("an unknown fact")
        values[_FIELDS[key]] = value
    if check is not None:
        values["name_check"] = _digest(check)
    if day is not None:
        values["issued_on"] = _date(day)
    return Certificate.model_validate(values)  # its errors are ValueErrors


def _digest(check: object) -> str:
    if not isinstance(check, bytes) or len(check) != BYTES:
        raise ValueError("no hash of a name")
    return check.hex()


def _date(day: object) -> dt.date:
    if not isinstance(day, int):
        raise ValueError("no date")
    try:
        return _FIRST_DAY + dt.timedelta(days=day)
    except OverflowError as problem:
        raise ValueError("no date") from problem
