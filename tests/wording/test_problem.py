"""Errors of Jinja's are told in Chinese, with a cure and the line."""

from __future__ import annotations

import pytest

from inservice_docs.wording.phrases import phrase_environment
from inservice_docs.wording.problem import TEMPLATE_ERRORS, PhraseError, explain, suggest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% if a %}", "「{% if … %}」沒有結束"),
        ("{% for x in a %}", "「{% for … %}」沒有結束"),
        ("{% endif %}", "不認得的標記「{% endif … %}」"),
        ("{% fro x in a %}", "不認得的標記「{% fro … %}」"),
        ("{{ a|nope }}", "不認得的篩選「|nope」"),
        ("{{ a is nope }}", "不認得的判斷「is nope」"),
        ("{{ a ? }}", "標記裡有不能用的字元「?」"),
        ("{{ a b }}", "標記寫得不完整"),
        ("{{ }}", "標記寫得不完整"),
        ("{% macro a() %}{% endmacro %}", "不可使用「macro」"),
        ("{{ 1 / 0 }}", "運算不成立"),
        ("{{ 'a' - 1 }}", "不允許的運算"),
        ("{{ a < 'x' }}", "運算不成立"),
        ("{% for x in a %}{% endfor %}", "「a」不是清單"),
        ("{{ ''.zfill(3) }}", "不可呼叫「zfill」"),
    ],
)
def test_messages(text: str, message: str) -> None:
    """Each kind of error says what is wrong in Chinese and what to do."""
    with pytest.raises(TEMPLATE_ERRORS) as caught:
        phrase_environment().from_string("\n" + text).render(a=1)
    told = explain(caught.value)
    assert message in told.message
    assert told.fix
    assert told.line == 2


def test_suggest() -> None:
    """The cure for an unknown name is the nearest one, else what there is."""
    assert suggest("名程", ["名稱", "時數"]) == "是不是「名稱」？"
    assert suggest("xyz", ["名稱", "時數"]) == "可用的欄位：名稱、時數"
    assert suggest("xyz", []) == "請刪去這個標記"
    assert suggest("xyz", [f"欄{n}" for n in range(20)]).endswith("等")


def test_told_once() -> None:
    """An error that is already told stays as it is."""
    problem = PhraseError("甲", "乙", 3, "丙")
    assert explain(problem) is problem
    assert problem.line == 3
