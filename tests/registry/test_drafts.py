"""Drafts: kept sealed, one save after another, each person's own."""

from __future__ import annotations

import datetime as dt

from tests.registry.conftest import NOON

from inservice_docs.registry.drafts import MOST_KEPT, Draft
from inservice_docs.registry.registry import Registry

PLAN = "115-001"


def save(registry: Registry, name: str, login: str = "chen", based_on: int = 1) -> None:
    """Save a draft."""
    with registry.transaction(login, NOON) as work:
        work.drafts.save(PLAN, login, {"研習名稱": name}, based_on)


def found(registry: Registry, login: str = "chen") -> Draft | None:
    """The last save."""
    with registry.reading() as work:
        return work.drafts.find(PLAN, login)


def name_in(draft: Draft | None) -> str:
    """What was typed."""
    return "" if draft is None else str(draft.content["研習名稱"])


def test_the_last_save_comes_back_and_each_can_be_undone(registry: Registry) -> None:
    """Down to the first, and then there is none."""
    for name in ("甲", "甲乙", "甲乙"):
        save(registry, name)
    assert found(registry) == Draft({"研習名稱": "甲乙"}, 1, NOON)
    with registry.transaction("chen", NOON) as work:
        assert work.drafts.count(PLAN, "chen") == 2
        assert name_in(work.drafts.undo(PLAN, "chen")) == "甲"
        assert work.drafts.undo(PLAN, "chen") is None
        assert work.drafts.undo(PLAN, "chen") is None


def test_each_person_has_a_draft_of_their_own_and_sees_that_others_type(
    registry: Registry,
) -> None:
    """What the others typed stays theirs."""
    save(registry, "甲")
    save(registry, "乙", "lin")
    assert (name_in(found(registry)), name_in(found(registry, "lin"))) == ("甲", "乙")
    with registry.reading() as work:
        (other,) = work.drafts.others(PLAN, "chen", NOON - dt.timedelta(minutes=1))
        assert other.login == "lin"
        assert work.drafts.others(PLAN, "chen", NOON + dt.timedelta(minutes=1)) == ()
        assert [name for name, _ in work.drafts.of("lin", "115-")] == [PLAN]
    with registry.transaction("chen", NOON) as work:
        work.drafts.forget(PLAN, "chen")
    assert (found(registry), name_in(found(registry, "lin"))) == (None, "乙")


def test_the_oldest_saves_go(registry: Registry) -> None:
    """So that a day of typing does not fill the register."""
    for number in range(MOST_KEPT + 5):
        save(registry, str(number))
    with registry.reading() as work:
        assert work.drafts.count(PLAN, "chen") == MOST_KEPT
    assert name_in(found(registry)) == str(MOST_KEPT + 4)


def test_what_was_typed_is_sealed(registry: Registry) -> None:
    """It may hold phones and addresses of people."""
    save(registry, "王範例 0912-000111")
    with registry.reading() as work:
        rows = work.desk.connection.exec_driver_sql("SELECT content FROM drafts").all()
    assert rows
    assert b"0912-000111" not in bytes(rows[0][0])


def test_saves_that_are_too_old_are_cleared_whoever_made_them(registry: Registry) -> None:
    """Of the subjects that are named, and no others."""
    save(registry, "甲")
    with registry.transaction("lin", NOON) as work:
        work.drafts.save("list teachers", "lin", {}, 0)
        later = NOON + dt.timedelta(days=7)
        assert work.drafts.expired("list ", later) == 1
        assert work.drafts.expired("list ", NOON) == 0
        work.drafts.expire("list ", later)
        assert work.drafts.find("list teachers", "lin") is None
    assert found(registry) is not None
