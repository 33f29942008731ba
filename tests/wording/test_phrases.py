"""Phrases: compiled once, filled in many times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.records.gap import gap
from inservice_docs.wording.phrases import Phrase, compile_phrase, render_phrase
from inservice_docs.wording.problem import PhraseError


def test_filled_in() -> None:
    """A phrase takes its values as they are, nothing escaped, gaps passing through."""
    phrase = Phrase("{{ 名稱 }}訂於{{ 日期 }}辦理，{{ 缺 }}。")
    values = {"名稱": "甲 & 乙 <丙>", "日期": "115年8月5日", "缺": gap("時數")}
    assert phrase.render(values) == f"甲 & 乙 <丙>訂於115年8月5日辦理，{gap('時數')}。"
    assert phrase.render(values | {"缺": 3}).endswith("3。")


def test_compiled_once() -> None:
    """The same text is compiled once."""
    assert compile_phrase("{{ 甲 }}") is compile_phrase("{{ 甲 }}")


@pytest.mark.parametrize(
    "text", ["{{ 甲", "{% if 甲 %}", "{% endfor %}", "{{ a b }}", "{{ ''.__x }}"]
)
def test_broken(text: str) -> None:
    """A broken phrase is refused when it is compiled, with its line."""
    with pytest.raises(PhraseError) as caught:
        Phrase("第一行\n" + text)
    assert caught.value.line == 2
    assert caught.value.fix


def test_unknown_names_the_nearest() -> None:
    """An unknown placeholder is named with its line and the nearest known one."""
    with pytest.raises(PhraseError) as caught:
        render_phrase("一\n{{ 研習明稱 }}", {"研習名稱": "x", "時數": 3})
    assert (caught.value.line, caught.value.placeholder) == (2, "研習明稱")
    assert "研習名稱" in caught.value.fix


def test_a_bug_is_no_phrase_error() -> None:
    """What breaks in the values' own code is not taken for the author's mistake."""

    class Broken:
        @property
        def field(self) -> str:
            raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        render_phrase("{{ a.field }}", {"a": Broken()})


@given(st.text(st.characters(exclude_characters="{", exclude_categories=["Cs"])))
def test_plain_words_stay(text: str) -> None:
    """A phrase without tags is what it says."""
    assert render_phrase(text, {}) == text


@given(st.text())
def test_values_stay(text: str) -> None:
    """A value comes out as it went in, tags in it too."""
    assert render_phrase("{{ 甲 }}", {"甲": text}) == text
    assert render_phrase("{{ 甲 }}", {"甲": "{{ 乙 }}{% if %}"}) == "{{ 乙 }}{% if %}"
