"""The error of a fact that cannot be."""

from __future__ import annotations

from inservice_docs.taiwan.problem import FactError


def test_the_message_is_what_is_wrong_and_the_fix_stands_apart() -> None:
    """`str(error)` is the message; the cure is kept beside it."""
    error = FactError("沒有 13 月。", "月份請填 1 到 12。")
    assert str(error) == error.message == "沒有 13 月。"
    assert error.fix == "月份請填 1 到 12。"
    assert isinstance(error, ValueError)
