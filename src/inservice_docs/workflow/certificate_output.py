"""Where the files of issued certificates go (輸出): made aside, and put in place once recorded."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Any

from inservice_docs.formats.mail.draft import Attachment, mail_draft
from inservice_docs.records.finding import Finding, Outcome
from inservice_docs.workflow.batch import Work, in_pieces, run_batch
from inservice_docs.workflow.certificate_files import (
    TOGETHER,
    ConvertedFiles,
    OneFile,
    Papers,
    ReadyFiles,
    WordFiles,
    certificate_works,
)
from inservice_docs.workflow.executors import open_executor
from inservice_docs.workflow.file_problems import (
    folder_problem,
    make_folder,
    refuse_folder,
    target_problem,
)
from inservice_docs.workflow.sinks import Files, FolderSink, Sink, ZipSink

Progress = Callable[[int], AbstractContextManager[Callable[[int], Any]]]


@dataclass(frozen=True, slots=True)
class Output:
    """What files are wanted and where: each on its own in `folder`, or all in `zip_file`.

    `whole` names the file of all. `processes` and `cluster` are those of a draft.
    """

    folder: Path
    zip_file: Path | None = None
    formats: tuple[str, ...] = ("docx",)
    whole: str = ""
    processes: int = 0
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """The mail that goes with one certificate."""

    sender: str = field(repr=False)
    to: str = field(repr=False)
    subject: str
    text: str = field(repr=False)


@dataclass(slots=True)
class Kept:
    """A sink that keeps the files in memory."""

    files: list[tuple[str, bytes]] = field(default_factory=list)

    @staticmethod
    def shape(files: Files) -> Files:
        """Return the files as they are."""
        return [(name, bytes(data)) for name, data in files]

    def earlier(self) -> Iterator[Any]:
        """Yield nothing: nothing is left of an earlier run."""
        return iter(())

    def begin(self, kept: int) -> None:
        """Begin with nothing."""
        self.files.clear()

    def put(self, key: str, shaped: Files) -> None:
        """Keep the files of one piece of work."""
        self.files += shaped

    def finish(self) -> tuple[Path, ...]:
        """Return no paths: the files are in `files`."""
        return ()

    def close(self) -> None:
        """Leave everything as it is."""


@dataclass(frozen=True, slots=True)
class WithMail:
    """A piece of work and, for each of its files that has a letter, a mail draft with the file."""

    work: Work
    letters: Mapping[str, Letter] = field(repr=False)

    @property
    def steps(self) -> int:
        """Return those of the work."""
        return self.work.steps

    def key(self) -> str:
        """Return a hash of the work and the letters."""
        said = repr([(each, astuple(letter)) for each, letter in sorted(self.letters.items())])
        return hashlib.sha256(f"{self.work.key()}\0{said}".encode()).hexdigest()

    def make(self) -> Outcome[Files]:
        """Return the files and their drafts."""
        made = self.work.make()
        files = list(made.value)
        for name, data in made.value:
            letter = self.letters.get(name)
            if letter is not None:
                with_file = [Attachment(name, data)]
                draft = mail_draft(letter.sender, letter.to, letter.subject, letter.text, with_file)
                files.append((f"{Path(name).stem}.eml", draft))
        return Outcome(files, made.findings)


def make_words(
    papers: Papers, output: Output, step: Callable[[int], Any]
) -> tuple[tuple[str, bytes], ...]:
    """Return a Word document for each; several processes make them where that is asked for."""
    kept = Kept()
    with open_executor(output.processes, output.cluster) as executor:
        run_batch(map(WordFiles, papers.cut(TOGETHER)), kept, executor, step)
    return tuple(kept.files)


@dataclass(slots=True)
class Staged:
    """Files that are made and wait aside, and what was found on the way."""

    waiting: tuple[Path, ...]
    target: Path
    findings: tuple[Finding, ...]

    def place(self) -> tuple[Path, ...]:
        """Put them in place, each whole; raises UserError for one that cannot be replaced."""
        make_folder(self.target)
        targets = tuple(self.target / file.name for file in self.waiting)
        for target in targets:
            refuse_folder(target)
        for file, target in zip(self.waiting, targets, strict=True):
            try:
                file.replace(target)
            except OSError as problem:
                raise target_problem(target, problem) from None
        return targets


@contextmanager
def staged(
    sets: Sequence[tuple[Papers, Sequence[tuple[str, bytes]]]],
    output: Output,
    letters: Mapping[str, Letter],
    step: Callable[[int], Any],
) -> Iterator[Staged]:
    """Make all files aside; what is not put in place is gone at the end of the block.

    `sets` are papers with their Word documents, `letters` the mail by stem. Raises UserError when
    something cannot be made or written.
    """
    target = output.folder if output.zip_file is None else output.zip_file.parent
    make_folder(target)
    if output.zip_file is not None:
        refuse_folder(output.zip_file)
    try:
        aside = Path(tempfile.mkdtemp(prefix=".inservice-", dir=target))
    except OSError as problem:
        raise folder_problem(target, problem) from None
    try:
        sink: Sink = FolderSink(aside)
        if output.zip_file is not None:
            sink = ZipSink(aside / output.zip_file.name)
        works = [
            work
            for number, each in enumerate(sets, 1)
            for work in _works(*each, _of_set(output, number, len(sets)), letters)
        ]
        slow = set(output.formats) - {"docx"}
        with open_executor(output.processes if slow else 0, output.cluster if slow else "") as who:
            made = run_batch(works, sink, who, step)
        yield Staged(made.value, target, made.findings)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        with contextlib.suppress(OSError):
            target.rmdir()  # only when it is empty


def _of_set(output: Output, number: int, of: int) -> Output:
    """Return the output for one of several sets: each has a file of all of its own."""
    return output if of == 1 else replace(output, whole=f"{output.whole}_{number}")


def _works(
    papers: Papers,
    words: Sequence[tuple[str, bytes]],
    output: Output,
    letters: Mapping[str, Letter],
) -> Iterator[Work]:
    attached = "pdf" if "pdf" in output.formats else "docx"
    named = {f"{stem}.{attached}": letters[stem] for stem in papers.stems if stem in letters}
    for work in certificate_works(papers, output.formats, output.whole, words):
        yield WithMail(work, named) if named and _makes(work, attached) else work
    if named and attached not in output.formats:
        for piece in in_pieces(words, TOGETHER):
            yield _OnlyMail(WithMail(ReadyFiles(piece), named))


def _makes(work: Work, kind: str) -> bool:
    """Tell whether a piece of work makes a file of this kind for each person."""
    made = work.kind if isinstance(work, ConvertedFiles) else "docx"
    return made == kind and not isinstance(work, OneFile)


@dataclass(frozen=True, slots=True)
class _OnlyMail:
    """The drafts alone, of work whose files are not wanted themselves."""

    work: WithMail
    steps: int = 0

    def key(self) -> str:
        return self.work.key()

    def make(self) -> Outcome[Files]:
        made = self.work.make()
        return Outcome([each for each in made.value if each[0].endswith(".eml")], made.findings)
