"""Lists as somebody types them."""

from __future__ import annotations

from inservice_docs.web.pages.typed_lists import join_list, split_lines, split_list


def test_a_list_is_typed_line_by_line_or_in_one_line() -> None:
    """Quotes keep 「、」 in an item; blank lines do not count."""
    assert split_list('甲、乙；丙\r\n\r\n"丁、戊"') == ["甲", "乙", "丙", "丁、戊"]
    assert split_list(join_list(["丁、戊", '"己"', "庚\n辛"])) == ["丁、戊", '"己"', "庚\n辛"]


def test_sentences_keep_their_commas() -> None:
    """They end with their lines only."""
    assert split_lines("依甲、乙辦理\n依丙辦理\n") == ["依甲、乙辦理", "依丙辦理"]
