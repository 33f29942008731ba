"""Read → write → read is equal for everything that can be written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.archive import is_safe_name
from inservice_docs.formats.di.build import LETTER_KINDS, SECRECIES, SPEEDS
from inservice_docs.formats.di.plain_letter import GAP
from inservice_docs.formats.di.read import read_di
from inservice_docs.formats.di.texts import unwrap
from inservice_docs.formats.di.write import write_di
from inservice_docs.records.finding import Severity
from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.taiwan.dates import plain_date, sheet_date
from inservice_docs.taiwan.document_numbers import format_number, parse_number
from inservice_docs.taiwan.text import unholdable

SAMPLES = Path(__file__).parents[2] / "data" / "di"
LETTERS = sorted(
    path for path in SAMPLES.iterdir() if path.suffix in (".di", ".zip") or path.name == "41-folder"
)
CARRIED = {"普通": ""}
"""What the 104 generation has no code for is not written, and said to be an error."""

CHARACTERS = "臺中市政府教師研習一二、（）：。，　 AZaz09&<>\"'-]堃𠮷峯\u200b\t\x85"
text = st.text(st.sampled_from(CHARACTERS) | st.characters(exclude_categories=["Cs"]), max_size=20)
text = text.filter(lambda value: value == unwrap(value) and value != GAP and not unholdable(value))
words = text.filter(bool)
names = st.builds(
    "".join, st.tuples(words, st.sampled_from(["", "（含附件）", "（不含附件）"]))
).filter(lambda name: not name.replace("（含附件）", "").endswith((" ", "附件）", "附件)", "　")))
numbers = st.builds(
    format_number,
    st.sampled_from(["曉中宗", "府授教學", "臺教師（二）"]),
    st.integers(1, 999),
    st.integers(1, 9_999_999),
    st.sampled_from(["", "", "B"]),
)
files = text.filter(lambda name: is_safe_name(name) and "/" not in name and name == name.strip())
markers = st.sampled_from(["", "一、", "（一）", "(1)", "●"])
items = st.recursive(
    st.builds(Item, marker=markers, text=text),
    lambda inner: st.builds(
        Item, marker=markers, text=text, items=st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=6,
)
paragraphs = st.lists(
    st.builds(
        Paragraph,
        label=st.sampled_from(["", "說明：", "辦法：", "擬 辦：", "A & B："]),
        text=text,
        items=st.lists(items, max_size=3).map(tuple),
    ),
    max_size=3,
).map(tuple)


@st.composite
def dates(draw: st.DrawFn) -> dict[str, object]:
    """A date, and its words where they are not the usual ones."""
    date = draw(st.none() | st.dates(dt.date(1912, 1, 1), dt.date(2099, 12, 31)))
    if date is None:
        return {"date_text": draw(st.sampled_from(["", "尚未發文", "115年2月30日"]))}
    return {
        "date": date,
        "date_text": draw(st.sampled_from(["", plain_date(date), sheet_date(date)])),
    }


def letters(kind: st.SearchStrategy[str], **fields: st.SearchStrategy[object]) -> object:
    """Letters of a kind, with the fields that it has and those that all have."""
    common = st.fixed_dictionaries(
        {
            "kind": kind,
            "receiver": text,
            "speed": st.sampled_from(["", *SPEEDS]),
            "secrecy": st.sampled_from(["", *SECRECIES]),
            "declassification": text,
            "attachment_text": text,
            "attachments": st.lists(files, max_size=3).map(tuple),
            "subject": text,
            "paragraphs": paragraphs,
            **fields,
        }
    )
    return st.builds(lambda values, date: from_unit(Letter(**values, **date)), common, dates())


def from_unit(letter: Letter) -> Letter:
    """A 簽 that names only its unit is from that unit."""
    return letter.model_copy(update={"sender": letter.sender or letter.unit})


LINES = st.lists(words, max_size=3).map(tuple)
OUTGOING = letters(
    st.sampled_from(LETTER_KINDS),
    sender=st.lists(words, max_size=3).map("、".join),
    address=text,
    contacts=LINES,
    number=st.lists(numbers, max_size=2).map("、".join)
    | text.filter(lambda value: parse_number(value).text == value),
    originals=st.lists(names, max_size=4).map(tuple),
    copies=st.lists(names, max_size=4).map(tuple),
    signature=LINES.map("\n".join),
)
MEMOS = letters(
    st.just("簽"),
    unit=words,
    number=st.from_regex("([0-9]{10}[A-Z]?)?", fullmatch=True),
    submitted_to=st.lists(words, max_size=3).map("、".join),
    signature=text,
) | letters(st.just("簽"), sender=text)  # type: ignore[operator]


def again(letter: Letter) -> Letter:
    """The letter as it comes back from its package."""
    return read_di(write_di(letter).value.as_zip(), "x.zip").value.letter


@given(OUTGOING)  # type: ignore[arg-type]
def test_any_letter_comes_back(letter: Letter) -> None:
    """函 and all that goes out as one."""
    assert again(letter) == letter


@given(MEMOS)
def test_any_memo_comes_back(letter: Letter) -> None:
    """簽 of a unit or an agency."""
    assert again(letter) == letter


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.name)
def test_every_sample_comes_back(path: Path) -> None:
    """What was read from a sample is read again from what is written of it."""
    letter = read_di(path).value.letter
    if letter.kind not in ("函", "書函", "簽"):
        assert letter.kind in ("公告", "開會通知單", "會勘通知單", "獎懲令")
        return
    outcome = write_di(letter)
    codes = {each.code for each in outcome.findings if each.severity is Severity.ERROR}
    assert codes <= {"di-secrecy", "di-original-missing"}
    held = {
        "file_number": "",
        "retention": "",
        "secrecy": CARRIED.get(letter.secrecy, letter.secrecy),
    }
    assert read_di(outcome.value.letter, path.name).value.letter == letter.model_copy(update=held)


@pytest.mark.parametrize("path", sorted((SAMPLES / "found").iterdir()), ids=lambda path: path.name)
def test_what_fuzzing_found_comes_back(path: Path) -> None:
    """Damaged files that once came back otherwise; what is lost is said."""
    letter = read_di(path).value.letter
    outcome = write_di(letter)
    lost = {
        each.place.field
        for each in outcome.findings
        if each.code in ("di-not-carried", "di-secrecy")
    }
    back = read_di(outcome.value.letter, path.name).value.letter
    for name, field in Letter.model_fields.items():
        if field.title not in lost:
            assert getattr(back, name) == getattr(letter, name), name
