"""Keys: published with their ids, changed without making earlier certificates invalid."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from typing import Any

import pytest
from tests.support.seals import KEY, KEYS, SCHOOL

from inservice_docs.formats.seal.keys import PrivateKey, PublicKeys, with_key
from inservice_docs.records.finding import UserError


def test_the_published_list_comes_back() -> None:
    """As JSON, with an id that anyone can work out from the key."""
    keys = with_key(KEYS, PrivateKey.generate(SCHOOL).public(), dt.date(2027, 8, 1))
    again = PublicKeys.from_json(json.loads(json.dumps(keys.as_json())))
    assert again == keys
    assert again.find(KEY.public().id) == keys.keys[0]
    assert again.find(b"12345678") is None


def test_a_new_key_ends_the_one_before() -> None:
    """Both stay in the list, each for its days; another school's key is left alone."""
    other = PrivateKey.generate("另一所學校").public()
    keys = with_key(
        PublicKeys((*KEYS.keys, other)), PrivateKey.generate(SCHOOL).public(), dt.date(2027, 8, 1)
    )
    days = [(key.since, key.until) for key in keys.keys]
    assert days == [(None, dt.date(2027, 7, 31)), (None, None), (dt.date(2027, 8, 1), None)]
    first, _, last = keys.keys
    assert first.signed_on(dt.date(2027, 7, 31))
    assert not first.signed_on(dt.date(2027, 8, 1))
    assert not last.signed_on(dt.date(2027, 7, 31))
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
