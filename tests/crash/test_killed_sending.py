"""A server that is killed while notices go out sends none of them twice."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from tests.crash.test_killed_issuing import folder, prepared, register, server
from tests.support.mail_servers import MailServerForTests, mail_server
from tests.support.mail_settings import use_server
from tests.support.studies import CROSS, applied, person, study

from inservice_docs.workflow.register import Register
from inservice_docs.workflow.review_applicants import Decision, review_applicants
from inservice_docs.workflow.steps.machine import Move

__all__ = ["folder", "prepared", "register"]

PEOPLE = 40


def test_what_was_sent_is_sent_once(
    folder: Path, environment: dict[str, str], register: Register
) -> None:
    """Pressed again, the others get theirs; at most the one that was under way is in doubt."""
    plan = CROSS.model_copy(update={"class_size": PEOPLE})
    number = study(register, plan, Move.OPEN_SIGN_UP)
    applied(register, number, [person(serial) for serial in range(1, PEOPLE + 1)])
    review_applicants(register, number, Decision(fill=True))
    home, fields = f"/studies/{number}/applicants", {"kind": ["passed"]}
    with mail_server(MailServerForTests(pause=0.02)) as post:
        use_server(folder, post)
        with server(folder, environment) as (process, clerk):
            clerk.submit(home, "notices", fields, button="由學校郵件伺服器寄出")
            while len(post.received) < 5:
                time.sleep(0.01)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        assert 5 <= len(post.received) < PEOPLE
        with server(folder, environment) as (_, clerk):
            job = clerk.submit(home, "notices", fields, button="由學校郵件伺服器寄出")
            while "寄送中" in (seen := clerk.get(job.path)).text:
                time.sleep(0.05)
        assert "先前已寄" in seen.text
    assert len(post.to()) == len(set(post.to()))
    assert len(post.to()) >= PEOPLE - 1
    with register.look() as work:
        doubtful = [each for each in work.mails.of_plan(number).values() if not each.certain]
    assert len(doubtful) <= 1
