"""Finding plans by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import samples

from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.registry.plan_search import grams, search_text
from inservice_docs.registry.registry import Registry

NAMES = (
    "十二年一貫生命教育分享日",
    "生命教育教學研討",
    "ChatGPT 教學應用",
    "環境教育 100% 研習_甲",
)


@pytest.fixture
def filled(registry: Registry) -> Registry:
    """A register with a few plans."""
    with registry.transaction("office") as work:
        for name in NAMES:
            work.plans.add(samples.plan(name=name), samples.WAITING)
    return registry


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("生命", [1, 0]),
        ("生命教育", [1, 0]),
        ("命", [1, 0]),
        ("教學", [2, 1]),
        ("教育 研", [3, 1]),
        ("chatgpt", [2]),
        ("ＣｈａｔＧＰＴ", [2]),
        ("100%", [3]),
        ("研習_甲", [3]),
        ("%", [3]),
        ("陳小範", [3, 2, 1, 0]),
        ("至愛樓", [3, 2, 1, 0]),
        ("-002", [1]),
        ("", [3, 2, 1, 0]),
        ("   ", [3, 2, 1, 0]),
        ("教生", []),
        ("育環", []),
        ("不存在", []),
        ("'; DROP TABLE plans; --", []),
    ],
)
def test_words_find_plans(filled: Registry, text: str, found: list[int]) -> None:
    """All words must be there, each as it stands; newest first; signs have no meaning."""
    with filled.reading() as work:
        lines = work.plans.list(PlanFilter(text=text))
    assert [line.name for line in lines] == [NAMES[each] for each in found]


@given(st.text(max_size=40))
def test_every_pair_of_a_text_is_in_its_index(text: str) -> None:
    """A text's own pairs are found in any longer text that holds it."""
    assert grams(text) <= grams(f"甲{text}乙")


def test_each_thing_a_plan_is_found_by_stands_once() -> None:
    """Repeated venues and speakers do not swell the text."""
    plan = samples.plan(sessions=[{"venue": "至愛樓", "speaker": "李講師"}] * 20)
    assert search_text("115-001", plan).count("至愛樓") == 1
