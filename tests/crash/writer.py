"""The writer that the crash test kills: it stores one step after another and says which.

    python -m tests.crash.writer PLACE KEY_FILE ACKNOWLEDGEMENTS SEED

Each step registers a plan, asks two authorities, takes a number and issues a letter: all of it or
nothing. Only when the step is stored is its plan's number appended to ACKNOWLEDGEMENTS.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from tests.support import samples

from inservice_docs.records.issued import PartRole
from inservice_docs.records.participant import Source
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import Registry, open_registry

AGENCIES = ("臺中市政府", "南投縣政府")
PEOPLE = 3


def step(registry: Registry, chance: random.Random) -> str:
    """Store one step; return its plan's number, the letter's number and the letter's hash."""
    letter = chance.randbytes(chance.randrange(1, 60_000))
    with registry.transaction("writer") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        number = work.numbers.take("曉中宗", 115, plan=plan, purpose="approval-request")[0].number
        work.approvals.request(plan, AGENCIES, number=number)
        people = [samples.person(chance.randrange(10**6)) for _ in range(PEOPLE)]
        work.participants.put(plan, people, source=Source.FILE)
        files = (
            StoredFile(PartRole.TEMPLATE, "letter.docx", b"template"),
            StoredFile(PartRole.FILE, "letter.docx", letter),
        )
        document = work.documents.issue(
            "approval-request", files, {"計畫": plan}, plan=plan, number=number
        )
    return f"{plan} {number} {document.sha256}"


def main(place: str, keys: str, acknowledgements: str, seed: str) -> None:
    """Store steps until killed."""
    chance = random.Random(seed)
    acknowledged = os.open(acknowledgements, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with open_registry(place, KeyFile(Path(keys))) as registry:
        while True:
            os.write(acknowledged, f"{step(registry, chance)}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
