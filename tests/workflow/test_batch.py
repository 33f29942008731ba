"""Batches: the same documents whoever makes them, in order, a few at a time, taken up again."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from tests.support.batches import EACH, Letters, letters, sink_for

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.batch import AHEAD, in_pieces, run_batch
from inservice_docs.workflow.executors import open_executor
from inservice_docs.workflow.sinks import LIST

TARGETS = ("out", "out.zip")


def contents(target: Path) -> dict[str, bytes]:
    if target.suffix == ".zip":
        with zipfile.ZipFile(target) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return {path.name: path.read_bytes() for path in sorted(target.iterdir())}


def expected(count: int, text: str = "內容") -> dict[str, bytes]:
    return {name: data for work in letters(count, text) for name, data in work.make().value}


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("processes", [1, 2])
def test_whoever_makes_them_the_documents_are_the_same(
    tmp_path: Path, name: str, processes: int
) -> None:
    """One process or two: the same files in the same order, nothing left beside them."""
    target, steps = tmp_path / name, [0]

    def step(count: int) -> None:
        steps[0] += count

    with open_executor(processes) as executor:
        outcome = run_batch(letters(30), sink_for(target), executor, step)
    assert contents(target) == expected(30)
    assert steps == [300]
    assert [found.code for found in outcome.findings] == ["noted"]
    assert [path.name for path in tmp_path.iterdir()] == [name]
    named = [path.name for path in outcome.value]
    assert named == ([name] if target.suffix else sorted(expected(30)))


@pytest.mark.parametrize("name", TARGETS)
def test_a_mistake_half_way_keeps_what_is_done_and_the_list_of_it(
    tmp_path: Path, name: str
) -> None:
    """The error comes through; running again with the mistake put right does the rest."""
    target = tmp_path / name
    works = [*letters(3), Letters(3 * EACH, ending="mistake"), Letters(4 * EACH)]
    with pytest.raises(UserError, match="第二筆有錯"):
        run_batch(works, sink_for(target))
    listed = target / LIST if not target.suffix else target.with_name(f"{name}.{LIST}")
    assert listed.read_text("utf-8").count("\n") == 3
    assert "0029.docx" in listed.read_text("utf-8")
    made: list[int] = []
    outcome = run_batch(letters(5), sink_for(target), None, made.append)
    assert made == [30, 10, 10]
    assert outcome.findings[0].code == "batch-continued"
    assert "30" in outcome.findings[0].message
    assert contents(target) == expected(5)
    assert not listed.exists()


@pytest.mark.parametrize("name", TARGETS)
def test_what_has_changed_since_is_made_again(tmp_path: Path, name: str) -> None:
    """Only work that would come out the same is kept."""
    target = tmp_path / name
    with pytest.raises(UserError):
        run_batch([*letters(3), Letters(30, ending="mistake")], sink_for(target))
    works = [Letters(0), Letters(10, "新的"), Letters(20)]
    made: list[int] = []
    run_batch(works, sink_for(target), None, made.append)
    assert made == [10, 10, 10]
    assert contents(target)["0015.docx"] == "新的15".encode() * 50
    assert list(contents(target)) == [f"{n:04}.docx" for n in range(30)]


def test_a_file_that_went_missing_is_made_again(tmp_path: Path) -> None:
    """The list is believed only as far as the files stand."""
    target = tmp_path / "out"
    with pytest.raises(UserError):
        run_batch([*letters(3), Letters(30, ending="mistake")], sink_for(target))
    (target / "0012.docx").unlink()
    made: list[int] = []
    run_batch(letters(4), sink_for(target), None, made.append)
    assert made == [10, 10, 10, 10]
    assert contents(target) == expected(4)


class Counting(Executor):
    """Does the work at once and counts how much was handed out and not yet asked for."""

    def __init__(self) -> None:
        self.out = self.most = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.out += 1
        self.most = max(self.most, self.out)
        counting = self

        class Taken(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                counting.out -= 1
                return super().result(timeout)

        future = Taken()
        future.set_result(fn(*args, **kwargs))
        return future


def test_only_a_few_pieces_are_held(tmp_path: Path) -> None:
    """However long the batch, no more than AHEAD pieces are handed out at a time."""
    executor = Counting()
    taken: list[int] = []

    def works() -> Iterator[Letters]:
        for number, work in enumerate(letters(50)):
            taken.append(number - executor.out)
            yield work

    run_batch(works(), sink_for(tmp_path / "a.zip"), executor)
    assert executor.most == AHEAD
    assert len(contents(tmp_path / "a.zip")) == 500


def test_a_worker_that_dies_is_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    """A process that ends half-way stops the batch with a plain message."""
    target = tmp_path / "out"
    works = [*letters(20), Letters(200, ending="killed"), *letters(1)]
    with open_executor(2) as executor, pytest.raises(UserError) as problem:
        run_batch(works, sink_for(target), executor)
    assert problem.value.findings[0].code == "worker-lost"
    assert run_batch(letters(22), sink_for(target)).value
    assert contents(target) == expected(22)


def test_a_mistake_in_another_process_comes_through(tmp_path: Path) -> None:
    """What the user is told is the same as if it had been found here."""
    with open_executor(2) as executor, pytest.raises(UserError) as problem:
        run_batch([Letters(0, ending="mistake")], sink_for(tmp_path / "out"), executor)
    found = problem.value.findings[0]
    assert (found.code, found.message, found.fix) == ("bad-record", "第二筆有錯", "改正")


def test_records_are_taken_in_pieces() -> None:
    """The last piece may be smaller; nothing is taken before it is asked for."""
    assert list(in_pieces("abcdefg", 3)) == [("a", "b", "c"), ("d", "e", "f"), ("g",)]
    assert next(in_pieces(iter(int, 1), 2)) == (0, 0)
