"""Files are made aside and put in place at the end, or nothing of them is left."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.support.seals import SEALER, certificate

from inservice_docs.documents.certificates import certificate_context
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.templates import find_template
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.batch import run_batch
from inservice_docs.workflow.certificate_files import Papers, ReadyFiles, WordFiles
from inservice_docs.workflow.certificate_output import (
    Kept,
    Letter,
    Output,
    WithMail,
    make_words,
    staged,
)

LETTER = Letter("", "lin@example.edu.tw", "研習證明", "內文")


def papers(count: int = 2) -> Papers:
    """Sealed certificates of the built-in template."""
    made = tuple(certificate(number=f"(115)曉中宗字第{n:04}號") for n in range(count))
    return Papers(
        Template.read(find_template("certificates/hours_certificate.docx")),
        Properties(),
        tuple(f"{n:04}" for n in range(count)),
        tuple(certificate_context(each) for each in made),
        tuple(SEALER.text(each) for each in made),
    )


def left(folder: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_files_take_their_places_together(tmp_path: Path) -> None:
    """Not before they are asked to; then nothing else is left."""
    some, out = papers(), tmp_path / "a" / "out"
    words = make_words(some, Output(out), lambda _: None)
    assert [name for name, _ in words] == ["0000.docx", "0001.docx"]
    output = Output(out, whole="全部")
    with staged([(some, words)], output, {"0001": LETTER}, lambda _: None) as files:
        assert [name for name in left(out) if not name.startswith(".")] == []
        placed = files.place()
    assert left(out) == ["0000.docx", "0001.docx", "0001.eml", "全部.docx"]
    assert sorted(path.name for path in placed) == left(out)
    assert (out / "0001.docx").read_bytes() == words[1][1]


def test_what_is_not_put_in_place_is_gone(tmp_path: Path) -> None:
    """A step that fails leaves neither a file nor the folder that was made for it."""
    some = papers()
    words = make_words(some, Output(tmp_path), lambda _: None)
    with (
        pytest.raises(KeyError),
        staged([(some, words)], Output(tmp_path / "out", whole="全部"), {}, lambda _: None),
    ):
        raise KeyError
    assert left(tmp_path) == []


def test_a_zip_replaces_an_older_one_at_once(tmp_path: Path) -> None:
    """The older one stands until then; a folder of that name is refused first."""
    some, target = papers(), tmp_path / "all.zip"
    target.write_bytes(b"old")
    words = make_words(some, Output(tmp_path), lambda _: None)
    output = Output(tmp_path / "x", target, whole="全部")
    with staged([(some, words)], output, {}, lambda _: None) as files:
        assert target.read_bytes() == b"old"
        assert files.place() == (target,)
    assert zipfile.ZipFile(target).namelist() == ["0000.docx", "0001.docx", "全部.docx"]
    assert left(tmp_path) == ["all.zip"]
    target.unlink()
    target.mkdir()
    with (
        pytest.raises(UserError) as problem,
        staged([(some, words)], output, {}, lambda _: None),
    ):
        pass
    assert problem.value.findings[0].code == "target-is-folder"


def test_several_processes_make_the_same_words(tmp_path: Path) -> None:
    """Two or one: byte for byte."""
    some = papers(3)
    one, two = (
        make_words(some, Output(tmp_path, processes=count), lambda _: None) for count in (1, 2)
    )
    assert one == two


def test_a_draft_goes_with_each_file_that_has_a_letter() -> None:
    """Named like it; the work is another when the letter is."""
    work = ReadyFiles((("a.docx", b"A"), ("b.docx", b"B")))
    with_mail = WithMail(work, {"a.docx": LETTER})
    made = dict(with_mail.make().value)
    assert list(made) == ["a.docx", "b.docx", "a.eml"]
    assert b"lin@example.edu.tw" in made["a.eml"]
    assert with_mail.key() != WithMail(work, {"b.docx": LETTER}).key()
    assert with_mail.steps == work.steps


def test_the_sink_in_memory_keeps_everything(tmp_path: Path) -> None:
    """In order, and nowhere else."""
    kept = Kept()
    assert run_batch(map(WordFiles, papers(3).cut(2)), kept).value == ()
    assert [name for name, _ in kept.files] == ["0000.docx", "0001.docx", "0002.docx"]
