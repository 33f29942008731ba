"""The quickest way gives what Jinja gives, or leaves the work to Jinja."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from inservice_docs.formats.docx.quick import QuickError, compile_quickly, fill_quickly
from inservice_docs.formats.docx.template import docx_environment
from inservice_docs.wording.problem import TEMPLATE_ERRORS

ENVIRONMENT = docx_environment()
VALUES: dict[str, Any] = {
    "a": "甲 & <乙>",
    "n": 3,
    "f": 1.5,
    "d": {"x": {"y": "深"}},
    "r": [{"k": "一", "s": [{"v": "1"}, {"v": "2"}]}, {"k": "二", "s": []}],
    "空": "全形　格",
    "零": "",
    "列": [["甲", 1], ("<乙>", 2.5)],
    "行": ["一", "二 & 三"],
}
QUICK = [
    "平常",
    "{{ a }}",
    "<a>{{ a }}</a>{{ n }}{{ f }}<b/>",
    "{{ d.x.y }}{{ d['x'].y }}",
    "{% for x in r %}<c>{{ x.k }}</c>{{ loop.index }}/{{ loop.length }}{% endfor %}尾",
    "{% for x in r %}{% for y in x.s %}{{ y.v }}{{ x.k }}{{ loop.index0 }}{% endfor %}{% endfor %}",
    "{% for x in r %}{% if loop.first %}a{% elif loop.last %}z{% endif %}{{ x['k'] }}{% endfor %}",
    "{% if a and not 零 or n == 3 %}是{{ a }}{% else %}否{% endif %}{% if 零 %}x{% endif %}",
    "{% if n > 2 %}{% if n <= 3 %}{{ '<' }}{% endif %}{% endif %}{{ 空 }}",
    "{% for x in r %}{% endfor %}{% for x in r %}{{ x.k }}{% endfor %}{{ a }}",
    "{% for a in r %}{{ a.k }}{% endfor %}{{ a }}",
    "{{ r[0].k }}{{ 行[1] }}{{ 列[0][1] }}",
    "{% for x in 列 %}<c>{{ x[0] }}</c>{{ x[1] }}{% endfor %}{% for x in 行 %}{{ x }}{% endfor %}",
    "{% for x in 行 %}{{ x[0] }}{% for y in 列 %}{{ y[0] }}{% endfor %}{% endfor %}",
]


@pytest.mark.parametrize("text", QUICK)
def test_same_as_jinja(text: str) -> None:
    """Plain templates take the quick way and give the same."""
    pieces = compile_quickly(ENVIRONMENT.parse(text))
    assert pieces is not None
    expected = ENVIRONMENT.from_string(text).render(VALUES)
    assert fill_quickly(pieces, VALUES).decode() == expected


@pytest.mark.parametrize(
    "text",
    [
        "{{ a|upper }}",
        "{% set b = a %}{{ b }}",
        "{{ a ~ n }}",
        "{% for x in r if x.k %}{% endfor %}",
        "{% for x in r %}{% else %}無{% endfor %}",
        "{% for x, y in r %}{% endfor %}",
        "{% for x in r %}{{ loop.revindex }}{% endfor %}",
        "{{ loop }}",
        "{{ a.__class__ }}",
        "{{ r['_x'] }}",
        "{% if a is defined %}{% endif %}",
        "{{ a.strip() }}",
        "{{ n + 1 }}",
        "{% if 1 < n < 5 %}{% endif %}",
        "{% for x in r %}" * 30 + "{% endfor %}" * 30,
    ],
)
def test_left_to_jinja(text: str) -> None:
    """Whatever asks for more than plain values has no quick way."""
    assert compile_quickly(ENVIRONMENT.parse(text)) is None


class _Sly(dict[str, Any]):
    """A mapping with a will of its own."""


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        [],
        {},
        Markup("<b/>"),
        "跳\t格",
        "換\n行",
        "\x00",
        "\ufdd0缺\ufdd1",
        "\ud800",
        "\u1800",
        object(),
    ],
)
def test_values_left_to_jinja(value: Any) -> None:
    """A value that is more than plain text is left to Jinja, in a row too."""
    for text, values in (
        ("{{ a }}", {"a": value}),
        ("{% for x in r %}{{ x.k }}{% endfor %}", {"r": [{"k": "甲"}, {"k": value}]}),
    ):
        pieces = compile_quickly(ENVIRONMENT.parse(text))
        assert pieces is not None
        with pytest.raises(QuickError):
            fill_quickly(pieces, values)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("{{ a }}", {}),
        ("{{ d.x }}", {"d": {}}),
        ("{{ d.x }}", {"d": _Sly(x="1")}),
        ("{{ d.x }}", {"d": "字"}),
        ("{% for x in r %}{{ x.k }}{% endfor %}", {"r": [_Sly(k="1")]}),
        ("{% for x in r %}{{ x.k }}{% endfor %}", {"r": ["字"]}),
        ("{% for x in r %}{{ x.k }}{% endfor %}", {"r": "字"}),
        ("{% for x in r %}{{ x.k }}{% endfor %}", {"r": iter([])}),
        ("{% for x in r %}{% endfor %}", {"r": [{}] * 200_001}),
        ("{% if a > 1 %}{% endif %}", {"a": "字"}),
    ],
)
def test_shapes_left_to_jinja(text: str, values: dict[str, Any]) -> None:
    """A missing name, another kind of mapping or list, or a wrong comparison is left to Jinja."""
    pieces = compile_quickly(ENVIRONMENT.parse(text))
    assert pieces is not None
    with pytest.raises(QuickError):
        fill_quickly(pieces, values)


_PLAIN = st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.booleans())


@given(
    st.fixed_dictionaries(
        {"a": _PLAIN, "r": st.lists(st.dictionaries(st.sampled_from("kl"), _PLAIN), max_size=3)}
    )
)
def test_never_otherwise(values: dict[str, Any]) -> None:
    """For any values: the same text as Jinja, or no quick way."""
    text = "<p>{{ a }}{% for x in r %}{{ x.k }}{% if x.l %}{{ x.l }}{% endif %}{% endfor %}</p>"
    pieces = compile_quickly(ENVIRONMENT.parse(text))
    assert pieces is not None
    try:
        quick = fill_quickly(pieces, values)
    except QuickError:
        return
    try:
        slow = ENVIRONMENT.from_string(text).render(values)
    except TEMPLATE_ERRORS as problem:  # pragma: no cover - what this test is there to find
        raise AssertionError(values) from problem
    assert quick.decode() == slow
