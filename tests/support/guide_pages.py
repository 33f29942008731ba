"""Trying what a page of README or guide shows: its commands, their exit codes, what they print.

In a page, a block right after one in ```sh is what the commands print; a line `…` stands for any
lines, `…` in a line for any text. Comments before a block say how it is tried:

    <!-- file: NAME -->         the block is a file that the commands after it find
    <!-- in: FOLDER -->         from here on the commands run in this folder (demo/… is made)
    <!-- exit: 1 -->            the last command of the block ends with this code
    <!-- with LibreOffice -->   run only by tests that need LibreOffice
    <!-- not run: WHY -->       for a reader's shell alone
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.cli.main import main
from inservice_docs.registry.desk import TAIWAN
from inservice_docs.taiwan.dates import roc_year

_BLOCK = re.compile(r"((?:<!-- [^\n]* -->\n)*)```(\w*)\n(.*?)```", re.DOTALL)
_NOTE = re.compile(r"<!-- (file|in|exit|with LibreOffice|not run)(?:: (.*?))? -->")
_OUTPUT = ("text", "json")
_PLAN_NUMBER = re.compile(r"\b115(-\d{3})\b")
"""The plans that a page registers are numbered in the year in which it is tried."""
_LEFT_OUT = re.compile(r"(?m)^[ \t]*…\n")


@dataclass
class Block:
    """A fenced block of a page: its language, its text, the notes before it, what it prints."""

    language: str
    text: str
    notes: dict[str, str]
    output: str = ""


def blocks(page: str) -> list[Block]:
    """Return the blocks of a page, that which commands print together with them."""
    found: list[Block] = []
    end = 0
    for match in _BLOCK.finditer(page):
        written, language, text = match.groups()
        beside = found and found[-1].language == "sh" and not page[end : match.start()].strip()
        if beside and language in _OUTPUT and not written:
            found[-1].output = text
        else:
            found.append(Block(language, text, dict(_NOTE.findall(written))))
        end = match.end()
    return found


def unknown_notes(page: str) -> list[str]:
    """Return the comments before blocks that mean nothing."""
    notes = [line for written, _, _ in _BLOCK.findall(page) for line in written.splitlines()]
    return [note for note in notes if not _NOTE.fullmatch(note)]


@dataclass
class Reader:
    """Somebody who does what a page shows, in a scratch folder of their own."""

    top: Path
    demo: Path
    office: bool = False

    def __post_init__(self) -> None:
        """Begin in the scratch folder."""
        self.here = self.top

    def follow(self, page: str) -> None:
        """Do everything in its order; raise AssertionError where it comes out differently."""
        for block in blocks(page):
            if "in" in block.notes:
                self.here = self.top
                self._enter(block.notes["in"])
            if "file" in block.notes:
                target = self.here / block.notes["file"]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(block.text, "utf-8")
            if block.language == "sh" and self._wanted(block):
                printed = self.run(block)
                if block.output:
                    _compare(block.output, printed)

    def _wanted(self, block: Block) -> bool:
        return "not run" not in block.notes and (
            self.office or "with LibreOffice" not in block.notes
        )

    def run(self, block: Block) -> str:
        """Run the commands of a block and return what they print."""
        lines = [line for line in block.text.splitlines() if shlex.split(line, comments=True)]
        printed = ""
        for number, line in enumerate(lines, 1):
            year = roc_year(dt.datetime.now(TAIWAN).date())
            line = _PLAN_NUMBER.sub(rf"{year}\1", line)
            code, said = self._line(shlex.split(line, comments=True))
            said = re.sub(rf"\b{year}(-\d{{3}})\b", r"115\1", said)
            expected = int(block.notes.get("exit", 0)) if number == len(lines) else 0
            assert code == expected, f"{line}\nexit {code}\n{said}"
            printed += said
        return printed

    def _line(self, words: list[str]) -> tuple[int, str]:
        if words[0] == "cd":
            self._enter(words[1])
            return 0, ""
        if words[0] == "mkdir":
            (self.here / words[1]).mkdir()
            return 0, ""
        assert words[0] == "inservice-docs", f"cannot be run in a test: {words}"
        target = words[-1] if ">" in words else ""
        with contextlib.chdir(self.here):
            code, said = _command(words[1:-2] if target else words[1:])
        if target:
            (self.here / target).write_text(said, "utf-8")
        return code, "" if target else said.replace(self.top.resolve().as_posix(), "…")

    def _enter(self, folder: str) -> None:
        if folder.startswith("demo") and not (self.here / "demo").exists():
            shutil.copytree(self.demo, self.here / "demo")
        self.here = self.here / folder
        assert self.here.is_dir(), folder


def _command(words: list[str]) -> tuple[int, str]:
    """Run the program as a terminal would; return its exit code and both streams as they came."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "utf-8", write_through=True)
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        code = main(words)
    stream.flush()
    return code, raw.getvalue().decode("utf-8").replace(os.linesep, "\n").replace(os.sep, "/")


def _compare(expected: str, printed: str) -> None:
    parts = [re.escape(part).replace("…", ".*") for part in _LEFT_OUT.split(expected)]
    pattern = r"(?:.*\n)*?".join(parts)
    assert re.fullmatch(pattern, printed), f"the page shows\n{expected}\nbut printed was\n{printed}"
