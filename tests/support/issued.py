"""Studies whose certificates can be issued, and what is on certificates that were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import docx
from tests.support.studies import CROSS, attended

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.formats.templates import built_in_folder
from inservice_docs.records.participant import Attendance
from inservice_docs.workflow.award_hours import award_hours
from inservice_docs.workflow.certificate_output import Output
from inservice_docs.workflow.issue_certificates import (
    CertificateIssue,
    IssuedCertificates,
    issue_certificates,
)
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.submit_hours import review_list, submit_hours

DAY = "99-03-24"
"""The day on which the certificates of the sample study are issued."""


def another_layout(folder: Path, stem: str = "獎狀式") -> str:
    """Lay another template of certificates into a workspace, with words of its own; its name."""
    name = f"certificates/{stem}.docx"
    path = folder / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document(str(built_in_folder() / CERTIFICATE))
    document.add_paragraph(f"本證明依{stem}")
    document.save(str(path))
    return name


class Counter:
    """A progress bar that remembers what it was told."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.total = self.steps = 0

    def __call__(self, total: int) -> AbstractContextManager[Callable[[int], Any]]:
        """Show a bar of this length."""

        @contextmanager
        def bar() -> Iterator[Callable[[int], Any]]:
            self.total = total
            yield self.step

        return bar()

    def step(self, count: int) -> None:
        """Move on."""
        self.steps += count


def awarded(register: Register, people: int = 3, absent: int = 0) -> str:
    """Return a study whose hours are awarded; the last `absent` of its people were not there."""
    plan = CROSS.model_copy(update={"class_size": people})
    number, ids = attended(register, plan, people)
    with register.change() as work:
        seen = [
            Attendance(participant=id, session=session, present=at < people - absent)
            for at, id in enumerate(ids)
            for session in (1, 2)
        ]
        work.attendance.record(number, seen)
    with register.change() as work:
        from inservice_docs.workflow.steps.machine import Move
        from inservice_docs.workflow.steps.take import take

        take(work, register, work.plans.get(number), Move.RECORD_ATTENDANCE)
    award_hours(register, number)
    return number


def finished(register: Register) -> str:
    """Return a study that is at its end, whose personal data should be gone by now."""
    number = awarded(register)
    submit_hours(register, number)
    review_list(register, number, passed=True)
    with register.change() as work:
        work.plans.retain(number, register.today - dt.timedelta(days=1))
    return number


def issued(
    register: Register, plan: str, folder: Path, *formats: str, **more: Any
) -> IssuedCertificates:
    """Issue certificates into a folder."""
    output = Output(folder, formats=formats or ("docx",))
    order = CertificateIssue(plan, output, **{"date": DAY, **more})
    return issue_certificates(order, register, Counter()).value
