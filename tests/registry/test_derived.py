"""What is counted beforehand is what it is counted from, after any sequence of steps."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from decimal import Decimal

import pytest
from tests.support import samples

from inservice_docs.records.participant import Award, Source
from inservice_docs.records.plan_entry import CANCELLED, Standing
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.registry.derived import derive, differing
from inservice_docs.registry.figure_counts import stored_shares
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.tables.figures import figures, gram_counts
from inservice_docs.registry.tables.plans import plan_grams, plans
from inservice_docs.registry.work import Work

OFFICES = ("教務處", "輔導室", "圖書館")
STATUSES = ("待核准", "課程確認通過", "名單確認通過", CANCELLED)
NAMES = ("生命教育分享日", "閱讀教學 ABC-2026", "環境教育１２３４５場")
AGENCIES = ("臺中市政府", "南投縣政府")
DAY = dt.date(2026, 3, 2)

Step = Callable[[Work, random.Random], None]


def some_plan(work: Work, chance: random.Random) -> str:
    """The number of a plan that is there."""
    return chance.choice(work.plans.list(limit=100)).number


def standing(chance: random.Random) -> Standing:
    """Any standing."""
    status = chance.choice(STATUSES)
    done = status in STATUSES[2:]
    return Standing(step=chance.randrange(10), status=status, done=done)


def changes(chance: random.Random) -> dict[str, object]:
    """Facts of a plan that figures and the index of words follow."""
    day = DAY + dt.timedelta(days=chance.randrange(700))
    return {
        "name": chance.choice(NAMES),
        "office": chance.choice(OFFICES),
        "sessions": chance.choice([(), ({"date": day.isoformat()},)]),
        "audience": chance.choice([(), ("國小",), ("國小", "國中")]),
        **chance.choice([{"hours": Decimal(3)}, {"hours": None, "credits": Decimal(1)}]),
    }


def add(work: Work, chance: random.Random) -> None:
    """Register a plan."""
    work.plans.add(samples.plan(**changes(chance)), standing(chance))


def change(work: Work, chance: random.Random) -> None:
    """Change a plan's facts, its standing, or both."""
    entry = work.plans.get(some_plan(work, chance))
    plan = samples.plan(**changes(chance)) if chance.random() < 0.7 else None
    work.plans.update(entry, action="plan.edit", plan=plan, standing=standing(chance))


def people(work: Work, chance: random.Random) -> None:
    """Put people on a list, or take one off it."""
    number = some_plan(work, chance)
    if (there := work.participants.list(number)) and chance.random() < 0.4:
        work.participants.remove(number, [chance.choice(there).id], reason="重複")
        return
    some = [samples.person(chance.randrange(6)) for _ in range(chance.randrange(1, 4))]
    work.participants.put(number, some, source=Source.FILE)


def award(work: Work, chance: random.Random) -> None:
    """Award hours to those on a list."""
    number = some_plan(work, chance)
    given = [
        Award(participant=each.id, amount=Decimal(chance.randrange(1, 9)) / 2)
        for each in work.participants.list(number)
    ]
    work.attendance.award(number, given)


def approve(work: Work, chance: random.Random) -> None:
    """Ask an authority, note its answer, correct it, or take the authority off."""
    number, agency = some_plan(work, chance), chance.choice(AGENCIES)
    sent = chance.choice([None, DAY])
    work.approvals.request(number, [agency], number="申請", date=sent)
    for _ in range(chance.randrange(3)):
        state = chance.choice([ApprovalState.APPROVED, ApprovalState.REFUSED])
        came = chance.choice([None, DAY + dt.timedelta(days=chance.randrange(40))])
        work.approvals.answer(number, agency, state, number="核准", date=came)
    if chance.random() < 0.2:
        work.approvals.withdraw(number, agency, reason="誤列")


def purge(work: Work, chance: random.Random) -> None:
    """Delete the people of a plan; its sums stay."""
    work.privacy.purge(some_plan(work, chance))


STEPS: tuple[Step, ...] = (add, change, change, people, people, award, approve, purge)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_steps_everything_is_counted_right(registry: Registry, seed: int) -> None:
    """Also after steps that were undone; counting anew changes nothing."""
    chance = random.Random(seed)
    with registry.transaction("office") as work:
        add(work, chance)
    for _ in range(40):
        undone = chance.random() < 0.1
        try:
            with registry.transaction("office") as work:
                chance.choice(STEPS)(work, chance)
                if undone:
                    raise ZeroDivisionError
        except ZeroDivisionError:
            assert undone
        with registry.reading() as work:
            assert differing(work.desk.connection) == ()
    with registry.transaction("office") as work:
        before = stored_shares(work.desk.connection)
        derive(work.desk.connection)
        assert stored_shares(work.desk.connection) == before
        assert differing(work.desk.connection) == ()
        for line in work.plans.figures():
            assert line.plans > 0


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (figures.update().values(people=7), "統計"),
        (figures.delete(), "統計"),
        (plans.update().values(people=7), "計畫的人數與時數合計"),
        (plan_grams.delete().where(plan_grams.c.gram == "生命"), "搜尋索引"),
        (gram_counts.update().values(plans=7), "搜尋索引"),
    ],
)
def test_what_is_wrong_is_named_and_can_be_counted_anew(
    registry: Registry, spoil: object, named: str
) -> None:
    """`doctor` tells it; the plans themselves stay as they are."""
    with registry.transaction("office") as work:
        number = work.plans.add(samples.plan(), samples.WAITING).number
        work.participants.put(number, [samples.person(1)], source=Source.FILE)
        entry = work.plans.get(number)
        work.desk.run(spoil)
    (found,) = registry.examine().findings
    assert found.code == "register-miscounted"
    assert named in found.message
    registry.recount("office")
    assert registry.examine().findings == ()
    with registry.reading() as work:
        assert work.plans.get(number) == entry
