"""`certificate draft`: into a folder or one ZIP."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.cli.conftest import Command
from tests.support.issued import another_layout

from inservice_docs.formats.docx.paragraphs import read_text

WORDS = ("certificate", "draft", "plan.yaml", "--roster", "roster.csv", "--date", "99-03-24")


def test_certificates_go_into_a_folder_of_the_study(command: Command, office: Path) -> None:
    """One for each person, and all in one file."""
    answer = command(*WORDS, "--json")
    assert answer.code == 0
    assert len(answer.json["files"]) == 11
    assert all(Path(file).is_file() for file in answer.json["files"])


def test_certificates_go_into_one_zip(command: Command, office: Path) -> None:
    """Nothing but the ZIP is written."""
    assert command(*WORDS, "--zip", "all.zip").code == 0
    assert len(zipfile.ZipFile(office / "all.zip").namelist()) == 11
    assert not (office / "out").exists()


def test_another_template(command: Command, office: Path) -> None:
    """By its name; any other is told."""
    another_layout(office)
    assert command(*WORDS, "--template", "獎狀式", "--json").code == 0
    made = (office / "out" / "plan-研習證明" / "研習證明_0001.docx").read_bytes()
    assert "本證明依獎狀式" in "".join(read_text(made))
    assert command(*WORDS, "--template", "無", "--json").codes == {"certificate-template"}


def test_no_personal_data_is_said(command: Command, office: Path) -> None:
    """Neither names nor IDs reach the terminal."""
    answer = command(*WORDS)
    assert "林宜範" not in answer.out + answer.err
    assert "B2100000" not in answer.out + answer.err
