"""What is corrected or done beside the straight way of a study (更正), form by form.

As in `page_procedure`, whoever does it may have a server that is killed in the middle of every
form: so each step looks at the pages afterwards, never at the answer to its form. Studies are
brought to where a form is possible past the pages, by the verbs behind them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.support.issued import awarded, issued
from tests.support.mail_servers import MailServerForTests, mail_server
from tests.support.mail_settings import use_server
from tests.support.page_clerk import Clerk
from tests.support.page_facts import plan_facts
from tests.support.pages import Visitor
from tests.support.replies import REQUEST, reply_file
from tests.support.requests import DAY, edited_in_word, unasked
from tests.support.studies import entered
from tests.web.moments import now

from inservice_docs.records.certificate import IssuedCertificate
from inservice_docs.web.pages.forms import ONCE
from inservice_docs.web.pages.plan_page import HINT
from inservice_docs.workflow.edit_plan import change_plan
from inservice_docs.workflow.list_certificates import list_certificates
from inservice_docs.workflow.register import Register, open_register, system_actor
from inservice_docs.workflow.repeat_plan import play_samples
from inservice_docs.workflow.workspace import open_workspace


@contextmanager
def behind(folder: Path) -> Iterator[Register]:
    """The register behind the pages, to prepare what a form needs."""
    with open_register(open_workspace(folder), system_actor("網頁"), now()) as register:
        yield register


def plan_corrections(visitor: Visitor, stranger: Visitor, folder: Path) -> None:
    """The plan's form with its drafts and hints, approvals, letters, the course and its reviews."""
    del stranger
    with behind(folder) as register:
        sample, course = play_samples(register)[0], entered(register, folder / "plan.yaml")
        short = {"hours": Decimal(3), "sessions": sample.plan.sessions[:1]}
        change_plan(sample.number, sample.plan.model_copy(update=short), register)
        letter = unasked(register, folder)
    write_plan(Clerk(visitor, folder, cross_school=True, number=sample.number))
    write_new_plan(visitor)
    ask_approval(Clerk(visitor, folder, cross_school=True, number=letter))
    correct_course(Clerk(visitor, folder, cross_school=True, number=course))
    review_by_rules(Clerk(visitor, folder, cross_school=True, number=course))


def hours_corrections(visitor: Visitor, stranger: Visitor, folder: Path) -> None:
    """Hours that come back and are sent again; certificates that are copied and revoked."""
    with behind(folder) as register:
        returned, ended = awarded(register), awarded(register)
        done = issued(register, ended, folder.parent / "certificates", date=None)
    send_hours_again(Clerk(visitor, folder, cross_school=True, number=returned))
    clerk = Clerk(visitor, folder, cross_school=True, number=ended)
    make_files_again(clerk)
    copy_and_revoke(clerk, stranger, *done.certificates[:2])


def write_plan(clerk: Clerk) -> None:
    """What is typed is kept, undone, given up and stored; a hint is dismissed; a draft stays."""
    here, visitor = clerk.at(), clerk.visitor

    def typed(office: str) -> None:
        visitor.submit(here, here, {"office": office, ONCE: []}, to="/studies/draft")
        assert office_of(clerk) == office

    typed("甲處")
    typed("甲乙處")
    visitor.submit(here, here, button="復原")
    assert office_of(clerk) == "甲處"
    key = hints(visitor.get(here).page)[0]
    visitor.submit(here, here, {HINT: key, ONCE: []}, to="/studies/preview")
    assert key not in hints(visitor.get(here).page)
    visitor.submit(here, "/studies/draft/drop")
    assert office_of(clerk) != "甲處"
    visitor.submit(here, here, {"office": "丙處"})
    assert "還沒有儲存" not in visitor.get(here).text
    assert office_of(clerk) == "丙處"
    typed("丁處")


def write_new_plan(visitor: Visitor) -> None:
    """A hint that was dismissed while a study was typed is not shown once it is registered."""
    form = visitor.get("/studies/new", kind="校內")
    typed = {**plan_facts(cross_school=False), "hours": "1"}
    form = visitor.submit(form, "/studies", typed, to="/studies/form")
    key = hints(form.page)[0]
    visitor.submit(form, "/studies", {HINT: key, ONCE: []}, to="/studies/preview")
    visitor.submit(form, "/studies", button="登記")
    found = visitor.get("/").link(typed["name"])
    assert key not in hints(visitor.get(found).page)


def office_of(clerk: Clerk) -> str:
    """The office in the form of a study."""
    return str(clerk.see().page.get_element_by_id("f-office").get("value"))


def hints(page: Any) -> list[str]:
    """The keys of the hints that can be dismissed."""
    found = page.xpath(f"//button[@name='{HINT}']/@value")
    return [str(each) for each in found if each != "all"]


