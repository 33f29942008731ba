"""Course codes: from the clerk's words to the site's codes and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.course_codes import Choice, CourseCodes, load
from inservice_docs.taiwan.problem import FactError

CODES = load()
FIELDS = ("班別性質", "時段", "繳費方式", "補助單位", "參加對象")


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("班別性質", ["0", "1", "2", "3", "4", "5"]),
        ("課程性質1", ["10", "20", "30", "40", "50", "60", "71", "72", "73", "74", "75"]),
        ("課程性質2", ["1", "2", "999"]),
        ("課程性質4", ["1", "999"]),
        ("時段", ["1", "2", "3", "4", "5", "0"]),
        ("繳費方式", ["1", "2", "3"]),
        ("補助單位", [str(code) for code in range(10, 21)]),
        ("參加對象", [""] * 6),
    ],
)
def test_the_lists_hold_the_codes_of_the_form(field: str, codes: list[str]) -> None:
    """In the form's order; 參加對象 is ticked and has no codes."""
    assert [choice.code for choice in CODES.choices(field)] == codes


def test_the_kinds_of_class() -> None:
    """學分班 and 學位班 count credits, the others hours."""
    assert CODES.class_kinds[0] == Choice("0", "非學分班")
    credits = [kind.word for kind in CODES.class_kinds if CODES.counts_credits(kind.code)]
    assert credits == ["學士學分班", "碩士學分班", "學士學位班", "碩士學位班"]


@pytest.mark.parametrize(
    ("field", "word", "choice"),
    [
        ("班別性質", "非學分班", ("0", "非學分班")),
        ("班別性質", "０", ("0", "非學分班")),
        ("班別性質", 5, ("5", "非學分班（校內研習）")),
        ("班別性質", "非學分班(校內研習)", ("5", "非學分班（校內研習）")),
        ("班別性質", "非學分班 (校內研習)", ("5", "非學分班（校內研習）")),
        ("班別性質", "校內研習", ("5", "非學分班（校內研習）")),
        ("時段", "周末", ("3", "週末")),
        ("時段", "週一至週五白天", ("1", "週一至週五白天")),
        ("繳費方式", "無", ("3", "無")),
        ("補助單位", "無", ("20", "無接受補助")),
        ("補助單位", "縣市政府", ("18", "縣市政府")),
        ("參加對象", "國小", ("", "國小")),
        ("參加對象", "國中", ("", "國中（含完全中學國中部）")),
        ("參加對象", "幼兒園", ("", "幼稚園")),
        ("課程性質1", "高中", ("10", "高中（含完全中學高中部及綜合中學高中部）")),
        ("課程性質1", "高中(含完全中學高中部及綜合中學高中部)",
         ("10", "高中（含完全中學高中部及綜合中學高中部）")),
        ("課程性質1", "高中職", ("71", "高中及高職")),
    ],
)  # fmt: skip
def test_a_clerks_word_is_understood(field: str, word: str | int, choice: tuple[str, str]) -> None:
    """The long word, the short one, a usual one or the code itself, brackets of either width."""
    assert CODES.code_of(field, word) == choice


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        (["國小", "教學", "綜合活動", "無"], ["40", "2", "18", "1"]),
        (["高中(含完全中學高中部及綜合中學高中部)", "行政", "教務類", "無"], ["10", "1", "1", "1"]),
        ([40, 2, 18, 1], ["40", "2", "18", "1"]),
        (["高中", "教學", "自然", "其他"], ["10", "2", "13", "999"]),
        (["國中", "教學", "性別平等教育", "無"], ["30", "2", "55", "1"]),
        (["幼稚園", "行政", "教保類", "無"], ["50", "1", "6", "1"]),
        (["高職", "行政", "實習就業類", "無"], ["20", "1", "5", "1"]),
        (["國小", "其他", "其他", "其他"], ["40", "999", "999", "999"]),
        (["全部", "行政", "人事會計類"], ["75", "1", "7"]),
        (["全部", "行政", "人事會計類", "無"], ["75", "1", "7"]),
        (["國小", "教學"], ["40", "2"]),
        ([], []),
    ],
)
def test_a_path_of_natures_is_understood(path: list[str | int], codes: list[str]) -> None:
    """課程性質 1 to 4, each under the one before; levels 71 to 75 stop at the third."""
    assert [choice.code for choice in CODES.nature_path(path)] == codes


