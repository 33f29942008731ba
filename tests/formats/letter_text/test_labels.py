"""The labels of a letter's fields, however they are spaced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.letter_text.labels import _FIELDS, Label, split_fields, split_label

WORDS = [(field, word) for field, words in _FIELDS.items() for word in words]
SPACES = st.text(" \u3000\t", max_size=4)


@given(
    st.sampled_from(WORDS),
    st.lists(SPACES, min_size=20, max_size=20),
    st.sampled_from("：:︰﹕"),
    st.text("中文字0-9，。「」", max_size=20),
)
def test_a_label_is_found_again(
    label: tuple[str, str], spaces: list[str], colon: str, rest: str
) -> None:
    """Any label, with any white space between its characters, gives its field and its value."""
    field, word = label
    printed = "".join(char + space for char, space in zip(word, spaces, strict=False))
    assert split_label(f"{printed}{colon}{spaces[-1]}{rest}") == Label(field, word, rest.strip())


@given(st.text(max_size=60))
def test_any_line(line: str) -> None:
    """No line is too odd to be looked at, and parting it loses nothing but white space."""
    split_label(line)
    split_label(line, loose=True)
    assert "".join("".join(split_fields(line)).split()) == "".join(line.split())


@pytest.mark.parametrize(
    "line",
    ["說明會將於9月舉行。", "附件隨函檢送", "正本已寄出", "請依說明：辦理", "主旨", "地址不明", ""],
)
def test_words_are_no_labels(line: str) -> None:
    """Without a colon right after it, or inside of a line, a label's word is text."""
    assert split_label(line) is None


@pytest.mark.parametrize(
    ("line", "field", "rest"),
    [
        ("說明", "paragraph", ""),
        ("敬陳　校長", "submitted_to", "校長"),
        ("敬會 人事室", "paragraph", "人事室"),
    ],
)
def test_labels_without_a_colon(line: str, field: str, rest: str) -> None:
    """說明 alone on its line, and 敬陳 and its like, need no colon."""
    label = split_label(line)
    assert label is not None
    assert (label.field, label.rest) == (field, rest)


@pytest.mark.parametrize(
    ("line", "rest"),
    [("發文日期\t115年8月5日", "115年8月5日"), ("受文者　某校", "某校"), ("速別", "")],
)
def test_loose_labels(line: str, rest: str) -> None:
    """In a head laid out as a table the label's column stands for the colon."""
    label = split_label(line, loose=True)
    assert label is not None
    assert label.rest == rest


def test_several_fields_on_a_line() -> None:
    """A line of several fields is parted before each label; a sentence only at wide gaps."""
    assert split_fields("承辦人：王小範 電話：04-1234567　傳真：無") == [
        "承辦人：王小範",
        "電話：04-1234567",
        "傳真：無",
    ]
    assert split_fields("正本：甲校 電話：1", wide=True) == ["正本：甲校 電話：1"]
    assert split_fields("正本：甲校\t副本：乙校", wide=True) == ["正本：甲校", "副本：乙校"]
