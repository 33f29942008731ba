"""What a template may say."""

from __future__ import annotations

import pytest
from jinja2 import nodes

from inservice_docs.wording.environment import make_environment
from inservice_docs.wording.grammar import label, violations

ENVIRONMENT = make_environment(autoescape=False)


def test_every_violation_is_told() -> None:
    """All that is not allowed is told at once, each with its line."""
    tree = ENVIRONMENT.parse("{{ a.__x }}\n{% macro m() %}{% endmacro %}\n{{ [[1]] }}\n{{ ok }}")
    assert [line for line, _ in violations(tree)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 甲 }}", "甲"),
        ("{{ 甲.乙.丙 }}", "甲.乙.丙"),
        ("{{ 甲['乙'] }}", "甲.乙"),
        ("{{ 甲|upper }}", "甲"),
        ("{{ 甲.乙 ~ 丙 }}", "甲.乙"),
        ("{{ '字' }}", "字"),
        ("{{ 甲.strip() }}", "甲.strip"),
    ],
)
def test_label(text: str, expected: str) -> None:
    """An expression is called by the name that its author wrote."""
    output = ENVIRONMENT.parse(text).body[0]
    assert isinstance(output, nodes.Output)
    assert label(output.nodes[0]) == expected
