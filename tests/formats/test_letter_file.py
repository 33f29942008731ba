"""Letters given in full: to the letter, in YAML and in JSON."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.support.letter_cases import letter

from inservice_docs.formats.letter_file import letter_json, parse_letter, read_letter
from inservice_docs.records.finding import UserError, hint
from inservice_docs.records.letter import Letter

FULL = """\
文別: 函
發文機關: 臺中市私立曉明女子高級中學
機關地址: 40462 臺中市北區大雅路 452 號
聯絡方式:
  - 傳 真：04-22913277
  - 聯 絡 人：陳小範
發文日期: 中華民國 99 年 2 月 26 日
發文字號: 曉中宗字第 0990006001 號
附件: 如主旨
主旨: |
  本校辦理「十二年一貫生命教育分享日」研習活動，請　查照惠覆。
段落:
  - 段名: 說明：
    條列:
      - {序號: "一、", 文字: 甲 & 乙 <丙> "丁"}
      - 二、報名：02-1234
      - 文字: 堃喆峯綉𠮷
        條列: [無號]
正本: [臺中市政府, 臺中縣政府]
副本:
"""


def test_text_is_verbatim() -> None:
    """Odd spaces, old words and signs stay; only a YAML block's last line break goes."""
    outcome = parse_letter(FULL.encode(), "letter.yaml")
    assert outcome.findings == ()
    made = outcome.value
    assert made.address == "40462 臺中市北區大雅路 452 號"
    assert made.contacts[0] == "傳 真：04-22913277"
    assert made.subject == "本校辦理「十二年一貫生命教育分享日」研習活動，請　查照惠覆。"
    assert made.date == dt.date(2010, 2, 26)
    assert made.date_text == "中華民國 99 年 2 月 26 日"
    assert made.number == "曉中宗字第 0990006001 號"
    first, second, third = made.paragraphs[0].items
    assert (first.marker, first.text) == ("一、", '甲 & 乙 <丙> "丁"')
    assert (second.marker, second.text) == ("", "二、報名：02-1234")
    assert (third.text, third.items[0].text) == ("堃喆峯綉𠮷", "無號")
    assert made.copies == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("99-02-26", ""),
        ("2010-02-26", ""),
        ("中華民國99年2月26日", ""),
        ("99年2月26日", "99年2月26日"),
        ("民國 99 年 2 月 26 日", "民國 99 年 2 月 26 日"),
    ],
)
def test_date_in_words_is_kept_as_written(written: str, shown: str) -> None:
    """A date in figures is printed in the standard form, one in words as it stands."""
    made = parse_letter(f"發文日期: {written}\n主旨: 甲\n".encode(), "a.yaml").value
    assert (made.date, made.date_text) == (dt.date(2010, 2, 26), shown)


def test_date_before_the_republic_is_kept_as_written() -> None:
    """A slip of the year stays visible."""
    made = parse_letter("發文日期: 1900-01-01\n主旨: 甲\n".encode(), "a.yaml").value
    assert (made.date_text, letter_json(made)["date"]) == ("1900-01-01", "1900-01-01")


def test_json_comes_back_the_same() -> None:
    """What `letter read --json` gives can be rendered again."""
    made = parse_letter(FULL.encode(), "letter.yaml").value
    data = json.dumps(letter_json(made, encoding="utf-8"), ensure_ascii=False, indent=1)
    again = parse_letter(data.encode(), "letter.json")
    assert again.findings == ()
    assert again.value == made
    escaped = json.dumps(letter_json(made))
    assert parse_letter(escaped.encode(), "letter.json").value == made


def test_json_has_stable_keys() -> None:
    """Absent values are empty texts, the date null; findings and encoding stand at the end."""
    found = hint("x", "甲")
    empty = letter_json(Letter(), encoding="cp950", findings=[found])
    assert list(empty) == [
        *("kind", "file_number", "retention", "sender", "unit", "address", "contacts", "receiver"),
        *("date", "date_text", "number", "speed", "secrecy", "declassification"),
        *("attachment_text", "attachments", "subject", "paragraphs", "submitted_to"),
        *("originals", "copies", "signature", "encoding", "findings"),
    ]
    assert empty["date"] is None
    assert (empty["date_text"], empty["number"], empty["contacts"]) == ("", "", [])
    assert (empty["encoding"], empty["findings"]) == ("cp950", [found.as_json()])


def test_json_of_a_draft_shows_its_gaps() -> None:
    """The marks of gaps never leave the program."""
    data = json.dumps(letter_json(letter("approval-request")), ensure_ascii=False)
    assert "（待填：發文字號）" in data
    assert "\ufdd0" not in data


def test_mistakes_have_their_places(tmp_path: Path) -> None:
    """A misspelt key and an impossible date are found with line and column, both at once."""
    path = tmp_path / "letter.yaml"
    path.write_text("主旨: 甲\n發文日期: 99年2月30日\n正夲: 乙\n", "utf-8")
    outcome = read_letter(path)
    assert [(found.place.line, found.code) for found in outcome.findings] == [
        (3, "unknown-key"),
        (2, "date-unreadable"),
    ]
    assert outcome.value.subject == "甲"


def test_file_that_is_no_letter() -> None:
    """Broken YAML is refused as a whole; a text without keys is a finding."""
    with pytest.raises(UserError):
        parse_letter(b"{", "a.json")
    assert parse_letter("只有文字".encode(), "a.yaml").findings
