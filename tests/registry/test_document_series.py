"""A series of documents recorded at once is what recording them one by one would be."""

from __future__ import annotations

import json

from tests.registry.conftest import NOON
from tests.support import samples

from inservice_docs.records.issued import PartRole
from inservice_docs.registry.document_series import SeriesEntry, issue_series
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.work import Work

TEMPLATE = StoredFile(PartRole.TEMPLATE, "certificate.docx", b"template")


def entry(serial: int) -> SeriesEntry:
    """One document of a person."""
    file = (f"{serial}.docx", b"PK %d" % serial)
    return SeriesEntry(file, {"時數": serial}, f"({serial})曉字", samples.person(serial))


def test_a_series_is_found_and_comes_back_as_single_documents_do(registry: Registry) -> None:
    """By number, plan and person; every file and context byte for byte."""
    with registry.transaction("王承辦", NOON) as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        ids = issue_series(work.desk, "certificate", plan, TEMPLATE, [entry(n) for n in (1, 2, 3)])
        single = work.documents.issue(
            "certificate",
            [StoredFile(PartRole.FILE, "2.docx", b"PK 2"), TEMPLATE],
            {"時數": 2},
            plan=plan,
            number="(2)曉字",
            people=[samples.person(2)],
        )
    with registry.reading() as work:
        found = work.documents.get(ids[1])
        assert found == single.model_copy(update={"id": found.id})
        assert work.documents.file(found.parts[0]) == b"PK 2"
        assert json.loads(work.documents.context(found)) == {"時數": 2}
        newest = (single.id, ids[1])
        for chosen in (
            {"number": "(2)曉字"}, {"person": "王範例2"}, {"person": samples.id_number(2)},
        ):  # fmt: skip
            assert tuple(each.id for each in work.documents.list(**chosen)) == newest  # type: ignore[arg-type]
        assert len(work.documents.list(plan=plan)) == 4
        assert work.trail.check().intact
    assert registry.examine().findings == ()


def test_a_file_that_is_known_already_is_kept_once(registry: Registry) -> None:
    """The template, and a document that was recorded and deleted before, which is there again."""

    def series(work: Work) -> int:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        ids = issue_series(work.desk, "certificate", plan, TEMPLATE, [entry(1)])
        return ids[0]

    with registry.transaction("office") as work:
        first = series(work)
        work.privacy.purge(work.documents.get(first).plan)
        second = series(work)
        assert work.documents.file(work.documents.get(second).parts[0]) == b"PK 1"
    assert registry.examine().files == 3  # template, document, context
