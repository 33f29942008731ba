"""The register of document numbers: unique, without gaps, nothing forgotten."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from tests.support import samples
from tests.support.findings import code

from inservice_docs.records.finding import UserError
from inservice_docs.records.issued import NumberState
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import Registry, open_registry


def test_each_word_and_year_counts_for_itself(registry: Registry) -> None:
    """Series do not disturb each other; 曉中宗字 and 曉中宗 are the same."""
    with registry.transaction("office") as work:
        take = work.numbers.take
        found = [
            take("曉中宗", 115),
            take("曉中宗字", 115),
            take("曉中宗", 116),
            take("曉中教", 115),
        ]
    assert [each[0].number for each in found] == [
        "曉中宗字第1150000001號",
        "曉中宗字第1150000002號",
        "曉中宗字第1160000001號",
        "曉中教字第1150000001號",
    ]


def test_many_are_taken_at_once_in_order(registry: Registry) -> None:
    """A run of numbers without a gap; the next one is known beforehand."""
    with registry.transaction("office") as work:
        work.numbers.start("曉中宗", 115, 6001)
        assert work.numbers.peek("曉中宗", 115) == "曉中宗字第1150006001號"
        taken = work.numbers.take("曉中宗", 115, 12)
        assert [each.serial for each in taken] == list(range(6001, 6013))
        assert work.numbers.peek("曉中宗", 115) == "曉中宗字第1150006013號"


def test_a_number_of_the_document_system_is_passed_over(registry: Registry) -> None:
    """Taken over first, it is not issued a second time here."""
    with registry.transaction("office") as work:
        work.numbers.use("曉中宗字第1150000002號", purpose="invitation")
        assert work.numbers.peek("曉中宗", 115) == "曉中宗字第1150000001號"
        taken = work.numbers.take("曉中宗", 115, 2)
        assert [each.serial for each in taken] == [1, 3]
        assert work.numbers.get("曉中宗字第1150000002號").own is False


def test_a_number_that_waits_is_put_to_use_once(registry: Registry) -> None:
    """Taken beforehand, used for one letter, refused for a second."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        number = work.numbers.take("曉中宗", 115)[0].number
        used = work.numbers.use(number, plan=plan, purpose="approval-request")
        assert (used.plan, used.purpose, used.own) == (plan, "approval-request", True)
        with pytest.raises(UserError) as problem:
            work.numbers.use(number, plan=plan, purpose="invitation")
        assert code(problem) == "number-taken"
        assert "approval-request" in problem.value.findings[0].message


def test_a_void_number_stays_with_its_reason(registry: Registry) -> None:
    """It is seen, cannot be used, cannot be voided twice, and leaves no gap."""
    with registry.transaction("office") as work:
        number = work.numbers.take("曉中宗", 115)[0].number
        with pytest.raises(UserError) as problem:
            work.numbers.void(number, reason=" ")
        assert code(problem) == "reason-missing"
        assert work.numbers.void(number, reason="打字錯誤").state is NumberState.VOID
        for again in (
            lambda: work.numbers.use(number, purpose="invitation"),
            lambda: work.numbers.void(number, reason="再一次"),
        ):
            with pytest.raises(UserError) as problem:
                again()
            assert code(problem) == "number-void"
        assert work.numbers.list()[0].reason == "打字錯誤"
        assert work.numbers.take("曉中宗", 115)[0].serial == 2


def test_irregular_numbers_are_kept_to_the_letter(registry: Registry) -> None:
    """行政公告第11202004號 has neither series nor serial, and is unique all the same."""
    with registry.transaction("office") as work:
        kept = work.numbers.use("行政公告第11202004號", purpose="invitation")
        assert (kept.number, kept.serial) == ("行政公告第11202004號", None)
        with pytest.raises(UserError) as problem:
            work.numbers.use("行政公告第11202004號", purpose="reminder")
        assert code(problem) == "number-taken"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda numbers: numbers.take("", 115), "number-impossible"),
        (lambda numbers: numbers.take("曉中宗", 0), "number-impossible"),
        (lambda numbers: numbers.take("曉中宗", 115, 0), "number-count"),
        (lambda numbers: numbers.take("曉中宗", 115, 10_001), "number-count"),
        (lambda numbers: numbers.start("曉中宗", 115, 0), "number-impossible"),
        (lambda numbers: numbers.use("曉中宗字第號", purpose="x"), "number-empty"),
        (lambda numbers: numbers.get("曉中宗字第1150000009號"), "number-unknown"),
    ],
)
def test_what_cannot_be_is_refused(registry: Registry, act: object, expected: str) -> None:
    """Each with its own message and cure."""
    with pytest.raises(UserError) as problem, registry.transaction("office") as work:
        act(work.numbers)  # type: ignore[operator]
    assert code(problem) == expected


def test_a_series_cannot_start_behind_itself(registry: Registry) -> None:
    """Once numbers were taken, the start can only move forward."""
    with registry.transaction("office") as work:
        work.numbers.take("曉中宗", 115, 5)
        with pytest.raises(UserError) as problem:
            work.numbers.start("曉中宗", 115, 5)
        assert code(problem) == "number-started"
        work.numbers.start("曉中宗", 115, 6)
        assert work.numbers.take("曉中宗", 115)[0].serial == 6


def test_the_list_is_cut_into_pages(registry: Registry) -> None:
    """Last taken first; by word, year and plan."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.numbers.take("曉中宗", 115, 7)
        work.numbers.take("曉中教", 115, 2, plan=plan, purpose="invitation")
        first = work.numbers.list(word="曉中宗字", limit=4)
        rest = work.numbers.list(word="曉中宗字", before=first[-1].number)
        assert [each.serial for each in (*first, *rest)] == [7, 6, 5, 4, 3, 2, 1]
        assert len(work.numbers.list(plan=plan)) == 2
        assert work.numbers.list(roc_year=114) == ()


def test_many_writers_at_once_leave_no_gap(
    registry: Registry, place: str | Path, keys: KeyFile
) -> None:
    """Eight writers, each with a connection of its own, take 25 numbers each: 1 to 200."""
    faults: list[BaseException] = []

    def take() -> None:
        try:
            with open_registry(place, keys) as own:
                for _ in range(25):
                    with own.transaction("office") as work:
                        work.numbers.take("曉中宗", 115)
        except BaseException as problem:
            faults.append(problem)

    writers = [threading.Thread(target=take) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not faults
    with registry.reading() as work:
        serials = [each.serial for each in work.numbers.list(limit=1000)]
        assert work.trail.check().intact
    assert sorted(filter(None, serials)) == list(range(1, 201))
