"""The columns of a sign-in sheet."""

from __future__ import annotations

import pytest
from tests.support.sheet_cases import people

from inservice_docs.documents.column_widths import LANDSCAPE_EM, PORTRAIT_EM
from inservice_docs.documents.sign_in_columns import DEFAULT, choose_columns, fact_of
from inservice_docs.records.finding import UserError
from inservice_docs.records.person import Person

SIGN = ("簽名",)


def headings(*words: str, signs: tuple[str, ...] = SIGN) -> list[str]:
    return [column.heading for column in choose_columns(words, signs, people(3)).value]


def test_the_usual_columns() -> None:
    """編號, 服務單位, 職稱, 姓名, and what is signed."""
    assert headings(*DEFAULT) == ["編號", "服務單位", "職稱", "姓名", "簽名"]
    two = ("上午簽到", "下午簽到")
    assert headings(*DEFAULT, signs=two)[-2:] == ["上午簽到", "下午簽到"]


def test_the_clerks_words_and_order_are_kept() -> None:
    """Other words for the same fact are fine; 簽名 stands where the clerk puts it, or last."""
    assert headings("簽名", "姓名", "學校") == ["簽名", "姓名", "學校"]
    assert headings("教師姓名", " 服務學校 ", "教師姓名") == ["教師姓名", "服務學校", "簽名"]


@pytest.mark.parametrize(
    "word",
    [
        "身分證字號",
        "身份證字號",
        "身 分 證",
        "ID",
        "id_number",
        "統一證號",
        "護照號碼",
        "出生日期",
        "生日",
    ],
)
def test_no_column_shows_id_numbers_or_birth_dates(word: str) -> None:
    """However it is spelt, the column is refused with the reason."""
    with pytest.raises(UserError) as caught:
        choose_columns(("姓名", word), SIGN, people(1))
    (found,) = caught.value.findings
    assert found.code == "sign-in-secret-column"
    assert found.fix


def test_an_unknown_word_makes_an_empty_column() -> None:
    """用餐 is written in by hand; a misspelt fact is told from it by a hint."""
    outcome = choose_columns(("姓名", "服務單為"), SIGN, people(1))
    assert [column.heading for column in outcome.value] == ["姓名", "服務單為", "簽名"]
    (found,) = outcome.findings
    assert "服務單位" in found.fix
    assert fact_of(outcome.value[1].key, Person(school="甲")) == ""


def test_widths_suit_the_people_and_fill_the_page() -> None:
    """Positions do not wrap, signatures have room; many columns turn the page."""
    made = choose_columns(DEFAULT, ("上午簽到", "下午簽到"), people(12)).value
    assert round(sum(column.width for column in made), 1) == PORTRAIT_EM
    widths = {column.heading: column.width for column in made}
    assert widths["職稱"] >= 6.9
    assert widths["上午簽到"] >= 6.2
    many = choose_columns(DEFAULT, tuple(f"簽{number}" for number in range(5)), people(12)).value
    assert round(sum(column.width for column in many), 1) == LANDSCAPE_EM


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("服務單位", "高雄市國立高雄師範大學"),
        ("縣市", "高雄市"),
        ("職稱", "校長"),
        ("姓名", "林宜範"),
        ("性別", "女"),
        ("電話", "07-7172930"),
        ("電子信箱", "a@example.edu.tw"),
        ("備註", ""),
    ],
)
def test_what_each_column_says(word: str, text: str) -> None:
    """Each word names a fact of the person."""
    person = Person(
        name="林宜範",
        school="國立高雄師範大學",
        county="高雄市",
        position="校長",
        gender="女",
        phone="07-7172930",
        email="a@example.edu.tw",
    )
    column = choose_columns((word,), SIGN, [person]).value[0]
    assert fact_of(column.key, person) == text
