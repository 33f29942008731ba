"""One planted defect a letter: found under its code, at its place, with no error without it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from inservice_docs.records.finding import Severity
from inservice_docs.rules.letter.check import check_letter
from inservice_docs.rules.letter.excerpt import letter_of

LETTERS = Path(__file__).parents[2] / "data" / "letters"
CORRECT = {path.stem: path.read_text("utf-8") for path in (LETTERS / "correct").glob("*.txt")}
PAIRS = [
    pytest.param(pair, id=f"{path.stem}-{index}-{pair['code']}")
    for path in sorted((LETTERS / "defects").glob("*.toml"))
    for index, pair in enumerate(tomllib.loads(path.read_text("utf-8"))["pair"])
]


def _with_defect(pair: dict[str, str]) -> str:
    text = CORRECT[pair["letter"]]
    assert text.count(pair["old"]) == 1, f"{pair['old']!r} stands {text.count(pair['old'])} times"
    return text.replace(pair["old"], pair["new"])


def test_there_are_many_defects():
    """The corpus is large enough for its share of hits to mean something."""
    assert len(PAIRS) >= 150


@pytest.mark.parametrize("pair", PAIRS)
def test_a_planted_defect_is_found(pair):
    """The defect's code is reported at the field where it was planted, and nowhere without it."""
    found = {(one.code, one.place.field) for one in check_letter(letter_of(_with_defect(pair)))}
    assert (pair["code"], pair["at"]) in found, sorted(found)
    before = check_letter(letter_of(CORRECT[pair["letter"]]))
    assert pair["code"] not in {one.code for one in before if one.place.field == pair["at"]}


@pytest.mark.parametrize("name", sorted(CORRECT))
def test_a_correct_letter_is_quiet(name):
    """Correct letters of every kind give no error and no warning."""
    found = check_letter(letter_of(CORRECT[name]))
    assert not [one for one in found if one.severity is not Severity.HINT]


@pytest.mark.parametrize("name", ["approval-request-99", "invitation-99"])
def test_the_sample_letters_give_no_error(name):
    """Both sample letters of the procedure, old forms and all, give warnings at most."""
    found = check_letter(letter_of((LETTERS / "samples" / f"{name}.txt").read_text("utf-8")))
    assert not [one for one in found if one.severity is Severity.ERROR]
    assert "time-mixed-clock" in {one.code for one in found}


NEAR = (LETTERS / "near-misses.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", NEAR)
def test_a_near_miss_is_right(line):
    """What only looks like a slip (12:00, 平台, 九年一貫, a party's 乙案) gives no warning."""
    found = check_letter(letter_of(line.replace("\\n", "\n"), "函"))
    assert not [one for one in found if one.severity is not Severity.HINT]
