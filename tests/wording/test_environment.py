"""The strict environment: nothing unknown, nothing missing, nothing hostile gets through."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from markupsafe import Markup

from inservice_docs.wording.environment import make_environment
from inservice_docs.wording.problem import TEMPLATE_ERRORS, PhraseError, explain

VALUES: dict[str, Any] = {
    "名稱": "甲 & <乙>",
    "數": 3,
    "時數": Decimal("1.5"),
    "無": None,
    "列": [{"名": "一", "items": "項"}, {"名": "二", "items": "目"}],
    "巢": {"裡": {"深": "底"}},
}


def render(text: str, *, autoescape: bool = False, **values: Any) -> str:
    """Render a text with the sample values; errors come as `PhraseError`."""
    try:
        template = make_environment(autoescape=autoescape).from_string(text)
        return template.render(VALUES | values)
    except TEMPLATE_ERRORS as problem:
        raise explain(problem, VALUES) from problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 名稱 }}", "甲 & <乙>"),
        ("{{名稱}}{{ 數 }}", "甲 & <乙>3"),
        ("{{ 時數 }}小時", "1.5小時"),
        ("{{ 巢.裡.深 }}{{ 巢['裡'].深 }}", "底底"),
        ("{% for 人 in 列 %}{{ loop.index }}{{ 人.名 }}{% endfor %}", "1一2二"),
        ("{% for 人 in 列 %}{{ 人.items }}{% endfor %}", "項目"),
        ("{% for 鍵, 值 in 巢.items() %}{{ 鍵 }}{{ 值.深 }}{% endfor %}", "裡底"),
        ("{% if 數 > 2 %}多{% else %}少{% endif %}", "多"),
        ("{{ 數 * 2 + 1 - 1 // 1 % 5 }}", "6"),
        ("{{ '甲' ~ 數 ~ '乙' }}{{ '甲' + '乙' }}", "甲3乙甲乙"),
        ("{% set 甲 = 名稱 %}{{ 甲|length }}", "7"),
        ("{% with 甲 = 數 %}{{ 甲 }}{% endwith %}", "3"),
        ("{% if 未知 is defined %}有{% endif %}{{ 未知|default('無') }}", "無"),
        ("{% if 無 is none %}沒有{% endif %}", "沒有"),
        ("{{ 名稱.split(' ')[0] }}{{ 列[1].名 }}{{ 列[-1].名 }}{{ 名稱[:1] }}", "甲二二甲"),
        ("{{ 名稱\u200b }}{{\ufeff數 }}", "甲 & <乙>3"),
        ("{{　名稱　}}", "甲 & <乙>"),
        ("末行\n", "末行\n"),
        ("{% for 人 in 列 %}{{ loop.cycle('奇', '偶') }}{% endfor %}", "奇偶"),
    ],
)
def test_renders(text: str, expected: str) -> None:
    """Names, fields, loops, conditions, sums and set names work, in Chinese."""
    assert render(text) == expected


def test_escapes_when_asked() -> None:
    """With escaping on, values are escaped once, markup not at all, constants like values."""
    assert render("{{ 名稱 }}{{ '<' }}", autoescape=True) == "甲 &amp; &lt;乙&gt;&lt;"
    assert render("{{ a }}", autoescape=True, a=Markup("<b>")) == "<b>"
    assert render("{{ 名稱 ~ a }}", autoescape=True, a=Markup("<b>")) == "甲 &amp; &lt;乙&gt;<b>"
    joined = render("{{ a|join('&') }}", autoescape=True, a=["<", Markup("<b>")])
    assert joined == "&lt;&amp;<b>"


@pytest.mark.parametrize(
    ("text", "placeholder", "cure"),
    [
        ("{{ 名程 }}", "名程", "名稱"),
        ("{{ 巢.理 }}", "理", "裡"),
        ("{{ 巢['理'] }}", "理", "裡"),
        ("{{ 列[0].明 }}", "明", "名"),
        ("{% if 名程 %}{% endif %}", "名程", "名稱"),
        ("{% for 人 in 名程 %}{% endfor %}", "名程", "名稱"),
        ("{{ 名程 ~ '甲' }}", "名程", "名稱"),
        ("{{ 名程 + 1 }}", "名程", "名稱"),
        ("{{ 名程() }}", "名程", "名稱"),
        ("{{ 名程|upper }}", "名程", "名稱"),
        ("{{ 列|map(attribute='明')|join }}", "明", "名"),
    ],
)
def test_unknown_names(text: str, placeholder: str, cure: str) -> None:
    """An unknown name is an error wherever it stands; it is named with the nearest known one."""
    with pytest.raises(PhraseError) as caught:
        render(text)
    assert caught.value.placeholder == placeholder
    assert placeholder in caught.value.message
    assert cure in caught.value.fix


@pytest.mark.parametrize(
    "text",
    ["{{ 無 }}", "{{ 列 }}", "{{ 巢 }}", "{{ 數 > 2 }}", "{{ 列[0] ~ '甲' }}", "{{ 名稱.strip }}"],
)
def test_unprintable_values(text: str) -> None:
    """None, lists, mappings, yes/no and methods are never printed."""
    with pytest.raises(PhraseError):
        render(text)


def test_missing_value_is_named() -> None:
    """A value that is None is named as the author wrote it, with its line."""
    with pytest.raises(PhraseError, match="「無」沒有值") as caught:
        render("甲\n乙\n{{ 無 }}")
    assert caught.value.line == 3
    with pytest.raises(PhraseError, match=r"「人\.電話」沒有值"):
        render("{% for 人 in 列 %}{{ 人.電話 }}{% endfor %}", 列=[{"電話": None}])


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ ''|attr('__class__') }}",
        "{{ 列|map(attribute='__class__')|first }}",
        "{{ 列|map('attr', '__class__')|first }}",
        "{{ 名稱.format(1) }}",
        "{{ '%s' % 名稱 }}",
        "{{ ().__class__.__bases__[0].__subclasses__() }}",
        "{{ 列.append(1) }}",
        "{{ self._TemplateReference__context }}",
        "{{ lipsum() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ namespace(a=1).a }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% macro 甲() %}{{ 甲() }}{{ 甲() }}{% endmacro %}{{ 甲() }}",
        "{% for 甲 in 列 recursive %}{{ loop(列) }}{% endfor %}",
        "{% autoescape false %}{{ 名稱 }}{% endautoescape %}",
        "{{ 名稱|safe }}",
        "{% block 甲 %}{% endblock %}",
        "{% set 甲 %}{{ 名稱 }}{% endset %}",
        "{% call 甲() %}{% endcall %}",
        "{% filter upper %}a{% endfilter %}",
        "{{ 物.secret() }}",
        "{{ 函() }}",
    ],
)
def test_hostile_expressions(text: str) -> None:
    """No template reaches into Python, loads another, defines its own, or calls anything."""

    class Thing:
        def secret(self) -> str:
            return "不可"

    with pytest.raises(PhraseError):
        render(text, 物=Thing(), 函=lambda: "不可")


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' * 10**9 }}",
        "{{ 10**9 * 'a' }}",
        "{{ [1] * 10**9 }}",
        "{{ 9**9**9**9 }}",
        "{{ 10**1000000000 }}",
        "{{ (10**15 + 1) * 10**15 * 10**15 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ 'a'.ljust(10**9) }}",
        "{{ 'a'|center(10**9) }}",
        "{{ 'a'|indent(10**9) }}",
        "{{ 列|batch(10**9, 'x') }}",
        "{% for 甲 in range(10**9) %}{% endfor %}",
        "{% set a = '0123456789' %}" + "{% set a = a ~ a ~ a ~ a %}" * 40 + "{{ a|length }}",
        "{% set a = '0123456789' %}" + "{% set a = a + a %}" * 40 + "{{ a|length }}",
        "{% set a = '0123456789' %}" + "{% set a = a|replace('0', a) %}" * 40 + "{{ a|length }}",
        "{% set a = [1, 2] %}" + "{% set a = [a, a] %}" * 40 + "{{ a|string }}",
        "{% for a in 長 %}" * 6 + "x" + "{% endfor %}" * 6,
        "{{ " + "(" * 400 + "1" + ")" * 400 + " }}",
        "{% if 1 %}" * 400 + "{% endif %}" * 400,
        "{{ " + "-" * 3000 + "1 }}",
    ],
)
def test_costly_expressions(text: str) -> None:
    """What would take all time or memory is stopped at once."""
    with pytest.raises(PhraseError):
        render(text, 長=list(range(500)))


def test_values_of_many_kinds() -> None:
    """Records, enums and other mappings can be read like plain dicts."""

    class Word(StrEnum):
        HOURS = "時數"

    @dataclass(frozen=True)
    class Record:
        name: str

    values: dict[str, Any] = {
        "a": Record("甲"),
        "b": Word.HOURS,
        "c": OrderedDict(x="丙"),
        "d": (1, 2),
    }
    text = "{{ a.name }}{{ b }}{{ c.x }}{% for n in d %}{{ n }}{% endfor %}"
    assert render(text, **values) == "甲時數丙12"
    with pytest.raises(PhraseError, match="namé"):
        render("{{ a.namé }}", **values)


def test_hooks() -> None:
    """A format sees odd texts and ready-made content before they are printed, with their names."""
    seen: list[tuple[Any, str]] = []

    def note(value: Any, name: str) -> str:
        seen.append((value, name))
        return "代"

    environment = make_environment(autoescape=True, odd_text=note, content=note)
    mark = Markup("<b>")
    text = environment.from_string("{{ a }}{{ b.c }}{{ d }}")
    assert text.render(a="平常", b={"c": "跳\t格"}, d=mark) == "平常代代"
    assert seen == [("跳\t格", "b.c"), (mark, "d")]
    assert environment.from_string("{{ a|e }}").render(a="\x00") == "代"


def test_filters_of_ones_own() -> None:
    """A caller may add filters."""
    environment = make_environment(autoescape=False, filters={"倍": lambda n: n * 2})
    assert environment.from_string("{{ 2|倍 }}").render() == "4"
