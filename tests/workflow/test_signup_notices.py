"""Notices to applicants: drafts one a person, or sent by a real server, each once."""

from __future__ import annotations

import contextlib
import email
import zipfile
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.policy import default
from io import BytesIO

import pytest
from tests.support.mail_servers import MailServerForTests, mail_server
from tests.support.mail_settings import use_server
from tests.support.studies import CROSS, applied, person, study

from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Contact
from inservice_docs.workflow.admit_applicants import admit_applicants
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.review_applicants import Decision, review_applicants
from inservice_docs.workflow.signup_notices import (
    NoticeChoice,
    archive_of,
    draft_notices,
    send_notices,
)
from inservice_docs.workflow.steps.machine import Move

PLAN = CROSS.model_copy(
    update={
        "contacts": (Contact(name="陳小範", phone="04-22921175#301", email="chen@example.edu.tw"),)
    }
)


@contextlib.contextmanager
def quiet(total: int) -> Iterator[object]:
    """No progress to show."""
    yield lambda count: None


@pytest.fixture
def decided(register: Register) -> tuple[str, list[int]]:
    """Three admitted, one on the waiting list, and one refused who has no address."""
    number = study(register, PLAN, Move.OPEN_SIGN_UP)
    people = [person(each, school="甲國小", email=f"p{each}@example.tw") for each in range(1, 5)]
    ids = applied(register, number, [*people, person(9, school="乙國中", email="")])
    admit_applicants(register, number)
    return number, ids


def test_a_draft_for_each_person(register: Register, decided: tuple[str, list[int]]) -> None:
    """Named by 序號; who has no address is named in a finding, by 序號 too."""
    number, ids = decided
    outcome = draft_notices(register, number, NoticeChoice())
    assert [each.name for each in outcome.value] == [
        *(f"錄取通知-{id:04}.eml" for id in ids[:3]),
        f"候補通知-{ids[3]:04}.eml",
    ]
    assert [each.code for each in outcome.findings] == ["mail-no-address"]
    assert f"序號 {ids[4]}" in outcome.findings[0].message
    first = email.message_from_bytes(outcome.value[0].data, policy=default)
    # Python's own parser of addresses leaves the space between two encoded words standing.
    sender = str(
        make_header(decode_header(email.message_from_bytes(outcome.value[0].data)["From"]))
    )
    assert sender == "臺中市私立曉明女子高級中學宗教輔導室 <chen@example.edu.tw>"
    assert first["To"].addresses[0].addr_spec == "p1@example.tw"
    assert first["X-Unsent"] == "1"
    waiting = email.message_from_bytes(outcome.value[3].data, policy=default)
    assert "候補第1位" in waiting.get_content()


def test_only_some_of_them(register: Register, decided: tuple[str, list[int]]) -> None:
    """By kind, by 序號; nobody left is said."""
    number, ids = decided
    some = draft_notices(register, number, NoticeChoice(("waiting",)))
    assert len(some.value) == 1
    assert len(draft_notices(register, number, NoticeChoice(ids=(ids[1],))).value) == 1
    for choice, code in (
        (NoticeChoice(("refused",)), "mail-nobody"),
        (NoticeChoice(("pass",)), "notice-kind-unknown"),
        (NoticeChoice(ids=(999,)), "mail-nobody"),
    ):
        with pytest.raises(UserError) as caught:
            draft_notices(register, number, choice)
        assert caught.value.findings[0].code == code


def test_who_is_not_judged_yet_hears_nothing(register: Register) -> None:
    """Waiting with a seat left is no place on the waiting list."""
    number = study(register, PLAN, Move.OPEN_SIGN_UP)
    applied(register, number, [person(1, email="a@b.tw")])
    with pytest.raises(UserError):
        draft_notices(register, number, NoticeChoice())


def test_the_same_archive_for_the_same_drafts(
    register: Register, decided: tuple[str, list[int]]
) -> None:
    """One ZIP with all of them."""
    number, _ = decided
    one, two = (draft_notices(register, number, NoticeChoice()).value for _ in range(2))
    assert archive_of(one) == archive_of(two)
    with zipfile.ZipFile(BytesIO(archive_of(one))) as archive:
        assert len(archive.namelist()) == 4


