"""What a mail says: a paragraph a phrase, gaps named."""

from __future__ import annotations

import pytest

from inservice_docs.documents.letters.missing import known
from inservice_docs.documents.mail_text import compose_mail
from inservice_docs.records.finding import UserError
from inservice_docs.records.mail_wording import MailWording

WORDING = MailWording.model_validate(
    {
        "名稱": "錄取通知",
        "主旨": "錄取：{{ 研習名稱 }}",
        "內文": [
            "{{ 姓名 }}您好：",
            "{% if 候補順位 %}候補第{{ 候補順位 }}位。{% endif %}",
            {"文字": "場次：", "條列": [{"逐項": "場次", "文字": "{{ 項.日期 }}"}]},
        ],
    }
)
FACTS = {
    "研習名稱": "分享日",
    "姓名": "林宜範",
    "候補順位": "",
    "場次": [{"日期": "3月23日"}, {"日期": "3月24日"}],
}


def test_paragraphs_and_lines() -> None:
    """An empty phrase leaves nothing; lines stand under their paragraph."""
    made = compose_mail(WORDING, FACTS)
    assert made.findings == ()
    assert made.value.subject == "錄取：分享日"
    assert made.value.text == "林宜範您好：\n\n場次：\n3月23日\n3月24日\n"
    assert "林宜範" not in repr(made.value)


def test_a_missing_fact_is_shown_and_named() -> None:
    """So that a draft can be completed by hand."""
    made = compose_mail(WORDING, {**FACTS, "研習名稱": known("", "研習名稱")})
    assert made.value.subject == "錄取：（待填：研習名稱）"
    assert [each.code for each in made.findings] == ["fact-missing"]


def test_a_broken_wording_is_named() -> None:
    """With the field it stands in."""
    broken = WORDING.model_copy(update={"subject": "{{ 研習名程 }}"})
    with pytest.raises(UserError) as caught:
        compose_mail(broken, FACTS)
    assert "主旨" in caught.value.findings[0].message
