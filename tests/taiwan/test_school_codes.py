"""School codes: what six characters say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.school_codes import parse_school_code


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("191313", ("191313", "臺中市", "私立", "高中")),
        ("190F01", ("190F01", "臺中市", "國立", "特教")),
        ("190f01", ("190F01", "臺中市", "國立", "特教")),
        ("１９１３１３", ("191313", "臺中市", "私立", "高中")),
        ("064601", ("064601", "臺中縣", "縣市立", "國小")),
        ("64601", ("064601", "臺中縣", "縣市立", "國小")),
        ("191313.0", ("191313", "臺中市", "私立", "高中")),
        ("353501", ("353501", "臺北市", "直轄市立", "國中")),
        ("011K01", ("011K01", "臺北縣", "私立", "")),
        ("192401", ("192401", "臺中市", "", "高職")),
    ],
)
def test_a_code_says_county_founder_and_level(code: str, said: tuple[str, str, str, str]) -> None:
    """Characters 1-2, 3 and 4; a part that is not known stays empty."""
    found = parse_school_code(code)
    assert (found.text, found.county, found.founder, found.level) == said


def test_the_county_of_a_code_by_date() -> None:
    """The codes kept the counties as before the mergers."""
    found = parse_school_code("064601")
    assert found.county_on(date(2010, 12, 24)) == "臺中縣"
    assert found.county_on(date(2010, 12, 25)) == "臺中市"


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("", "沒有學校代碼"),
        ("1913", "這裡有 4 碼"),
        ("1913131", "這裡有 7 碼"),
        ("19131甲", "前 3 碼要是數字"),
        ("A91313", "前 3 碼要是數字"),
        ("991313", "「99」不是縣市代碼"),
    ],
)
def test_what_is_no_school_code_is_refused(code: str, problem: str) -> None:
    """The message says what is wrong and the cure shows a right one."""
    with pytest.raises(FactError, match=problem) as refused:
        parse_school_code(code)
    assert "191313" in refused.value.fix or "19" in refused.value.fix


@given(st.text() | st.from_regex("[0-9]{2,3}[0-9A-Z]{2,4}", fullmatch=True))
def test_nothing_but_a_fact_error_comes_of_any_text(attempt: Callable[..., Any], text: str) -> None:
    """Whatever is entered is a code that reads back, or refused with a cure."""
    found = attempt(parse_school_code, text)
    assert found is None or parse_school_code(found.text) == found
