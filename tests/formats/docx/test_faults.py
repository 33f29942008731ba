"""Faults are told with their paragraph; a bug is not taken for one."""

from __future__ import annotations

import pytest
from tests.support.docx_parts import build

from inservice_docs.formats.docx import part as part_module
from inservice_docs.formats.docx.template import Template
from inservice_docs.records.finding import UserError

DATA = build(lambda d: d.add_paragraph("甲 {{ 甲|trim }}"))


def test_a_bug_stays_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the program's own comes through as it is, however it looks."""
    template = Template.read(DATA)

    def broken(_: str) -> str:
        raise ValueError("bug")

    monkeypatch.setattr(part_module, "resolve", broken)
    with pytest.raises(ValueError, match="bug"):
        template.render({"甲": "x"})
    with pytest.raises(ValueError, match="bug"):
        template.render_all([{"甲": "x"}])


def test_a_callers_bug_stays_one() -> None:
    """An error in the caller's own iterator is not the template's."""

    def people() -> object:
        yield {"甲": "x"}
        raise KeyError("bug")

    with pytest.raises(KeyError, match="bug"):
        Template.read(DATA).render_all(people())  # type: ignore[arg-type]


def test_operators_on_wrong_values() -> None:
    """A comparison that makes no sense for a value is told with its paragraph."""
    data = build(lambda d: d.add_paragraph("乙 {% if 甲 > 3 %}多{% endif %}"))
    with pytest.raises(UserError, match=r"段落「乙 \{% if 甲 > 3 %\}多\{% endif %\}」"):
        Template.read(data).render({"甲": "字"})
