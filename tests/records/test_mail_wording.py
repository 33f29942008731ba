"""The wording of mail: Chinese and English keys, plain texts for phrases."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from inservice_docs.records.mail_wording import MailWording


def test_either_language() -> None:
    """A plain text stands for a phrase without more."""
    chinese = MailWording.model_validate({"名稱": "甲", "主旨": "乙", "內文": "丙"})
    english = MailWording.model_validate(
        {"title": "甲", "subject": "乙", "paragraphs": [{"text": "丙"}]}
    )
    assert chinese == english


def test_an_unknown_key_is_refused() -> None:
    """As in every record."""
    with pytest.raises(ValidationError):
        MailWording.model_validate({"附件": "甲"})
