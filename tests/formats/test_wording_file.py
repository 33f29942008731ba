"""Wording files."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.formats.templates import list_templates
from inservice_docs.formats.wording_file import parse_wording, read_wording
from inservice_docs.records.finding import UserError


@pytest.mark.parametrize("path", [each.path for each in list_templates("letters/wording")], ids=str)
def test_built_in_wordings_are_sound(path: Path) -> None:
    """Every wording that comes with the program reads without a finding."""
    outcome = read_wording(path)
    assert outcome.findings == ()
    assert outcome.value.kind in ("函", "簽")
    assert outcome.value.template in ("letter.docx", "memo.docx")


def test_keys_in_either_language() -> None:
    """Chinese and English keys say the same."""
    chinese = "名稱: 謝函\n主旨: 甲\n期望語: {上行: 請鑒察}\n段落: {段名: 說明, 條列: [乙]}\n"
    english = "title: 謝函\nsubject: 甲\nexpectations: {up: 請鑒察}\n"
    english += "paragraphs: [{label: 說明, items: [{text: 乙}]}]\n"
    assert parse_wording(chinese.encode(), "a").value == parse_wording(english.encode(), "b").value


def test_every_mistake_at_once_with_its_place() -> None:
    """A misspelt key, and what a wording cannot do without."""
    with pytest.raises(UserError) as caught:
        parse_wording("名稱: 謝函\n主指: 甲\n".encode(), "thanks.yaml")
    found = caught.value.findings
    assert [each.code for each in found] == [
        "unknown-key",
        "wording-part-missing",
        "wording-part-missing",
    ]
    assert (found[0].place.file, found[0].place.line) == ("thanks.yaml", 2)
    assert "主旨" in found[0].fix


def test_file_that_is_no_wording(tmp_path: Path) -> None:
    """A missing file and a text without keys are the user's to mend."""
    with pytest.raises(UserError):
        read_wording(tmp_path / "none.yaml")
    with pytest.raises(UserError) as caught:
        parse_wording("只有文字".encode(), "a.yaml")
    assert "not-a-mapping" in {each.code for each in caught.value.findings}
