"""What the terminal shows: the only place that prints or exits."""

from __future__ import annotations

import datetime as dt
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

if TYPE_CHECKING:
    from inservice_docs.records.finding import Finding

USER_MISTAKE = 1
USAGE = 2
BUG = 70

_SHOWN = 200
"""Files that are named one by one; of more, the rest is only counted."""
_SEVERITY = {"error": ("錯誤", "red"), "warning": ("注意", "yellow"), "hint": ("提示", "cyan")}


def prepare_console() -> None:
    """Let a console that lacks a character (cp950) show `?` instead of stopping the work."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(text: str = "", *, to_stderr: bool = False) -> None:
    """Print one line."""
    typer.echo(text, err=to_stderr)


def say_json(answer: Mapping[str, Any]) -> None:
    """Print an answer as JSON in UTF-8, whatever the console's encoding."""
    say_pieces([json.dumps(answer, ensure_ascii=False, indent=2)])


def say_pieces(pieces: Iterable[str]) -> None:
    """Print the pieces of a long answer, which is JSON already, and end the line."""
    sys.stdout.flush()
    for piece in chain(pieces, ("\n",)):
        sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def say_findings(findings: Iterable[Finding], *, to_stderr: bool = False) -> None:
    """Print findings: weight, place, what is wrong, and the cure on a line of its own."""
    for found in findings:
        word, colour = _SEVERITY[str(found.severity)]
        place = str(found.place)
        head = typer.style(word, fg=colour, bold=True)
        say(
            f"{head} {place}：{found.message}" if place else f"{head} {found.message}",
            to_stderr=to_stderr,
        )
        if found.fix:
            say(f"     → {found.fix}", to_stderr=to_stderr)


def say_count(findings: Sequence[Finding]) -> None:
    """Print how many findings of each weight there are, or that there is none."""
    if not findings:
        say("沒有發現問題。")
        return
    counts = [
        f"{word} {number} 項"
        for severity, (word, _) in _SEVERITY.items()
        if (number := sum(str(found.severity) == severity for found in findings))
    ]
    say("共" + "、".join(counts) + "。")


def end_check(findings: Sequence[Finding], as_json: bool) -> NoReturn:
    """Say what a check has found, and end the command: a mistake when one of them is an error."""
    from inservice_docs.records.finding import has_errors

    if as_json:
        say_json({"findings": findings_json(findings)})
    else:
        say_findings(findings)
        say_count(findings)
    leave(USER_MISTAKE if has_errors(findings) else 0)


def findings_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as the JSON list that every `--json` answer carries."""
    return [found.as_json() for found in findings]


def say_files(files: Sequence[Path], findings: Sequence[Finding], as_json: bool) -> None:
    """Say which files were written and what was found on the way."""
    if as_json:
        say_json({"files": [str(file) for file in files], "findings": findings_json(findings)})
        return
    say_findings(findings, to_stderr=True)
    for file in files[:_SHOWN]:
        say(f"已產生 {file}")
    if len(files) > _SHOWN:
        say(f"…共 {len(files):,} 個檔案")


def say_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, empty: str = "沒有資料。"
) -> None:
    """Print rows under headings; a Chinese character is as wide as two letters."""
    if not rows:
        say(empty)
        return
    lines = [headings, *rows]
    widths = [max(_width(line[at]) for line in lines) for at in range(len(headings))]
    for line in lines:
        cells = (
            text + " " * (wide - _width(text)) for text, wide in zip(line, widths, strict=True)
        )
        say("  ".join(cells).rstrip())


def cell(value: str | float | None) -> str:
    """Return a value as a cell of a table: a number without idle zeros, nothing for none."""
    return f"{value:g}" if isinstance(value, float) else "" if value is None else str(value)


def roc_day(day: dt.date | str | None) -> str:
    """Return a day, or the ISO text of one, as people read it in a table: 115-09-18."""
    from inservice_docs.taiwan.dates import sheet_date

    if not day:
        return ""
    return sheet_date(dt.date.fromisoformat(day) if isinstance(day, str) else day)


def roc_moment(at: dt.datetime | str | None) -> str:
    """Return a moment, or the ISO text of one, in the time of Taiwan: 115-09-18 14:05."""
    from inservice_docs.registry.desk import local_time

    if not at:
        return ""
    return local_time(dt.datetime.fromisoformat(at) if isinstance(at, str) else at)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


def leave(code: int) -> NoReturn:
    """End the command with an exit code (design.md §3)."""
    raise typer.Exit(code)


@contextmanager
def progress(title: str, total: int) -> Iterator[Any]:
    """Show a progress bar with rate and time left on a terminal; yield what to call after items.

    It is called with how many items are done.
    """
    if not sys.stderr.isatty() or total < 2:
        yield lambda _=1: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f} 份/秒" if task.speed else "")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda count=1: bar.advance(task, count)
