"""The school's own notice about personal data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.studies import CROSS

from inservice_docs.documents.privacy_notice import USUAL
from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.privacy_notice import (
    LONGEST,
    SETTING,
    notice_of,
    school_notice,
    set_school_notice,
)
from inservice_docs.workflow.register import Actor, Register


def test_the_school_words_it_and_may_go_back(register: Register) -> None:
    """Former texts are kept: somebody agreed to them."""
    assert school_notice(register) == USUAL
    assert set_school_notice(register, " 只為〔研習〕。 \n\n") == "只為〔研習〕。"
    set_school_notice(register, "")
    assert school_notice(register) == USUAL
    with register.look() as work:
        kept = work.settings.get(SETTING)
    assert [each["text"] for each in kept["former"]] == [USUAL, "只為〔研習〕。"]


def test_a_study_shows_it_with_its_facts(register: Register) -> None:
    """Other words have another version."""
    with register.look() as work:
        notice = notice_of(work, register, CROSS, ["姓名", "用餐類別"])
        other = notice_of(work, register, CROSS, ["姓名"])
    told = "\n".join(notice.paragraphs)
    for words in ("十二年一貫生命教育分享日", "姓名、用餐類別", "3 年", "陳小範"):
        assert words in told
    assert notice.version != other.version


def test_who_may_and_how_long(register: Register) -> None:
    """An administrator alone; not a book."""
    officer = replace(register, actor=Actor("承辦", frozenset({Role.OFFICER})))
    for one, text, code in (
        (officer, "文字", "role-missing"),
        (register, "字" * (LONGEST + 1), "notice-too-long"),
    ):
        with pytest.raises(UserError) as problem:
            set_school_notice(one, text)
        assert problem.value.findings[0].code == code
    assert school_notice(register) == USUAL
