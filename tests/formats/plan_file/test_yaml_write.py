"""Writing YAML: whatever is written reads back as the very same texts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.plan_file.yaml_text import read_yaml
from inservice_docs.formats.plan_file.yaml_write import Bare, scalar, write_yaml

_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]")
TEXT = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=30),
    st.text(alphabet="ab甲：:#-[]{},&*!|>'\"%@`\\ \t\n\u3000－～=~\x85\u2028\ufeff0.", max_size=12),
    st.sampled_from(["no", "null", "~", "0912345678", "1e3", "13:10", "2026-09-18", "- a", "a: b"]),
).filter(lambda text: text and not _UNHOLDABLE.search(text))
KEYS = st.sampled_from(["研習名稱", "時間", "name", "場次"])
TREES = st.recursive(
    TEXT,
    lambda inner: st.one_of(
        st.lists(st.one_of(TEXT, st.dictionaries(KEYS, inner, min_size=1)), min_size=1, max_size=3),
        st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, TREES, min_size=1))
def test_there_and_back(data: dict[str, Any]) -> None:
    """No text, however odd, changes on its way through a file."""
    read = read_yaml(write_yaml(data).encode(), "")
    assert read.data == data
    assert read.findings == ()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("分享日", "分享日"),
        ("臺中市政府、南投縣政府", "臺中市政府、南投縣政府"),
        ("04-22921175#301", '"04-22921175#301"'),
        ("0912345678", '"0912345678"'),
        ("no", '"no"'),
        ("甲: 乙", '"甲: 乙"'),
        ("甲 #1", '"甲 #1"'),
        ("- 甲", '"- 甲"'),
        ("－甲", '"－甲"'),
        ('他說"好"', '他說"好"'),
        ("甲\n乙", '"甲\\n乙"'),
        ("", '""'),
    ],
)
def test_quotes_only_where_needed(text: str, written: str) -> None:
    """Plain words stay bare; what YAML or a spreadsheet would misread is quoted."""
    assert scalar(text) == written


def test_layout() -> None:
    """Short things stand on one line, long ones below each other, several lines as a block."""
    text = write_yaml(
        {
            "目的": "第一行\n第二行",
            "時數": Bare("3"),
            "對象": ["國小", "國中"],
            "人": [{"姓名": "陳", "電話": "04-1"}],
            "長": [{"甲": "字" * 30, "乙": "字" * 30}],
            "空": [],
        }
    )
    assert text == (
        "目的: |-\n  第一行\n  第二行\n時數: 3\n對象: [國小, 國中]\n"
        '人:\n  - {姓名: 陳, 電話: "04-1"}\n'
        f"長:\n  - 甲: {'字' * 30}\n    乙: {'字' * 30}\n空: []\n"
    )
