"""The letters' documents are those that were looked at, page by page, and kept.

After a change of wording or layout: `python -m tests.golden.test_letters` writes them anew, and
then somebody looks at them again.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.docx_parts import assert_same_parts
from tests.support.letter_cases import docx, golden_cases

KEPT = Path(__file__).parent / "letters"
STEMS = sorted(path.stem for path in KEPT.glob("*.docx"))


def test_every_case_is_kept() -> None:
    """No kept document is without its case, and no case without its document."""
    assert sorted(golden_cases()) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_the_document_is_the_one_that_was_looked_at(stem: str) -> None:
    """Each letter comes out as it was kept, part by part."""
    made = docx(*golden_cases()[stem])
    assert_same_parts(made, (KEPT / f"{stem}.docx").read_bytes())


def test_the_same_letter_gives_the_same_bytes() -> None:
    """Nothing of the clock or of chance gets into a document."""
    case = golden_cases()["approval-request"]
    assert docx(*case) == docx(*case)


if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob("*.docx"):
        old.unlink()
    for name, case in golden_cases().items():
        (KEPT / f"{name}.docx").write_bytes(docx(*case))
