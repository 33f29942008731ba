"""The file of course codes: what is wrong with a broken one is said plainly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.course_codes_file import TABLES, read_tables
from inservice_docs.taiwan.problem import FactError


def test_the_built_in_file_is_whole() -> None:
    """Every table is there and no two entries of a list share a code."""
    tables = read_tables(None)
    assert tuple(tables.words) == TABLES
    for name, pairs in tables.words.items():
        codes = [code for code, _ in pairs if code]
        assert len(codes) == len(set(codes)), name
    for field, short in tables.short.items():
        known = {value for pair in tables.words[field] for value in pair}
        assert set(short.values()) <= known, field


@pytest.mark.parametrize(
    ("content", "problem", "cure"),
    [
        ("x = [", "寫法有誤", "內建"),
        ('["時段"]\n1 = 2', "「時段」有一項不是文字", '代碼 = "用語"'),
        ('["時段"]\n1 = " "', "「時段」有一項不是文字", '代碼 = "用語"'),
        ('["時段"]\n1 = "a\\u0008"', "「時段」有一項不是文字", '代碼 = "用語"'),
        ('"時段" = 3', "「時段」要是一張表", "內建"),
        ('["時斷"]\n1 = "x"', "沒有「時斷」這張表", "是不是「時段」"),
        ('["完全不認得的"]\n1 = "x"', "這張表", "可用的表"),
        ('["課程性質的選項"]\n"*" = [1, 7777]', "沒有定義的代碼「7777」", "內建"),
        ('["課程性質的選項"]\n"*" = 1', "不是代碼的清單", "[1, 2, 999]"),
        ('["課程性質的選項"]\n"*" = [true]', "不是代碼的清單", "[1, 2, 999]"),
        ('"以學分計的班別" = [9]', "沒有定義的代碼「9」", "內建"),
        ('"以學分計的班別" = "1"', "不是代碼的清單", "[1, 2, 999]"),
        ('"簡稱" = 1', "「簡稱」要是一張表", "內建"),
        ('["簡稱"]\n"時段" = 1', "「簡稱」要是一張表", "內建"),
        ('["簡稱"."時斷"]\n"x" = 1', "沒有「時斷」這張表", "是不是「時段」"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: str, problem: str, cure: str) -> None:
    """The message names the table, the cure how to write it."""
    file = tmp_path / "course_codes.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(FactError) as refused:
        read_tables(file)
    assert problem in refused.value.message
    assert cure in refused.value.fix


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """A missing file, a folder, another encoding and a huge file are each named."""
    with pytest.raises(FactError, match=r"讀不到代碼檔 none\.toml"):
        read_tables(tmp_path / "none.toml")
    with pytest.raises(FactError, match="讀不到代碼檔"):
        read_tables(tmp_path)
    big5 = tmp_path / "big5.toml"
    big5.write_bytes('["時段"]\n1 = "週末"'.encode("cp950"))
    with pytest.raises(FactError, match="不是 UTF-8"):
        read_tables(big5)
    huge = tmp_path / "huge.toml"
    huge.write_bytes(b"#" * 1_000_001)
    with pytest.raises(FactError, match="太大"):
        read_tables(huge)


@given(st.text(max_size=200))
def test_nothing_but_a_fact_error_comes_of_any_file(
    attempt: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    """Whatever a file holds, it is read or refused with a cure."""
    file = tmp_path_factory.mktemp("codes") / "course_codes.toml"
    file.write_bytes(content.encode("utf-8", "surrogatepass"))
    attempt(read_tables, file)
