"""What one plan adds to the figures."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.support import samples

from inservice_docs.records.plan_entry import CANCELLED, Standing
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.registry.figure_counts import FigureKind, Share, counted, shares_of
from inservice_docs.registry.plan_figures import Tally
from inservice_docs.registry.registry import Registry


def test_a_plan_counts_by_status_month_audience_and_answers(registry: Registry) -> None:
    """Once for each audience; an answer counts the working days that it took."""
    with registry.transaction("office") as work:
        plan = samples.plan(audience=("國小", "國中"))
        entry = work.plans.add(plan, samples.WAITING)
        sent = dt.date(2026, 9, 18)
        work.approvals.request(entry.number, ["臺中市政府"], number="申請", date=sent)
        assert work.plans.tallies(FigureKind.WAIT) == ()
        state, came = ApprovalState.APPROVED, dt.date(2026, 9, 23)
        work.approvals.answer(entry.number, "臺中市政府", state, number="核准", date=came)
        place = (115, "宗教輔導室")
        assert shares_of(work.desk.connection, entry.id) == {
            ("status", *place, "0 0 待核准"): Share(1),
            ("month", *place, "2026-09"): Share(1),
            ("audience", *place, "國小"): Share(1),
            ("audience", *place, "國中"): Share(1),
            ("wait", *place, "臺中市政府"): Share(1, 0, Decimal(3)),
        }
        assert work.plans.tallies(FigureKind.WAIT) == (Tally("臺中市政府", 1, 0, Decimal(3)),)
        assert work.plans.tallies(FigureKind.WAIT, 114) == ()
        assert len(work.plans.tallies(FigureKind.AUDIENCE, 115, "宗教輔導室")) == 2


def test_a_cancelled_plan_was_never_held(registry: Registry) -> None:
    """It counts among the statuses alone, and leaves no empty lines behind."""
    with registry.transaction("office") as work:
        entry = work.plans.add(samples.plan(), samples.WAITING)
        gone = Standing(step=9, status=CANCELLED, done=True)
        work.plans.update(entry, action="plan.cancel", standing=gone)
        assert work.plans.tallies(FigureKind.MONTH) == ()
        assert work.plans.tallies(FigureKind.AUDIENCE) == ()
        (line,) = work.plans.figures()
        assert (line.status, line.done, line.plans) == (CANCELLED, True, 1)


def test_a_plan_that_is_not_there_counts_nothing(registry: Registry) -> None:
    """Before it is added."""
    with registry.transaction("office") as work:
        with counted(work.desk, 7):
            pass
        assert shares_of(work.desk.connection, 7) == {}
