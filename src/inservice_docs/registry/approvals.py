"""Approvals (核准追蹤): one request to several authorities, each with an answer of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select

from inservice_docs.records.finding import UserError, error
from inservice_docs.records.tracking import ApprovalState, TrackedApproval
from inservice_docs.registry.blobs import Blobs
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.figure_counts import counted
from inservice_docs.registry.plan_numbers import plan_id, tidy_number
from inservice_docs.registry.tables.plans import approvals, plans
from inservice_docs.rules.calendar import working_days

_SAME = ("agency", "round", "state", "request_number", "request_date", "number", "date", "hours")
_MORE = ("conditions", "reason", "file_name", "changed_at")


class Approvals:
    """What was asked of which authority, and what it answered."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def request(
        self, plan: str, agencies: Iterable[str], *, number: str = "", date: dt.date | None = None
    ) -> tuple[TrackedApproval, ...]:
        """Note that authorities are asked for approval by our letter `number` of `date`.

        One that waits already has its request corrected; one that has answered is asked anew, in
        its next round.
        """
        desk, id = self._desk, plan_id(self._desk, plan)
        names = tuple(dict.fromkeys(agencies))
        for agency in names:
            last = self._last(id, agency)
            values: dict[str, Any] = {
                "request_number": number,
                "request_date": date,
                "changed_at": desk.at,
            }
            if last is not None and last["state"] == ApprovalState.WAITING:
                desk.run(approvals.update().where(approvals.c.id == last["id"]).values(values))
            else:
                values |= {"id": desk.count_up("approvals"), "plan_id": id, "agency": agency}
                values |= {"round": last["round"] + 1 if last else 1}
                desk.run(approvals.insert(), {**values, "state": ApprovalState.WAITING})
        desk.note("approval.request", tidy_number(plan), f"{number}：{'、'.join(names)}")
        return self.of_plan(plan)

    def answer(
        self,
        plan: str,
        agency: str,
        state: ApprovalState,
        *,
        number: str = "",
        date: dt.date | None = None,
        hours: Decimal | None = None,
        conditions: str = "",
        reason: str = "",
        file: tuple[str, bytes] | None = None,
    ) -> TrackedApproval:
        """Note an authority's answer, or a correction of it; `file` is its letter: name and bytes.

        An authority that was never asked is taken up as well. Returns how it stands now.
        """
        desk, id = self._desk, plan_id(self._desk, plan)
        last = self._last(id, agency)
        if last is None:
            self.request(plan, [agency])
            last = self._last(id, agency)
        values: dict[str, Any] = {"state": state, "number": number, "date": date, "hours": hours}
        values |= {"conditions": conditions, "reason": reason, "changed_at": desk.at}
        if file is not None:
            values |= {"file_sha256": Blobs(desk).put(file[1]), "file_name": file[0]}
        assert last is not None
        sent = last["request_date"]
        values["waited"] = working_days(sent, date) if sent and date else None
        with counted(desk, id):
            desk.run(approvals.update().where(approvals.c.id == last["id"]).values(values))
        detail = "：".join(part for part in (agency, state.label, number, reason) if part)
        desk.note("approval.answer", tidy_number(plan), detail)
        return self._read(select(approvals).where(approvals.c.id == last["id"]))[0]

    def of_plan(self, plan: str, *, every_round: bool = False) -> tuple[TrackedApproval, ...]:
        """Return the approvals of a plan in the order asked; the latest round of each authority."""
        id = plan_id(self._desk, plan)
        every = self._read(
            select(approvals).where(approvals.c.plan_id == id).order_by(approvals.c.id)
        )
        latest = {found.agency: found for found in every}
        return every if every_round else tuple(latest.values())

    def states(self, plans: Iterable[int]) -> dict[int, dict[str, ApprovalState]]:
        """Return how the latest round of each authority stands, for the plans of these ids."""
        columns = (approvals.c.plan_id, approvals.c.agency, approvals.c.state)
        query = select(*columns).where(approvals.c.plan_id.in_(tuple(plans)))
        found: dict[int, dict[str, ApprovalState]] = {}
        for plan, agency, state in self._desk.run(query.order_by(approvals.c.id)):
            found.setdefault(plan, {})[agency] = ApprovalState(state)
        return found

    def waiting(self, *, limit: int | None = None) -> tuple[TrackedApproval, ...]:
        """Return the authorities that have not answered, longest waiting first."""
        sent, order = approvals.c.request_date, (approvals.c.request_date, approvals.c.id)
        query = select(approvals).where(approvals.c.state == ApprovalState.WAITING)
        dated = self._read(query.where(sent.is_not(None)).order_by(*order).limit(limit))
        left = None if limit is None else limit - len(dated)
        return (*dated, *self._read(query.where(sent.is_(None)).order_by(*order).limit(left)))

    def by_number(self, number: str) -> tuple[TrackedApproval, ...]:
        """Return every approval of this number, in whichever plan (there should be one)."""
        return self._read(select(approvals).where(approvals.c.number == number))

    def by_request(self, number: str) -> tuple[TrackedApproval, ...]:
        """Return every approval that was asked for by our letter of this number."""
        return self._read(select(approvals).where(approvals.c.request_number == number))

    def file(self, approval: TrackedApproval) -> bytes | None:
        """Return the letter that answered, None where none was kept."""
        return Blobs(self._desk).get(approval.file_sha256) if approval.file_sha256 else None

    def withdraw(self, plan: str, agency: str, *, reason: str) -> None:
        """Take an authority that was asked by mistake off the list; the trail keeps it."""
        id = plan_id(self._desk, plan)
        last = self._last(id, agency)
        if last is None:
            raise UserError(
                error(
                    "approval-unknown",
                    f"計畫 {tidy_number(plan)} 沒有向「{agency}」申請核准。",
                    "以 inservice-docs approval list 查看已申請的機關。",
                )
            )
        with counted(self._desk, id):
            self._desk.run(approvals.delete().where(approvals.c.id == last["id"]))
        self._desk.note("approval.withdraw", tidy_number(plan), f"{agency}：{reason}")

    def _last(self, id: int, agency: str) -> Mapping[str, Any] | None:
        query = select(approvals).where(approvals.c.plan_id == id, approvals.c.agency == agency)
        rows = self._desk.run(query.order_by(approvals.c.round.desc()).limit(1)).mappings()
        found: Mapping[str, Any] | None = rows.first()
        return found

    def _read(self, query: Select[Any]) -> tuple[TrackedApproval, ...]:
        joined = query.add_columns(plans.c.number.label("plan_number")).join(
            plans, plans.c.id == approvals.c.plan_id
        )
        return tuple(
            TrackedApproval(
                plan=row["plan_number"],
                file_sha256=row["file_sha256"] or "",
                **{name: row[name] for name in (*_SAME, *_MORE)},
            )
            for row in self._desk.run(joined).mappings()
        )
