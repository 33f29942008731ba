"""Letters become packages that the field's systems import."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest

from inservice_docs.formats.agencies import Agencies
from inservice_docs.formats.di.read import read_di
from inservice_docs.formats.di.write import write_di
from inservice_docs.formats.di.xml_tree import parse_xml
from inservice_docs.records.finding import Finding
from inservice_docs.records.gap import gap
from inservice_docs.records.letter import Letter, Paragraph

TABLE = Agencies({"臺中市政府": ("387000000A",), "私立曉明女子高級中學": ("387000001B",)})
LETTER = Letter(
    date=dt.date(2026, 8, 5),
    sender="私立曉明女子高級中學",
    address="40462 臺中市北區大雅路452號",
    contacts=("聯絡人：陳小範",),
    receiver="臺中市政府",
    number="曉中宗字第1150006001號",
    attachment_text="如說明",
    attachments=("實施計畫",),
    subject="檢送「甲 & 乙 <丙>」研習計畫1份，請惠予核定時數。",
    paragraphs=(Paragraph(label="說明", text="堃喆峯綉𠮷"),),
    originals=("臺中市政府",),
)


def test_a_package_has_all_its_files() -> None:
    """The letter, its sheet and its enclosure, called by the number."""
    outcome = write_di(LETTER, agencies=TABLE, attachments={"實施計畫.docx": b"PK"})
    package = outcome.value
    assert list(package.files) == ["1150006001.di", "1150006001.sw", "ATTCH1.docx"]
    assert package.files["ATTCH1.docx"] == b"PK"
    assert all(name.isascii() for name in package.files)
    assert outcome.findings == ()
    root = parse_xml(package.letter, "x").root
    assert root.findtext("發文機關/機關代碼") == "387000001B"
    assert root.findtext("發文字號/字") == "曉中宗"


def test_what_is_written_reads_back() -> None:
    """Rare characters, markup characters and the enclosure's own name too."""
    package = write_di(LETTER, agencies=TABLE, attachments={"實施計畫.docx": b"PK"}).value
    for source in (package.letter, package.as_zip()):
        back = read_di(source, "x")
        expected = LETTER.model_copy(
            update={"paragraphs": (Paragraph(label="說明：", text="堃喆峯綉𠮷"),)}
        )
        assert back.value.letter == expected
        assert back.findings == ()


def test_two_packages_of_one_letter_are_the_same() -> None:
    """Byte for byte, as ZIP as well."""
    first, second = (write_di(LETTER, agencies=TABLE).value for _ in range(2))
    assert first.as_zip() == second.as_zip()
    with zipfile.ZipFile(io.BytesIO(first.as_zip())) as archive:
        assert archive.namelist() == list(first.files)


def test_a_memo_has_no_sheet() -> None:
    """It goes nowhere."""
    memo = Letter(kind="簽", unit="教務處", subject="甲", number="1150000456")
    assert list(write_di(memo, name="memo").value.files) == ["memo.di"]


def test_a_draft_shows_its_gaps() -> None:
    """As 「（待填）」, with a warning that names them; nothing stops it."""
    draft = LETTER.model_copy(
        update={"number": gap("發文字號"), "subject": f"核給{gap('時數')}小時"}
    )
    outcome = write_di(draft)
    root = parse_xml(outcome.value.letter, "x").root
    assert root.findtext("主旨/文字") == "核給（待填）小時"
    assert root.findtext("發文字號/文字") == "（待填）"
    assert "di-gap" in {each.code for each in outcome.findings}


def test_an_empty_letter_is_a_draft_too() -> None:
    """Its lacks are findings."""
    codes = {each.code for each in write_di(Letter()).findings}
    assert {"di-subject-missing", "di-original-missing", "di-sender-missing"} <= codes


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        (Letter(kind="公告"), "di-kind"),
        (Letter().model_copy(update={"subject": "甲\x0b"}), "text-unholdable"),
    ],
)
def test_what_cannot_be_written_is_refused(
    letter: Letter, code: str, refusal: Callable[[Callable[[], object]], Finding]
) -> None:
    """Other kinds, and text that XML cannot hold."""
    assert refusal(lambda: write_di(letter)).code == code


def test_an_unknown_agency_is_told() -> None:
    """Its code stays empty."""
    outcome = write_di(LETTER)
    assert "di-agency-unknown" in {each.code for each in outcome.findings}
    assert parse_xml(outcome.value.letter, "x").root.findtext("發文機關/機關代碼") == ""
