"""What a template may cost."""

from __future__ import annotations

import operator

import pytest
from jinja2.exceptions import SecurityError

from inservice_docs.wording import limits
from inservice_docs.wording.environment import make_environment


def test_turns_of_all_loops_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nested loops are counted by all their turns, anew in each rendering."""
    monkeypatch.setattr(limits, "MAX_TURNS", 100)
    template = make_environment(autoescape=False).from_string(
        "{% for a in r %}{% for b in r %}x{% endfor %}{% endfor %}"
    )
    assert template.render(r=range(9)) == "x" * 81
    assert template.render(r=list(range(9))) == "x" * 81
    with pytest.raises(SecurityError, match="100"):
        template.render(r=list(range(10)))
    with pytest.raises(SecurityError, match="100"):
        template.render(r=range(1000))


def test_output_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rendering that grows too long is stopped while it grows."""
    monkeypatch.setattr(limits, "MAX_OUTPUT", 1000)
    template = make_environment(autoescape=False).from_string("{% for a in r %}xx{% endfor %}")
    assert len(template.render(r=range(500))) == 1000
    with pytest.raises(SecurityError):
        template.render(r=range(501))


def test_source_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is too long is not even parsed."""
    monkeypatch.setattr(limits, "MAX_SOURCE", 10)
    environment = make_environment(autoescape=False)
    assert environment.from_string("x" * 10).render() == "x" * 10
    with pytest.raises(Exception, match="超過"):
        environment.from_string("x" * 11)


def test_many_pieces_are_joined_in_order() -> None:
    """Joining by chunks changes nothing."""
    pieces = [str(n) for n in range(10_000)]
    assert limits.join_output(iter(pieces)) == "".join(pieces)
    assert limits.join_output(iter(())) == ""


def test_sums() -> None:
    """Numbers within bounds are worked out; texts only join."""
    assert limits.calculate("*", operator.mul, 6, 7) == 42
    assert limits.calculate("+", operator.add, "甲", "乙") == "甲乙"
    assert limits.calculate("**", operator.pow, 2, 10) == 1024
    for sign, plain, left, right in (
        ("*", operator.mul, "甲", 2),
        ("**", operator.pow, 2, 65),
        ("+", operator.add, [1], [2]),
        ("*", operator.mul, 10**16, 2),
        ("+", operator.add, "x" * 600_000, "x" * 600_000),
    ):
        with pytest.raises(SecurityError):
            limits.calculate(sign, plain, left, right)
