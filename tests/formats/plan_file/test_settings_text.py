"""Writing the school into a settings file: its comments and keys stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.plan_file.settings import parse_settings
from inservice_docs.formats.plan_file.settings_text import with_school
from inservice_docs.records.finding import UserError
from inservice_docs.records.school import School

SCHOOL = School(name='臺中市私立"範例"高級中學', phone="04-22000001", superior="")
WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zs", "Zl", "Zp", "Cn", "Co")), max_size=20
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        '# 說明\n[school]\nname = "舊名"  # 全銜\nfax = "04-1"\n',
        '[學校]\n名稱 = "舊名"\n電話 = ""\n\n[郵件]\n主機 = "mail.example"\n',
    ],
)
def test_what_is_written_is_read_again(text: str) -> None:
    """Under the keys that the file used, with its comments and other tables."""
    written = with_school(text, SCHOOL)
    assert parse_settings(written.encode(), "inservice.toml").value == SCHOOL
    assert ("名稱" in written) == ("名稱" in text)
    for kept in ("# 說明", "# 全銜", "mail.example"):
        assert (kept in written) == (kept in text)


@given(st.builds(School, name=WORDS, address=WORDS, head=WORDS, superior=st.none() | WORDS))
def test_any_school_can_be_written(school: School) -> None:
    """Quotes and backslashes too."""
    written = with_school('[school]\nname = ""\n', school)
    assert parse_settings(written.encode(), "inservice.toml").value == school


def test_a_broken_file_is_left_alone() -> None:
    """And told."""
    with pytest.raises(UserError, match="格式有誤"):
        with_school("[school", SCHOOL)