@pytest.mark.parametrize(
    ("path", "problem", "cure"),
    [
        (["國小", "教學", "自然"], "課程性質3沒有「自然」", "是不是「自然與生活科技」"),
        (["國小", "行政", "教保類"], "課程性質3沒有「教保類」", "教務類"),
        (["國小", "行政", "實習就業類"], "課程性質3沒有「實習就業類」", "教務類"),
        (["小學"], "課程性質1沒有「小學」", "國小"),
        (["國小及幼稚園", "教學", "語文"], "有 2 個", "10、60"),
        (["國小", "教學", "綜合活動", "無", "童軍"], "只到第 4 層", "刪去「童軍」"),
        (["全部", "行政", "教務類", "童軍"], "只到第 3 層", "刪去「童軍」"),
        ([""], "沒有填課程性質1", "國小"),
    ],
)
def test_a_path_that_cannot_be_is_refused(path: list[str], problem: str, cure: str) -> None:
    """The message names the level and the word, the cure what may stand there."""
    with pytest.raises(FactError) as refused:
        CODES.nature_path(path)
    assert problem in refused.value.message
    assert cure in refused.value.fix


def test_what_may_be_chosen_next() -> None:
    """The choices under a path, none where it is complete."""
    assert [choice.word for choice in CODES.natures("國小")] == ["行政", "教學", "其他"]
    assert CODES.natures()[0].code == "10"
    assert "教保類" not in [choice.word for choice in CODES.natures("國中", "行政")]
    assert CODES.natures("國小", "教學", "綜合活動") == (Choice("1", "無"), Choice("999", "其他"))
    assert CODES.natures("國小", "教學", "綜合活動", "無") == ()
    assert CODES.natures("全部", "教學", "語文") == ()


def test_codes_become_words() -> None:
    """word_of is the way back; a code that is in no list is refused."""
    assert CODES.word_of("時段", 4) == "暑假"
    assert CODES.word_of("課程性質3", "18") == "綜合活動"
    with pytest.raises(FactError, match="沒有「9」這個選項"):
        CODES.word_of("時段", 9)
    with pytest.raises(FactError, match="沒有「星期」這個欄位"):
        CODES.choices("星期")


def test_a_misspelt_word_is_answered_with_the_nearest() -> None:
    """The cure names it and every other choice."""
    with pytest.raises(FactError) as refused:
        CODES.code_of("補助單位", "縣市政付")
    assert refused.value.message == "補助單位沒有「縣市政付」這個選項。"
    assert refused.value.fix.startswith("是不是「縣市政府」？可填：教育部國教司")


def test_every_entry_is_found_by_its_word_and_code() -> None:
    """code_of(word) == code_of(code) == the entry, for every list of the form."""
    for field in (*FIELDS, "課程性質1", "課程性質2", "課程性質4"):
        for choice in CODES.choices(field):
            assert CODES.code_of(field, choice.word) == choice
            assert not choice.code or CODES.code_of(field, choice.code) == choice
            assert not choice.code or CODES.word_of(field, choice.code) == choice.word


def test_every_path_can_be_walked_to_its_end() -> None:
    """By codes, each path ends after three levels (71 to 75) or four."""

    def walk(path: tuple[str, ...]) -> None:
        following = CODES.natures(*path)
        if not following:
            assert len(path) == (3 if path[0] in {"71", "72", "73", "74", "75"} else 4)
        for choice in following:
            walk((*path, choice.code))

    walk(())


@given(st.sampled_from(FIELDS), st.text(), st.lists(st.text() | st.integers(), max_size=5))
def test_nothing_but_a_fact_error_comes_of_any_word(
    attempt: Callable[..., Any], field: str, word: str, path: list[str | int]
) -> None:
    """Whatever is entered is an entry or refused with a cure."""
    attempt(CODES.code_of, field, word)
    attempt(CODES.nature_path, path)


def test_a_schools_own_file_replaces_the_tables_it_has(tmp_path: Path) -> None:
    """Its tables count, the others stay; subject codes are added with the places they may stand."""
    file = tmp_path / "course_codes.toml"
    file.write_text(
        '["課程性質4"]\n1 = "無"\n6 = "歷史"\n999 = "其他"\n'
        '["課程性質的選項"]\n"*" = [1, 2, 999]\n"*-*" = [10, 12, 999]\n'
        '"*-*-*" = [1, 999]\n"30-2-12" = [1, 6, 999]\n'
        '["參加對象"]\nA = "國小"\n',
        encoding="utf-8-sig",
    )
    own: CourseCodes = load(file)
    assert [c.code for c in own.nature_path(["國中", "教學", "社會", "歷史"])] == [
        "30",
        "2",
        "12",
        "6",
    ]
    with pytest.raises(FactError, match="歷史"):
        own.nature_path(["國中", "教學", "語文", "歷史"])
    assert own.choices("參加對象") == (Choice("A", "國小"),)
    assert own.code_of("參加對象", "a") == Choice("A", "國小")
    assert own.class_kinds == CODES.class_kinds
