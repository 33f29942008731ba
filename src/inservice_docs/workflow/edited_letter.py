"""A letter that was edited in Word (編修後的公文): read back before it is issued as it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inservice_docs.formats.text_file import read_bytes
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error
from inservice_docs.records.letter import Letter
from inservice_docs.records.wording import Wording
from inservice_docs.rules.reply import texts_of
from inservice_docs.workflow.read_letter import MOST_BYTES, read_letter
from inservice_docs.workflow.workspace import Workspace

GAP = "（待填"
DRAFT = "草稿"


@dataclass(frozen=True, slots=True)
class EditedLetter:
    """The letter as it was read, and the bytes that go out."""

    letter: Letter
    data: bytes


def read_edited(file: Path, wording: Wording, workspace: Workspace) -> Outcome[EditedLetter]:
    """Read a letter that was edited in Word.

    Raises UserError when it is no Word letter of this kind and this school, still shows a gap, or
    has no date; a 函 needs its number in the file, since nothing is written into it any more.
    """
    data = read_bytes(file, MOST_BYTES)
    outcome = read_letter(file)
    letter, place = outcome.value.letter, Place(file.name)
    wrong: list[Finding] = []
    if outcome.value.format != "docx":
        wrong.append(
            error("edited-not-word", "這不是 Word 檔（docx）。", "以 Word 另存成 docx。", place)
        )
    if letter.kind != wording.kind:
        wrong.append(
            error(
                "edited-other-kind",
                f"這是「{letter.kind}」，「{wording.title}」應是「{wording.kind}」。",
                "檢查檔案，或改用相符的公文種類。",
                place,
            )
        )
    school = workspace.school.name
    if school and letter.sender != school:
        wrong.append(
            error(
                "edited-other-sender",
                f"發文機關是「{letter.sender[:40]}」，不是「{school}」。",
                "檢查檔案是不是本校的公文。",
                place,
            )
        )
    texts = (letter.number, letter.date_text, *letter.originals, *texts_of(letter))
    if any(GAP in text for text in texts):
        wrong.append(
            error("edited-gap", "文中還有（待填…）的地方。", "在 Word 補上後再發文。", place)
        )
    elif letter.date is None:
        wrong.append(
            error("edited-undated", "文中沒有發文日期。", "在 Word 寫上日期後再發文。", place)
        )
    elif not letter.is_memo and not letter.number:
        wrong.append(
            error(
                "edited-unnumbered",
                "文中沒有發文字號。",
                "先以 number next 取號，寫進 Word 檔；或以 letter draft --number 產生後再編修。",
                place,
            )
        )
    if wrong:
        raise UserError(wrong)
    return Outcome(EditedLetter(letter, data), outcome.findings)
