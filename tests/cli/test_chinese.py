"""Typer's English words are given in Chinese."""

from __future__ import annotations

import pytest

from inservice_docs.cli.chinese import to_chinese, usage_message, value_message


class UsageError(Exception):
    """A usage error as Typer raises it: a message and perhaps a parameter."""

    def __init__(self, message: str) -> None:
        self.message = message


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Usage: x [OPTIONS]", "用法：x [OPTIONS]"),
        ("Options:\n  --help  Show this message and exit.", "選項：\n  --help  顯示說明後結束"),
        ("x [default: 3]", "x ［預設：3］"),
        ("x [required]", "x ［必填］"),
    ],
)
def test_the_words_of_a_help_page(english: str, chinese: str) -> None:
    """Headings, defaults and marks are translated; the rest stays."""
    assert to_chinese(english) == chinese


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("No such option: --jsn Did you mean --json?", "沒有選項 --jsn；是否為 --json？"),
        ("No such command 'chek'.", "沒有指令 chek"),
        ("Option '--date' requires an argument.", "選項 --date 之後要有值"),
        ("Got unexpected extra argument (b.yaml)", "多了參數：b.yaml"),
        ("Something new", "Something new"),
    ],
)
def test_usage_errors(english: str, chinese: str) -> None:
    """What is not known stays in Typer's words rather than being hidden."""
    assert usage_message(UsageError(english)) == chinese


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Input should be greater than or equal to 1", "應在 1 以上"),
        ("Input should be less than or equal to 9", "應在 9 以下"),
        ("0 is not in the range 1<=x<=3.", "不在範圍內（1<=x<=3）"),
        ("'x' is not a valid integer.", "應為整數"),
        ("看不懂時間。", "看不懂時間。"),
    ],
)
def test_why_a_value_is_not_taken(english: str, chinese: str) -> None:
    """Ranges and numbers; our own words stay."""
    assert value_message(english) == chinese
