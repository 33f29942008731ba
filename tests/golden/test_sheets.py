"""The sheets' documents are those that were looked at, page by page, and kept.

After a change of content or layout: `python -m tests.golden.test_sheets` writes them anew, and
then somebody looks at them again.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.support.docx_parts import assert_same_parts
from tests.support.sheet_cases import documents, plans

KEPT = Path(__file__).parent / "sheets"
STEMS = sorted(path.stem for path in KEPT.glob("*.docx"))


@cache
def made() -> dict[str, bytes]:
    """Every sheet of every plan, by the stem of its kept file."""
    return {
        f"{name}-{stem}": data
        for name, plan in plans().items()
        for stem, data in documents(plan).items()
    }


def test_every_case_is_kept() -> None:
    """No kept document is without its case, and no case without its document."""
    assert sorted(made()) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_the_document_is_the_one_that_was_looked_at(stem: str) -> None:
    """Each sheet comes out as it was kept, part by part."""
    assert_same_parts(made()[stem], (KEPT / f"{stem}.docx").read_bytes())


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Nothing of the clock or of chance gets into a document."""
    plan = plans()["credits"]
    assert documents(plan) == documents(plan)


if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob("*.docx"):
        old.unlink()
    for name, data in made().items():
        (KEPT / f"{name}.docx").write_bytes(data)
