"""Reading a letter as a whole."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.di.read import read_di
from inservice_docs.formats.di.sheet import Addressee
from inservice_docs.records.finding import Finding, UserError

Refusal = Callable[[Callable[[], object]], Finding]
LETTER = (Path(__file__).parents[2] / "data" / "di" / "01-letter-104.di").read_text("utf-8")
PIECES = (
    "<",
    ">",
    "/>",
    "&",
    "&#0;",
    "<文字>",
    "</文字>",
    "]]>",
    "<!--",
    "字",
    "第",
    "\x0b",
    "\ufffe",
    '"',
)


def test_every_part_of_a_letter(samples: Path) -> None:
    """The plainest sample, field by field."""
    outcome = read_di(samples / "01-letter-104.di")
    letter = outcome.value.letter
    assert letter.contacts == (
        "承辦人：林小範",
        "電話：04-22289111#54321",
        "電子信箱：lin@example.gov.tw",
    )
    assert (letter.address, letter.speed) == ("40799 星河市西明路99號", "普通件")
    assert (letter.attachment_text, letter.attachments) == ("核定課程表1份", ("plan.pdf",))
    assert (letter.originals, letter.copies) == (
        ("私立星河女子高級中學",),
        ("星河市政府教育局（含附件）",),
    )
    assert [item.marker for item in letter.paragraphs[0].items[1].items] == ["（一）", "（二）"]
    assert letter.signature == "市長　范大同"
    assert outcome.value.codes == {"星河市政府": "3870Z0000A"}


@pytest.mark.parametrize("name", ["39-package-big5.zip", "40-package-utf8.zip", "41-folder"])
def test_a_package_brings_its_addressees(name: str, samples: Path) -> None:
    """The exchange sheet beside the letter is read with it."""
    read = read_di(samples / name).value
    assert read.addressees == (
        Addressee("私立星河女子高級中學", "3870Z0300D", "", "含附件", "正本"),
        Addressee("星河市政府教育局", "3870Z0200C", "U000001", "", "副本"),
        Addressee("范大方", "3870Z0200C", title="局長"),
    )
    assert read.codes["私立星河女子高級中學"] == "3870Z0300D"


def test_a_broken_sheet_does_not_stop_the_letter(tmp_path: Path) -> None:
    """It is a warning."""
    (tmp_path / "a.di").write_text(LETTER, "utf-8")
    (tmp_path / "a.sw").write_text("<交換表單>", "utf-8")
    (tmp_path / "plan.pdf").touch()
    outcome = read_di(tmp_path)
    assert outcome.value.letter.sender == "星河市政府"
    assert [each.code for each in outcome.findings] == ["di-sheet-unreadable"]


def test_what_a_package_lacks_is_a_hint(tmp_path: Path) -> None:
    """An enclosure that is named and not there."""
    (tmp_path / "a.di").write_text(LETTER, "utf-8")
    assert [each.code for each in read_di(tmp_path).findings] == ["di-enclosure-absent"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<交換表單><全銜>甲</全銜></交換表單>", "di-sheet-only"),
        ("<html><body>x</body></html>", "di-not-letter"),
        ("<函/>", "di-not-letter"),
    ],
)
def test_what_is_no_letter_is_refused(text: str, code: str, refusal: Refusal) -> None:
    """A lone exchange sheet and other XML."""
    assert refusal(lambda: read_di(text.encode(), "x")).code == code


def test_what_a_letter_lacks_is_a_warning() -> None:
    """A letter without its main facts, and a memo, which needs fewer."""
    found = read_di("<函><段落/></函>".encode(), "x").findings
    assert {each.code for each in found} == {
        "letter-lacks-subject",
        "letter-lacks-sender",
        "letter-lacks-number",
        "letter-lacks-date",
    }
    memo = "<簽><單位><單位名>甲</單位名></單位><主旨>乙</主旨></簽>"
    assert not read_di(memo.encode(), "x").findings


@given(st.data())
def test_any_damage_is_read_or_refused(data: st.DataObject) -> None:
    """However a letter is damaged, a letter or a refusal comes of it."""
    text = LETTER
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 30))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + cut :]
    with suppress(UserError):
        read_di(text.encode(), "x.di")


@given(st.binary(max_size=60), st.integers(0, len(LETTER.encode()) - 1))
def test_any_bytes_inside_are_read_or_refused(noise: bytes, at: int) -> None:
    """Noise anywhere in the bytes."""
    whole = LETTER.encode()
    with suppress(UserError):
        read_di(whole[:at] + noise + whole[at + len(noise) :], "x.di")
