"""A step with a token is done a single time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.support import samples

from inservice_docs.records.plan_entry import Standing
from inservice_docs.registry.once import AlreadyDone
from inservice_docs.registry.registry import Registry


def add(registry: Registry, token: str) -> None:
    """Register a plan with a form's token."""
    with registry.transaction("chen", once=token) as work:
        work.plans.add(samples.plan(), Standing(status="待申請核准"))


def plans_of(registry: Registry) -> int:
    """How many plans there are."""
    with registry.reading() as work:
        return work.plans.count()


def test_the_same_form_does_nothing_the_second_time(registry: Registry) -> None:
    """Another form does."""
    add(registry, "form 1")
    with pytest.raises(AlreadyDone):
        add(registry, "form 1")
    assert plans_of(registry) == 1
    add(registry, "form 2")
    assert plans_of(registry) == 2


def test_a_step_that_failed_may_be_sent_again(registry: Registry) -> None:
    """Its token was undone with the rest."""
    with pytest.raises(ZeroDivisionError), registry.transaction("chen", once="form 3"):
        _ = 1 / 0
    add(registry, "form 3")
    assert plans_of(registry) == 1


def test_the_same_form_from_several_windows_at_once_is_done_once(registry: Registry) -> None:
    """Whichever comes first; the others hear that it is done, none that the register failed."""
    together = threading.Barrier(6)

    def send(token: str) -> str:
        together.wait()
        try:
            add(registry, token)
        except AlreadyDone:
            return "done before"
        return "done"

    with ThreadPoolExecutor(6) as windows:
        came = list(windows.map(send, ["form 4"] * 6))
    assert sorted(came) == ["done", *["done before"] * 5]
    assert plans_of(registry) == 1
