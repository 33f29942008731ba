"""Codes are filled in for one exact name only."""

from __future__ import annotations

from inservice_docs.formats.agencies import Agencies
from inservice_docs.formats.di.codes import Codes

TABLE = Agencies({"甲府": ("3870Z0000A",), "同名處": ("1111111111", "2222222222")})


def test_a_single_exact_name_has_its_code() -> None:
    """Its remark on enclosures aside."""
    codes = Codes(TABLE)
    assert codes.code("甲府（含附件）") == "3870Z0000A"
    assert codes.knows("同名處")
    assert codes.findings() == []


def test_others_are_remembered_once() -> None:
    """Unknown and ambiguous names each give one finding."""
    codes = Codes(TABLE)
    for name in ("甲", "甲", "同名處", "", "（待填）", *(f"校{n}" for n in range(15))):
        assert codes.code(name) == ""
    unknown, ambiguous = codes.findings()
    assert (unknown.code, ambiguous.code) == ("di-agency-unknown", "di-agency-ambiguous")
    assert "等 16 個" in unknown.message
    assert "同名處" in ambiguous.message
