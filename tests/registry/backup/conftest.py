"""A register with something of everything, and how to compare two of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests.support import samples

from inservice_docs.records.account import Account, Role
from inservice_docs.records.certificate import Certificate, SigningKey
from inservice_docs.records.course import CourseStatus
from inservice_docs.records.issued import PartRole
from inservice_docs.records.participant import Attendance, Award, Source
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.registry.backup.rows import read_lines
from inservice_docs.registry.certificates import NewCertificate
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import Registry, open_registry
from inservice_docs.registry.tables.base import metadata

DAY = dt.date(2026, 9, 20)
Dump = Callable[[Registry], dict[str, list[bytes]]]


def certificate(document: int) -> NewCertificate:
    """A certificate of the first person, in a document."""
    facts = Certificate(number="(115)曉中宗字第0001號", name="王範例0", issued_on=DAY)
    return NewCertificate(1, facts, 1, "CODE", "key 1", document)


def fill(registry: Registry) -> None:
    """Put something into every table."""
    people = [samples.person(serial) for serial in range(3)]
    with registry.transaction("office") as work:
        work.settings.put("自動審核", {"時數上限": 3})
        work.accounts.add(Account(login="chen", roles=(Role.OFFICER,)), "correct horse battery")
        work.teachers.take_in(people)
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.approvals.request(plan, ["臺中市政府"], number="申請")
        work.approvals.answer(plan, "臺中市政府", ApprovalState.APPROVED, file=("a.pdf", b"%PDF"))
        work.courses.put(plan, CourseStatus.PASSED)
        work.courses.review(plan, CourseStatus.PASSED, ["無誤"], automatic=True)
        number = work.numbers.take("曉中宗", 115, plan=plan, purpose="invitation")[0].number
        work.applicants.add(plan, people[0], source=Source.ONLINE, answers={"用餐類別": "素"})
        ids = work.participants.put(plan, people, source=Source.FILE).added
        work.attendance.record(plan, [Attendance(participant=id) for id in ids])
        work.attendance.award(plan, [Award(participant=id, amount=Decimal(3)) for id in ids])
        file = StoredFile(PartRole.FILE, "letter.docx", b"PK")
        document = work.documents.issue(
            "invitation", [file], {}, plan=plan, number=number, people=people
        )
        work.certificates.issue(plan, "曉中宗", 115, [certificate(document.id)])
        key = SigningKey(name="key 1", issuer="曉明女中", public="AAAA")
        work.signing_keys.change(key, b"secret of the key")
        work.drafts.save(plan, "chen", {"研習名稱": "分享日"}, 1)
        work.sessions.start("chen")
        purged = work.plans.add(samples.plan(), samples.WAITING).number
        work.privacy.purge(purged)


@pytest.fixture
def filled(registry: Registry) -> Registry:
    """A register with something in every table."""
    fill(registry)
    return registry


@pytest.fixture
def dump() -> Dump:
    """Everything that a register holds but its trail, which tells of backups."""

    def lines(registry: Registry) -> dict[str, list[bytes]]:
        with registry.reading() as work:
            found = {
                table.name: list(read_lines(work.desk.connection, table))
                for table in metadata.sorted_tables
                if table.name != "trail" and not table.info.get("passing")
            }
        found["settings"] = [line for line in found["settings"] if b"trail head" not in line]
        return found

    return lines


@pytest.fixture(scope="session")
def sqlite_backup(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, KeyFile]:
    """A backup of an SQLite register, made once, and its keys."""
    from inservice_docs.registry.backup.save import save_backup

    folder = tmp_path_factory.mktemp("backup")
    keys = KeyFile(folder / "key.json")
    with open_registry(folder / "r.sqlite", keys, create=True) as opened:
        fill(opened)
        save_backup(opened, folder / "backup.zip", actor="office")
    return folder / "backup.zip", keys
