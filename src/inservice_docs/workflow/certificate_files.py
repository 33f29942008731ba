"""The files of certificates (證明檔案) as pieces of work: each on its own, all in one, as PDF."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from inservice_docs.formats.docx.apart import bookmark
from inservice_docs.formats.docx.pictures import Picture
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.pdf.merged import convert_merged
from inservice_docs.records.finding import Finding, Outcome, Place, Severity, UserError, hint
from inservice_docs.workflow.batch import Work, in_pieces
from inservice_docs.workflow.letter_files import converted
from inservice_docs.workflow.sinks import Files

TOGETHER = 400
"""Documents of one piece of work."""
ONE_FILE = 500
"""Pages of a file that holds many: Word and LibreOffice still open it in good time."""

CODE = "驗證碼"

Context = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Papers:
    """Some documents to be made from one template: their names without suffix, what they say.

    `codes` are the sealed texts of their QR codes, one for each; drafts have none, since what is
    sealed counts as issued.
    """

    template: Template
    properties: Properties
    stems: tuple[str, ...]
    contexts: tuple[Context, ...]
    codes: tuple[str, ...] = ()

    def key(self, *more: str) -> str:
        """Return a hash of everything that decides their bytes."""
        said = json.dumps([self.stems, self.contexts], default=repr, sort_keys=True)
        parts = (self.template.digest, repr(self.properties), said, *self.codes, *more)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def cut(self, size: int) -> Iterator[Papers]:
        """Yield them in groups of `size`, the last maybe smaller."""
        for at in range(0, len(self.stems), size):
            some = slice(at, at + size)
            stems, contexts, codes = self.stems[some], self.contexts[some], self.codes[some]
            yield replace(self, stems=stems, contexts=contexts, codes=codes)

    def said(self) -> Iterator[Context]:
        """Yield what each says, with its code where it is sealed."""
        if not self.codes:
            yield from self.contexts
            return
        from inservice_docs.formats.qr.write import qr_png

        for context, code in zip(self.contexts, self.codes, strict=True):
            yield {**context, CODE: Picture(qr_png(code))}

    def words(self) -> list[tuple[str, bytes]]:
        """Return each as a Word document."""
        documents = self.template.render_each(self.said(), self.properties)
        names = (f"{stem}.docx" for stem in self.stems)
        return list(zip(names, documents, strict=True))

    def in_one(self) -> bytes:
        """Return one Word document with a page for each."""
        return self.template.render_all(self.said(), self.properties)


@dataclass(frozen=True, slots=True)
class WordFiles:
    """A Word document for each."""

    papers: Papers

    @property
    def steps(self) -> int:
        """Return how many there are."""
        return len(self.papers.stems)

    def key(self) -> str:
        """Return a hash of what they are made from."""
        return self.papers.key("docx")

    def make(self) -> Outcome[Files]:
        """Return them; raises UserError as `Template.render` does."""
        return Outcome(self.papers.words())


@dataclass(frozen=True, slots=True)
class ReadyFiles:
    """Files that are made already."""

    files: tuple[tuple[str, bytes], ...] = field(repr=False)
    steps: int = 0

    def key(self) -> str:
        """Return a hash of the files."""
        total = hashlib.sha256()
        for name, data in self.files:
            total.update(name.encode() + data)
        return total.hexdigest()

    def make(self) -> Outcome[Files]:
        """Return them."""
        return Outcome(self.files)


@dataclass(frozen=True, slots=True)
class OneFile:
    """One Word document with a page for each."""

    papers: Papers
    name: str
    steps: int = 0

    def key(self) -> str:
        """Return a hash of what it is made from."""
        return self.papers.key("one", self.name)

    def make(self) -> Outcome[Files]:
        """Return it; raises UserError as `Template.render_all` does."""
        return Outcome([(f"{self.name}.docx", self.papers.in_one())])


@dataclass(frozen=True, slots=True)
class ConvertedFiles:
    """Each as PDF or ODT, and, where `name` is given, all of them in one."""

    papers: Papers
    kind: str
    name: str = ""

    @property
    def steps(self) -> int:
        """Return how many there are."""
        return len(self.papers.stems)

    def key(self) -> str:
        """Return a hash of what they are made from."""
        return self.papers.key(self.kind, self.name)

    def make(self) -> Outcome[Files]:
        """Return them; raises UserError when LibreOffice is missing or fails.

        PDFs come from one conversion of a merged document, where the template allows it; else from
        one call with a file for each, and a hint says why.
        """
        if self.kind != "pdf" or len(self.papers.stems) == 1:
            return self._each()
        try:
            return self._merged()
        except UserError as problem:
            if {found.code for found in problem.findings} != {"template-not-mergeable"}:
                raise
            made = self._each()
            slower = (replace(found, **_ONE_BY_ONE) for found in problem.findings)
            return Outcome(made.value, (*made.findings, *slower))

    def _merged(self) -> Outcome[Files]:
        papers = self.papers
        document = papers.template.render_apart(papers.said(), papers.properties)
        marks = [bookmark(number) for number in range(len(papers.stems))]
        made = convert_merged(document.document, marks, document.frame)
        whole, parts = made.value
        files = [(f"{stem}.pdf", part) for stem, part in zip(papers.stems, parts, strict=True)]
        if self.name:
            files.append((f"{self.name}.pdf", whole))
        return Outcome(files, made.findings)

    def _each(self) -> Outcome[Files]:
        words = dict(self.papers.words())
        if self.name:
            words[f"{self.name}.docx"] = self.papers.in_one()
        made = converted(words, self.kind)
        return Outcome([(each.name, each.data) for each in made.value], made.findings)


_ONE_BY_ONE: dict[str, Any] = {
    "code": "pdf-one-by-one",
    "severity": Severity.HINT,
    "fix": "PDF 改為逐檔轉出，內容不受影響，只是較慢。",
}


def word_works(
    template: Template, properties: Properties, records: Iterable[tuple[str, Context]]
) -> Iterator[WordFiles]:
    """Yield the work for any number of records (name without suffix, context), a few at a time."""
    for piece in in_pieces(records, TOGETHER):
        stems, contexts = zip(*piece, strict=True)
        yield WordFiles(Papers(template, properties, stems, contexts))


def certificate_works(
    papers: Papers,
    formats: Sequence[str],
    whole: str,
    ready: Sequence[tuple[str, bytes]] = (),
) -> Iterator[Work]:
    """Yield the pieces of work for papers in some formats; `whole` names the file of them all.

    `ready` are their Word documents where they have been made already.
    """
    volumes = list(papers.cut(ONE_FILE))
    names = [f"{whole}_{number}" for number in range(1, len(volumes) + 1)]
    if len(papers.stems) == 1 or papers.template.unmergeable:
        names = [""] * len(volumes)
    elif len(volumes) == 1:
        names = [whole]
    for kind in formats:
        if kind == "docx":
            if ready:
                yield from map(ReadyFiles, in_pieces(ready, TOGETHER))
            else:
                yield from map(WordFiles, papers.cut(TOGETHER))
            if any(names):
                yield from map(OneFile, volumes, names)
        else:
            for each, name in zip(volumes, names, strict=True):
                yield ConvertedFiles(each, kind, name)


def merged_findings(papers: Papers) -> tuple[Finding, ...]:
    """Return why there is no file that holds them all, if so."""
    return tuple(
        hint(
            "template-not-mergeable",
            f"沒有產生全部合一的檔案：{why}。",
            "每人一份的檔案不受影響；要合一請調整範本。",
            Place(papers.template.name),
        )
        for why in papers.template.unmergeable
    )
