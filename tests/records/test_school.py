"""The school: empty texts are facts not known yet; an empty superior is none."""

from __future__ import annotations

from inservice_docs.records.school import School


def test_superior() -> None:
    """Not given, given as empty, and given are three different things."""
    assert School().superior is None
    assert School.model_validate({"直屬主管機關": ""}).superior == ""
    assert School.model_validate({"superior": "教育部"}).superior == "教育部"


def test_chinese_keys() -> None:
    """The settings may be written in Chinese."""
    school = School.model_validate({"名稱": "甲校", "發文字": "甲中"})
    assert (school.name, school.letter_word) == ("甲校", "甲中")
