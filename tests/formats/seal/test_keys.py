"""Keys: published with their ids, changed without making earlier certificates invalid."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from typing import Any

import pytest
from tests.support.seals import KEY, SCHOOL, changed

from inservice_docs.formats.seal.keys import PrivateKey, PublicKeys
from inservice_docs.records.finding import UserError


def test_the_published_list_comes_back() -> None:
    """As JSON, with an id that anyone can work out from the key."""
    keys = changed(PrivateKey.generate(SCHOOL), dt.date(2027, 8, 1))
    again = PublicKeys.from_json(json.loads(json.dumps(keys.as_json())))
    assert again == keys
    assert again.find(KEY.public().id) == keys.keys[0]
    assert again.find(b"12345678") is None


def test_a_key_signs_on_its_days() -> None:
    """From its first to its last; on the day of a change both do, so that none of it is lost."""
    first, last = changed(PrivateKey.generate(SCHOOL), dt.date(2027, 8, 1)).keys
    assert first.signed_on(dt.date(1990, 1, 1))
    assert first.signed_on(dt.date(2027, 8, 1))
    assert not first.signed_on(dt.date(2027, 8, 2))
    assert not last.signed_on(dt.date(2027, 7, 31))
    assert last.signed_on(dt.date(2027, 8, 1))
    assert last.signed_on(dt.date(2040, 1, 1))


def test_the_secret_shows_nowhere() -> None:
    """Not in a message about the key; it travels only where it is sent."""
    key = PrivateKey.generate(SCHOOL)
    assert key.secret.hex() not in repr(key)
    assert repr(key.secret)[2:-1] not in repr(key)
    assert pickle.loads(pickle.dumps(key)) == key
    assert "secret" not in json.dumps(PublicKeys((key.public(),)).as_json())


def test_a_signature_is_over_every_bit() -> None:
    """One bit changed in data or signature, and it does not verify."""
    public = KEY.public()
    signature = KEY.sign(b"data")
    assert public.verifies(signature, b"data")
    assert not public.verifies(signature, b"datb")
    assert not public.verifies(bytes([signature[0] ^ 1]) + signature[1:], b"data")


def entry(**changes: Any) -> dict[str, Any]:
    return {"keys": [{**KEY.public().as_json(), **changes}]}


@pytest.mark.parametrize(
    "data",
    [
        {}, [], None, {"keys": 1}, {"keys": [1]}, entry(id="00" * 8), entry(algorithm="RSA"),
        entry(key="AAAA"), entry(key="***"), entry(since="yesterday"),
    ],
)  # fmt: skip
def test_a_damaged_list_is_told(data: object) -> None:
    """An id that does not fit its key is a list that somebody changed."""
    with pytest.raises(UserError) as problem:
        PublicKeys.from_json(data)
    assert problem.value.findings[0].code == "keys-unreadable"
