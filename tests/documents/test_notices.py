"""Notices: the documented placeholders are what is really given; the built-in texts read well."""

from __future__ import annotations

import pytest

from inservice_docs.documents.letters.missing import gap_findings
from inservice_docs.documents.mail_text import compose_mail
from inservice_docs.documents.notices import (
    NOTICE,
    WORDINGS,
    address_of,
    notice_facts,
    study_mail_facts,
)
from inservice_docs.documents.placeholders import sample_of
from inservice_docs.formats.templates import find_template
from inservice_docs.formats.wording_file import read_mail_wording
from inservice_docs.records.participant import Applicant
from inservice_docs.records.person import Person
from inservice_docs.workflow.sample_plans import sample_plans, sample_school

PERSON = Person(
    name="林宜範", school="健行國民小學", county="臺中市", position="合格專任教師", email="a@b.tw"
)


def facts(place: int | None = None, reason: str = "") -> dict[str, object]:
    """The facts of a notice about the sample study."""
    shared = study_mail_facts(sample_plans()[0], sample_school())
    return notice_facts(shared, Applicant(person=PERSON, reason=reason), place)


def test_what_is_documented_is_what_is_given() -> None:
    """Every name, with a value of the same kind."""
    given, documented = facts(1, "服務學校是國中，限國小。"), sample_of(NOTICE)
    assert set(given) == set(documented)
    for name in ("姓名", "稱呼", "候補順位", "審核原因", "職位類別"):
        assert given[name] == documented[name]


@pytest.mark.parametrize("kind", WORDINGS)
def test_the_built_in_notices_read_well(kind: str) -> None:
    """No gap, no stray mark, the person and the study named."""
    wording = read_mail_wording(find_template(WORDINGS[kind]))
    assert wording.findings == ()
    made = compose_mail(wording.value, facts(2 if kind == "waiting" else None))
    assert made.findings == gap_findings(())
    text = made.value.text
    assert text.startswith("林宜範老師，您好：\n\n")
    assert "十二年一貫生命教育分享日" in made.value.subject
    assert not any(mark in text for mark in ("{", "}", "待填", "。。", "，，", "\n\n\n"))
    assert ("候補第2位" in text) is (kind == "waiting")


@pytest.mark.parametrize(
    ("position", "word"),
    [
        ("校長", "校長"),
        ("教師兼主任", "主任"),
        ("教師兼組長", "組長"),
        ("護理師", "老師"),
        ("", "老師"),
    ],
)
def test_how_somebody_is_addressed(position: str, word: str) -> None:
    """By their position."""
    assert address_of(position) == word
