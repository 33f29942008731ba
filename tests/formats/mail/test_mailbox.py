"""Mailboxes: one address, no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.mail.mailbox import Mailbox, header_address, is_address, one_line


@pytest.mark.parametrize("text", ["a@b.tw", "chen.xf+x@mail.example.edu.tw", "root@localhost"])
def test_plain_addresses_are_taken(text: str) -> None:
    """Also a server's own, without a domain."""
    assert is_address(text)


@pytest.mark.parametrize(
    "text", [".a@b.tw", "a..b@c.tw", "a@-b.tw", "a@b..tw", "a" * 250 + "@b.tw"]
)
def test_odd_addresses_are_not(text: str) -> None:
    """Two dots, a dot first, more than 254 characters."""
    assert not is_address(text)


def test_full_width_addresses_are_read_as_meant() -> None:
    """ａ＠ｂ．ｔｗ is what an input method makes of a@b.tw."""
    assert header_address("ａ＠ｂ．ｔｗ ").addr_spec == "a@b.tw"


def test_nothing_of_a_mailbox_is_shown() -> None:
    """Its repr holds neither name nor address."""
    assert "wang" not in repr(Mailbox("wang@example.tw", "王小明"))
    assert "王" not in repr(Mailbox("wang@example.tw", "王小明"))


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    """Whatever the text, and doing it again changes nothing."""
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
