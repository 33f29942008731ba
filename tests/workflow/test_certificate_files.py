"""Pieces of work for certificates: cut small, known by everything that decides their bytes."""

from __future__ import annotations

import dataclasses
import io
import pickle
from collections.abc import Iterator

import docx
import pytest
from tests.support.seals import KEYS, SEALER, certificate

from inservice_docs.documents.certificates import certificate_context
from inservice_docs.documents.letters.missing import known
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.qr.read import read_qr
from inservice_docs.formats.seal.verify import verify
from inservice_docs.formats.templates import find_template
from inservice_docs.workflow.certificate_files import (
    TOGETHER,
    ConvertedFiles,
    OneFile,
    Papers,
    ReadyFiles,
    WordFiles,
    certificate_works,
    word_works,
)


@pytest.fixture
def template() -> Template:
    document = docx.Document()
    document.add_paragraph("{{ 姓名 }}")
    data = io.BytesIO()
    document.save(data)
    return Template.read(data.getvalue(), "certificate.docx")


def papers(template: Template, *names: str) -> Papers:
    stems = tuple(f"{number:04}" for number in range(1, len(names) + 1))
    return Papers(template, Properties(), stems, tuple({"姓名": name} for name in names))


def test_the_work_is_cut_into_pieces(template: Template) -> None:
    """Records are taken some hundred at a time, however many there will be."""
    taken = [0]

    def records() -> Iterator[tuple[str, dict[str, str]]]:
        for number in range(10**9):
            taken[0] += 1
            yield f"{number:010}", {"姓名": "甲"}

    first = next(word_works(template, Properties(), records()))
    assert (first.steps, taken[0]) == (TOGETHER, TOGETHER)
    assert [name for name, _ in first.make().value][-1] == f"{TOGETHER - 1:010}.docx"


def test_one_has_no_file_of_all(template: Template) -> None:
    """A single certificate needs no second file; two do."""
    one = list(certificate_works(papers(template, "甲"), ["docx"], "全部"))
    two = list(certificate_works(papers(template, "甲", "乙"), ["docx"], "全部"))
    assert [type(work) for work in one] == [WordFiles]
    assert [type(work) for work in two] == [WordFiles, OneFile]
    assert two[1].make().value[0][0] == "全部.docx"


def test_the_key_knows_what_decides_the_bytes(template: Template) -> None:
    """Another text, name, property, template or kind of file is other work; the same is not."""
    work = papers(template, "甲", "乙")
    same = pickle.loads(pickle.dumps(work))
    others = [
        papers(template, "甲", "丙"),
        dataclasses.replace(work, stems=("0001", "0003")),
        dataclasses.replace(work, properties=Properties(title="證明")),
        dataclasses.replace(
            work, template=Template.read(template._data, "other.docx", compress=bytes)
        ),
    ]
    assert work.key() == same.key()
    keys = {WordFiles(work).key(), OneFile(work, "全部").key(), *(each.key() for each in others)}
    assert len(keys) == 2 + len(others)


def sealed(count: int) -> Papers:
    """Certificates of the built-in template with a seal each."""
    certificates = tuple(certificate(number=f"(115)曉中宗字第{n:04}號") for n in range(count))
    return Papers(
        Template.read(find_template("certificates/hours_certificate.docx")),
        Properties(),
        tuple(f"{n:04}" for n in range(count)),
        tuple(certificate_context(each) for each in certificates),
        tuple(SEALER.text(each) for each in certificates),
    )


def numbers(data: bytes) -> list[str]:
    """The numbers that the seals of a document vouch for."""
    found = [verify(text, KEYS).certificate for text in read_qr(data)]
    return [each.number for each in found if each is not None]


def test_sealed_certificates_carry_their_own_codes() -> None:
    """Each in a file of its own, and all in one; the codes are part of the work."""
    papers = sealed(3)
    made = [numbers(data) for _, data in papers.words()]
    assert made == [[each["證號"]] for each in papers.contexts]
    assert sorted(numbers(papers.in_one())) == [each["證號"] for each in papers.contexts]
    other = dataclasses.replace(papers, codes=papers.codes[::-1])
    assert other.key() != papers.key()
    assert [len(each.codes) for each in papers.cut(2)] == [2, 1]
    assert pickle.loads(pickle.dumps(WordFiles(papers))).make() == WordFiles(papers).make()


@pytest.mark.system
def test_nobody_gets_the_code_of_somebody_else() -> None:
    """In a PDF cut from a merged one stands its own code only, and it verifies."""
    papers = sealed(3)
    files = dict(ConvertedFiles(papers, "pdf", "全部").make().value)
    for stem, each in zip(papers.stems, papers.contexts, strict=True):
        assert numbers(files[f"{stem}.pdf"]) == [each["證號"]]
    assert len(numbers(files["全部.pdf"])) == 3


def test_documents_made_before_are_not_made_again() -> None:
    """They go out as they are, and the file of all is made beside them."""
    papers = sealed(2)
    ready = [("0000.docx", b"a"), ("0001.docx", b"b")]
    works = list(certificate_works(papers, ["docx"], "全部", ready))
    assert [type(work) for work in works] == [ReadyFiles, OneFile]
    assert list(works[0].make().value) == ready
    assert works[0].key() != ReadyFiles((("0000.docx", b"c"),)).key()


def test_work_travels(template: Template) -> None:
    """In another process the same documents come out; a gap is marked once."""
    work = WordFiles(papers(template, "甲 & 乙", known("", "姓名")))
    there = pickle.loads(pickle.dumps(work))
    assert there.make() == work.make()
    assert read_text(there.make().value[1][1]) == ["（待填：姓名）"]
