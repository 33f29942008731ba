"""Files in the shapes that real producers send, each read back as what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from inservice_docs.formats.di.read import ReadLetter, read_di
from inservice_docs.records.finding import Outcome, UserError

SAMPLES = Path(__file__).parents[2] / "data" / "di"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
LETTERS = {name: facts for name, facts in EXPECTED.items() if "error" not in facts}
REFUSED = {name: facts["error"] for name, facts in EXPECTED.items() if "error" in facts}
FACTS = ("kind", "sender", "unit", "number", "subject")


def found(outcome: Outcome[ReadLetter]) -> list[str]:
    """The findings of a reading as `severity:code`, each once."""
    return sorted({f"{each.severity}:{each.code}" for each in outcome.findings})


@pytest.mark.parametrize("name", LETTERS)
def test_a_sample_reads_as_what_it_says(name: str) -> None:
    """Sender, date, number, subject, encoding and the remarks on it are right."""
    outcome = read_di(SAMPLES / name)
    letter, facts = outcome.value.letter, LETTERS[name]
    assert {fact: getattr(letter, fact) for fact in FACTS} == {fact: facts[fact] for fact in FACTS}
    assert str(letter.date or "") == facts["date"]
    assert outcome.value.encoding == facts["encoding"]
    assert outcome.value.generation == facts["generation"]
    assert found(outcome) == facts["findings"]


@pytest.mark.parametrize("name", LETTERS)
def test_a_sample_reads_the_same_from_its_bytes(name: str) -> None:
    """What a web page hands over as bytes reads as the file on disk does."""
    path = SAMPLES / name
    if path.is_file():
        assert read_di(path.read_bytes(), path.name) == read_di(path)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_whole_letter_is_refused(name: str) -> None:
    """A lone exchange sheet and files cut anywhere are refused with a reason and a cure."""
    with pytest.raises(UserError) as caught:
        read_di(SAMPLES / name)
    assert caught.value.findings[0].code == REFUSED[name]
    assert caught.value.findings[0].fix


def test_the_samples_are_all_listed() -> None:
    """No sample lies about without an expectation, and there are thirty letters at least."""
    files = {path.name for path in SAMPLES.iterdir()} - {"expected.json", "hostile", "found"}
    files |= {f"hostile/{path.name}" for path in (SAMPLES / "hostile").iterdir()}
    assert files == set(EXPECTED)
    assert sum("/" not in name for name in LETTERS) >= 30
