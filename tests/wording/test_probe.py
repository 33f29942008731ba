"""Unknown names are found before anything is rendered."""

from __future__ import annotations

from typing import Any

import pytest

from inservice_docs.wording.phrases import phrase_environment
from inservice_docs.wording.probe import probe_text

SAMPLE: dict[str, Any] = {
    "名單": [{"姓名": "甲", "課": {"名": "國文"}, "日": [{"時": "1"}]}],
    "研習": {"名稱": "乙", "場次": [("一", {"地": "x"})]},
    "標題": "丙",
    "空": [],
}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("{{ 標題 }}{{ 研習.名稱 }}{{ 研習['名稱'] }}", []),
        ("{{ 標提 }}", ["標提"]),
        ("{{ 研習.明稱 }}{{ 研習['x'] }}", ["研習.明稱", "研習.x"]),
        ("{% for r in 名單 %}{{ r.姓名 }}{{ r.課.名 }}{{ loop.index }}{% endfor %}", []),
        ("{% for r in 名單 %}{{ r.姓明 }}{{ r.課.明 }}{% endfor %}", ["r.姓明", "r.課.明"]),
        (
            "{% for r in 名單 %}{% for d in r.日 %}{{ d.時 }}{{ d.分 }}{% endfor %}{% endfor %}",
            ["d.分"],
        ),
        ("{% for r in 名單 %}{% endfor %}{{ r.姓名 }}", ["r"]),
        ("{% for r in 空 %}{{ r.何 }}{% endfor %}", []),
        ("{% for a, b in 研習.場次 %}{{ a }}{{ b.地 }}{{ b.天 }}{% endfor %}", ["b.天"]),
        ("{% for k, v in 研習.items() %}{{ k }}{% endfor %}", []),
        ("{% if 無此 and 標題 %}{% elif 又無 %}{% endif %}", ["無此", "又無"]),
        ("{% set a = 研習 %}{{ a.名稱 }}{{ a.無 }}", ["a.無"]),
        ("{% with a = 名單[0] %}{{ a.姓名 }}{{ a.無 }}{% endwith %}", ["a.無"]),
        ("{{ 名單|map(attribute='姓名')|join }}", []),
        ("{{ 名單|map(attribute='姓明')|join('、') }}", ["姓明"]),
        ("{{ 名單|selectattr('無')|list|length }}", ["無"]),
        ("{{ (名單|first).姓名 }}{{ (名單|sort(attribute='姓名')|last).無 }}", ["名單.無"]),
        ("{{ 無此|default('x') }}", ["無此"]),
        ("{% if 無此 is defined %}{% endif %}", ["無此"]),
        ("{{ 標題.strip() }}{{ 標題.年 }}", ["標題.年"]),
        ("{{ 標題 ~ 無此 }}{{ 1 + 又無 }}", ["無此", "又無"]),
        (
            "{% for r in 名單 if r.無 %}{{ r.姓名 }}{% else %}{{ 又無 }}{% endfor %}",
            ["r.無", "又無"],
        ),
        ("{{ 名單[0].無 }}", ["名單.0.無"]),
        ("{{ loop.index }}", ["loop"]),
    ],
)
def test_names(text: str, unknown: list[str]) -> None:
    """Each name is compared with the sample, loop names with an element of the list."""
    faults, found = probe_text(phrase_environment(), text, SAMPLE)
    assert faults == []
    assert [each.name for each in found] == unknown


def test_lines_and_cures() -> None:
    """An unknown name comes with its line and the nearest known one."""
    _, found = probe_text(phrase_environment(), "一\n{{ 標提 }}\n{{ 研習.明稱 }}", SAMPLE)
    assert [(each.line, each.fix) for each in found] == [
        (2, "是不是「標題」？"),
        (3, "是不是「名稱」？"),
    ]


@pytest.mark.parametrize(
    "text", ["{{ 標題", "{% for %}", "{{ x|nofilter }}", "{{ 標題.__class__ }}"]
)
def test_faults(text: str) -> None:
    """What is broken or forbidden comes as a fault, not as an exception."""
    faults, found = probe_text(phrase_environment(), text, SAMPLE)
    assert faults
    assert all(each.name != "標題.__class__" for each in found)
    assert all(fault.message and fault.fix and fault.line == 1 for fault in faults)