def ask_approval(clerk: Clerk) -> None:
    """A request noted by mistake is withdrawn, one edited in Word goes out, and the study back."""
    asked = {"asked": "臺中市政府", "asked_number": "曉中宗字第0990006009號", "asked_date": DAY}
    clerk.does("approvals", "/request", asked)
    assert asked["asked_number"] in clerk.see("approvals").text
    withdrawn = {"withdraw": "臺中市政府", "withdraw_reason": "登錄到別的研習"}
    clerk.does("approvals", "/withdraw", withdrawn)
    assert asked["asked_number"] not in clerk.see("approvals").text
    letter = clerk.at("letters/approval-request")
    draft = clerk.visitor.get(f"{letter}/draft", format="docx", typed=REQUEST, date=DAY).data
    sent = {"file": ("編修.docx", edited_in_word(draft))}
    clerk.does("letters/approval-request", "/edited", files=sent)
    clerk.stands("待核准")
    drop_by_mistake(clerk)
    clerk.does("more", "/back", {"to": "待申請核准", "back_reason": "公文要重發"})
    clerk.stands("待申請核准")


def drop_by_mistake(clerk: Clerk) -> None:
    """A reply that was dropped is taken away unconfirmed; another one stays there."""
    workspace = open_workspace(clerk.folder)
    for name in ("mistake", "kept"):
        file = reply_file(workspace, clerk.folder.parent / "replies", name=name)
        sent = {"file": (file.name, file.read_bytes())}
        clerk.visitor.submit("/incoming", "/incoming", files=sent)
    held = clerk.visitor.get("/incoming").link("mistake.docx")
    clerk.visitor.submit(held, "/forget")
    left = clerk.visitor.get("/incoming").text
    assert "mistake.docx" not in left
    assert "kept.docx" in left


def correct_course(clerk: Clerk) -> None:
    """The course's code comes later; entered twice, it is withdrawn and entered once more."""
    clerk.does("course", "/course/code", {"code": "4012345"})
    clerk.stands("課程未確認")
    clerk.does("course", "/withdraw", {"reason": "重複登錄"})
    assert "重複登錄" in clerk.see("course").text
    clerk.does("course", "/course")
    clerk.stands("課程未確認")


def review_by_rules(clerk: Clerk) -> None:
    """What waits is reviewed by the rules; the organiser is told, once at most."""
    visitor, settings = clerk.visitor, clerk.folder / "inservice.toml"
    visitor.submit("/reviews/rules", "/reviews/rules", {"enabled": "1", "most_amount": "2"})
    visitor.submit("/reviews/rules", "/reviews/run")
    assert "超過上限 2" in visitor.get("/reviews/rules").text
    former = settings.read_text("utf-8")
    with mail_server(MailServerForTests()) as post:
        use_server(clerk.folder, post)
        visitor.submit("/school/mail", "/school/mail", button="測試連線")
        visitor.submit(f"/reviews/{clerk.number}", "/mail")
        assert len(post.received) <= 1
    settings.write_text(former, "utf-8")


def send_hours_again(clerk: Clerk) -> None:
    """The upload files are fetched; the list comes back from the review and passes the next."""
    clerk.does("hours", "/upload", {"kind": ["csv"]})
    address = clerk.see("hours").page.xpath("//form[contains(@action, '/uploads/')]/@action")[0]
    clerk.does("hours", address)
    clerk.does("hours", "/submit")
    clerk.does("hours", "/review", {"reason": "請再核對"}, button="退回")
    clerk.stands("名單退回")
    clerk.does("hours", "/award")
    clerk.does("hours", "/submit")
    clerk.does("hours", "/review", button="通過")
    clerk.stands("名單確認通過")


def make_files_again(clerk: Clerk) -> None:
    """Files of certificates that were issued; who finds the work cut off presses again."""
    while True:
        job = clerk.visitor.submit(clerk.at("certificates"), "/files", {"format": ["docx"]})
        while "製作中" in (seen := clerk.visitor.get(job.path)).text:
            time.sleep(0.05)
        if "再次產生 3 張" in seen.text:
            return


def copy_and_revoke(
    clerk: Clerk, stranger: Visitor, lost: IssuedCertificate, wrong: IssuedCertificate
) -> None:
    """A lost certificate is copied, a wrong one revoked; both are found and verified."""
    visitor = clerk.visitor
    visitor.submit("/certificates", "/certificates", {"text": clerk.number}, button="搜尋")
    visitor.submit(f"/certificates/{lost.id}", "/copy", {"copy_reason": "遺失"}, button="Word")
    assert "補發1 次" in visitor.get(f"/certificates/{lost.id}").text
    copy = clerk.see("documents").page.xpath("//main//td//a[contains(@href, '/documents/')]/@href")
    assert visitor.get(f"{copy[0]}/files").data.startswith(b"PK")
    visitor.submit(f"/certificates/{wrong.id}", "/revoke", {"revoke_reason": "姓名誤植"})
    assert "已撤銷" in visitor.get(f"/certificates/{wrong.id}").text
    visitor.submit("/documents", "/documents", {"person": "王範例1"}, button="查詢")
    verdict = stranger.submit("/verify", "/verify", {"text": wrong.code})
    assert "這張證明已經撤銷" in verdict.text
    with behind(clerk.folder) as register:
        assert [each.copies for each in list_certificates(register, clerk.number)] == [0, 0, 1]