def test_a_school_words_its_own(register: Register, decided: tuple[str, list[int]]) -> None:
    """A file of the same name in the workspace takes the place of the built-in one."""
    number, _ = decided
    assert register.workspace.folder is not None
    own = register.workspace.folder / "templates" / "mail" / "signup-passed.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("名稱: 甲\n主旨: 恭喜{{ 姓名 }}\n內文:\n  - 歡迎\n", "utf-8")
    made = draft_notices(register, number, NoticeChoice(("passed",)))
    message = email.message_from_bytes(made.value[0].data, policy=default)
    assert message["Subject"].startswith("恭喜")
    assert message.get_content().strip() == "歡迎"


def test_sending_once(register: Register, decided: tuple[str, list[int]]) -> None:
    """Everybody gets theirs; a second run sends nothing, a changed decision is sent."""
    number, ids = decided
    assert register.workspace.folder is not None
    with mail_server(MailServerForTests()) as server:
        use_server(register.workspace.folder, server)
        first = send_notices(register, number, NoticeChoice(), quiet, {})
        assert first.value.sent == tuple(f"notice {id}" for id in ids[:4])
        assert server.to() == [f"p{each}@example.tw" for each in range(1, 5)]
        assert server.messages()[0]["Reply-To"].addresses[0].addr_spec == "chen@example.edu.tw"
        second = send_notices(register, number, NoticeChoice(), quiet, {})
        assert (second.value.sent, len(second.value.before)) == ((), 4)
        assert "mail-sent-before" in {each.code for each in second.findings}
        decision = Decision(refused=(ids[0],), passed=(ids[3],), reason="自行取消")
        review_applicants(register, number, decision)
        third = send_notices(register, number, NoticeChoice(), quiet, {})
        assert third.value.sent == (f"notice {ids[3]}", f"notice {ids[0]}")
        again = send_notices(register, number, NoticeChoice(ids=(ids[1],), again=True), quiet, {})
        assert again.value.sent == (f"notice {ids[1]}",)
        assert len(server.received) == 7


def test_troubles_on_the_way(register: Register, decided: tuple[str, list[int]]) -> None:
    """One refused, one cut off in the middle, the rest not sent; the next run knows of each."""
    number, ids = decided
    assert register.workspace.folder is not None
    kind = MailServerForTests(refuse={"p1@example.tw": 550}, break_in_data="p2@example.tw")
    with mail_server(kind) as server:
        use_server(register.workspace.folder, server)
        outcome = send_notices(register, number, NoticeChoice(), quiet, {})
        assert not outcome.ok
        assert outcome.value.sent == ()
        codes = [each.code for each in outcome.findings]
        assert codes == ["mail-no-address", "mail-refused", "mail-unknown", "smtp-closed"]
        assert all("@" not in each.message for each in outcome.findings)
        server.refuse.clear()
        server.break_in_data = ""
        outcome = send_notices(register, number, NoticeChoice(), quiet, {})
        assert server.to() == ["p1@example.tw", "p3@example.tw", "p4@example.tw"]
        assert outcome.value.failed == (f"notice {ids[1]}",)
        assert "mail-unknown" in {each.code for each in outcome.findings}
        choice = NoticeChoice(ids=(ids[1],), again=True)
        send_notices(register, number, choice, quiet, {})
        assert server.to()[-1] == "p2@example.tw"


def test_nothing_goes_out_with_a_gap_in_it(register: Register) -> None:
    """A draft shows it; sending is refused."""
    number = study(register, PLAN.model_copy(update={"hours": None}), Move.OPEN_SIGN_UP)
    applied(register, number, [person(1, email="a@b.tw", school="甲國小")])
    admit_applicants(register, number)
    assert draft_notices(register, number, NoticeChoice()).findings[0].code == "fact-missing"
    with pytest.raises(UserError) as caught:
        send_notices(register, number, NoticeChoice(), quiet, {})
    assert caught.value.findings[0].code == "fact-missing"
