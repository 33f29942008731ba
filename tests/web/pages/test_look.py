"""The templates: each can be read, and none holds what the pages' own policy would block."""

from __future__ import annotations

import re

import pytest

from inservice_docs.web.pages.look import TEMPLATES, environment

NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
INLINE = re.compile(
    r"""\sstyle=|\son[a-z]+=|javascript:|<style|<script(?![^>]*\ssrc=)|hx-on""", re.I
)
FOREIGN = re.compile(r"""(?:src|href)=["'](?:https?:)?//""")
UNSAFE = re.compile(r"\|\s*safe\b")
ALLOWED_SAFE = {"parts/form.html", "parts/plan_fields.html"}
"""Attributes that a template itself gives to a field."""


@pytest.mark.parametrize("name", NAMES)
def test_a_template_can_be_read(name: str) -> None:
    """Its syntax is right and what it includes is there."""
    assert environment().get_template(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_holds_nothing_inline_or_foreign(name: str) -> None:
    """No style, script or handler in the page, nothing from other servers."""
    text = (TEMPLATES / name).read_text("utf-8")
    assert not INLINE.search(text)
    assert not FOREIGN.search(text)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_escapes_everything(name: str) -> None:
    """But the attributes that it gives to its own fields."""
    text = (TEMPLATES / name).read_text("utf-8")
    assert name in ALLOWED_SAFE or not UNSAFE.search(text)
