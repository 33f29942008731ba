"""Keys are made when they are needed, published, and changed without harm to what was sealed."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from inservice_docs.formats.seal.keys import PublicKeys
from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.records.school import School
from inservice_docs.workflow.certificate_keys import (
    change_key,
    key_name,
    published_keys,
    read_keys,
    sealer_on,
)
from inservice_docs.workflow.register import Actor, Register

DAY = dt.date(2010, 3, 24)


def of_school(register: Register, **changes: str) -> Register:
    """The register with other settings of the school."""
    school = School.model_validate(register.workspace.school.model_dump() | changes)
    return replace(register, workspace=replace(register.workspace, school=school))


def code_of(problem: pytest.ExceptionInfo[UserError]) -> str:
    """The code of the first finding."""
    return problem.value.findings[0].code


def test_the_first_key_is_made_when_something_is_to_be_sealed(register: Register) -> None:
    """Once; it seals certificates of any day, and its public half is published."""
    assert published_keys(register).keys == ()
    sealer = sealer_on(register, dt.date(2009, 1, 1))
    assert sealer_on(register, DAY) == sealer
    (key,) = published_keys(register).keys
    assert key.id.hex() == key_name(sealer)
    assert (key.issuer, key.since, key.until) == (register.workspace.school.name, None, None)


def test_a_change_is_the_administrator_s_and_is_published(register: Register) -> None:
    """The former key stays in the list, ended today; an earlier date can be sealed no more."""
    former = sealer_on(register, DAY)
    outcome = change_key(register)
    old, new = outcome.value.keys
    assert outcome.value == published_keys(register)
    assert (old.id.hex(), old.until) == (key_name(former), register.today)
    assert new.since == register.today
    assert [found.code for found in outcome.findings] == ["keys-publish"]
    assert key_name(sealer_on(register, DAY)) == new.id.hex()
    with pytest.raises(UserError) as problem:
        sealer_on(register, dt.date(2010, 2, 25))
    assert code_of(problem) == "certificate-date"
    officer = Actor("甲", frozenset({Role.OFFICER}))
    with pytest.raises(UserError) as problem:
        change_key(Register(register.workspace, register.store, officer, register.at))
    assert code_of(problem) == "role-missing"


def test_another_name_of_the_school_has_another_key(register: Register) -> None:
    """What was sealed in the former name stays as it is."""
    sealer_on(register, DAY)
    renamed = of_school(register, name="臺中市立新名國民中學")
    sealer_on(renamed, DAY)
    first, second = published_keys(renamed).keys
    assert (first.until, second.issuer) == (None, "臺中市立新名國民中學")


def test_a_published_list_is_read_back() -> None:
    """What is none is told, with its file."""
    text = json.dumps(PublicKeys().as_json()).encode()
    assert read_keys(b"\xef\xbb\xbf" + text, "keys.json") == PublicKeys()
    for data in (b"", b"\xff\xfe", b"[]", b'{"keys": [{}]}', b"[" * 100_000):
        with pytest.raises(UserError) as problem:
            read_keys(data, "keys.json")
        found = problem.value.findings[0]
        assert (found.code, found.place.file) == ("keys-unreadable", "keys.json")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": ""}, "school-missing"),
        ({"verify_page": "www.example.edu.tw"}, "verify-page"),
        ({"verify_page": "https://example.edu.tw/#here"}, "verify-page"),
        ({"verify_page": "https://學校.tw/"}, "verify-page"),
    ],
)
def test_settings_that_cannot_be_are_told(
    register: Register, changes: dict[str, str], code: str
) -> None:
    """Before anything is sealed with them."""
    with pytest.raises(UserError) as problem:
        sealer_on(of_school(register, **changes), DAY)
    assert code_of(problem) == code
    assert published_keys(register).keys == ()


def test_the_page_leads_the_code(register: Register) -> None:
    """As it is written in the settings."""
    page = "https://www.example.edu.tw/verify?a=1"
    assert sealer_on(of_school(register, verify_page=page), DAY).page == page
